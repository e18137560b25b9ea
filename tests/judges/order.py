"""Judges the order in which a PDF is read aloud."""

from collections import Counter
from itertools import pairwise

from .case import Case
from .document import Element, Stretch

# Page, and number in the order of drawing.
Place = tuple[int, int]


def judge(case: Case) -> list[str]:
    """Every stretch of content has its one place in the tags, and pages are drawn in the order in which they are read."""
    read = list(case.document.root.stretches())
    return times_read(case, read) + turned_back(case, read)


def times_read(case: Case, read: list[Stretch]) -> list[str]:
    found = []
    times = Counter((stretch.page, stretch.number) for stretch in read)
    for page, said in enumerate(case.document.said):
        for number, stretch in said.items():
            if times[page, number] != 1:
                found.append(f"page {page + 1}: read {times[page, number]} times: {stretch.text.strip()!r}")
    return found + [f"page {page + 1}: is not there: stretch {number}" for page, number in times if number not in case.document.said[page]]


def turned_back(case: Case, read: list[Stretch]) -> list[str]:
    """Returns what is read after something that is drawn later.

    A table that is broken is read whole: what stands below its first part is read after all of it, and drawn before the rest.
    """
    tables = [span(table) for table in case.document.root.all("Table") if any(table.stretches())]
    found = []
    for before, after in pairwise(read):
        at = place(after)
        if at < place(before) and not any(first < at < last for first, last in tables):
            found.append(f"page {after.page + 1}: read after {before.text.strip()!r}, drawn before it: {after.text.strip()!r}")
    return found


def place(stretch: Stretch) -> Place:
    return stretch.page, stretch.drawn


def span(table: Element) -> tuple[Place, Place]:
    places = [place(stretch) for stretch in table.stretches()]
    return min(places), max(places)
