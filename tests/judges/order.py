"""Judges the order in which a PDF is read aloud."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from .case import Case
from .document import Element, Stretch


def judge(case: Case) -> list[str]:
    """Every stretch of content has its one place in the tags, and a page is drawn in the order in which it is read."""
    found = []
    read = list(case.document.root.stretches())
    times = Counter((stretch.page, stretch.number) for stretch in read)
    for page, said in enumerate(case.document.said):
        for number, stretch in said.items():
            if times[page, number] != 1:
                found.append(f"page {page + 1}: read {times[page, number]} times: {stretch.text.strip()!r}")
        drawn = [stretch for stretch in read if stretch.page == page]
        for before, after in zip(drawn, drawn[1:]):
            if after.drawn < before.drawn:
                found.append(f"page {page + 1}: read after {before.text.strip()!r}, drawn before it: {after.text.strip()!r}")
    found += [f"page {page + 1}: is not there: stretch {number}" for page, number in times if number not in case.document.said[page]]
    units = list(beginnings(case.document.root))
    turned_back = [after for before, after in zip(units, units[1:]) if after.page < before.page]
    return found + [f"page {stretch.page + 1}: read after a later page: {stretch.text.strip()!r}" for stretch in turned_back]


def beginnings(element: Element) -> Iterator[Stretch]:
    """Yields the stretches below an element, of each table the first alone: what stands below its first part comes after all."""
    if element.role == "Table":
        yield from islice(element.stretches(), 1)
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from beginnings(kid)
        elif isinstance(kid, Stretch):
            yield kid
