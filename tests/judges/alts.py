"""Judges what is said in the place of pictures."""

from collections import Counter
import re

from .case import Case

FILE_NAME = re.compile(r"\.(avif|gif|jpe?g|pdf|png|svg|tiff?|webp)$", re.IGNORECASE)

# Too little to tell one picture from another.
LEAST_LETTERS = 8


def judge(case: Case) -> list[str]:
    """Each picture has words of its own in its place, which are not the name of a file."""
    found = []
    figures = case.document.root.all("Figure")
    alts = [(figure.alt() or "").strip() for figure in figures]
    for figure, alt in zip(figures, alts):
        page = next((stretch.page + 1 for stretch in figure.stretches()), "?")
        if len(alt) < LEAST_LETTERS:
            found.append(f"page {page}: a picture says only {alt!r}")
        elif FILE_NAME.search(alt):
            found.append(f"page {page}: a picture says the name of a file, {alt!r}")
        if figure.attribute("/BBox") is None:
            found.append(f"page {page}: it is not told where this picture stands: {alt!r}")
    return found + [f"{times} pictures say the same, {alt!r}" for alt, times in Counter(alts).items() if times > 1]
