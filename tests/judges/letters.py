"""Compares the text as programs read it."""

from collections import Counter
import unicodedata

from .case import Case

PROGRAMS = ("poppler", "mupdf", "pdf.js", "pdfium")


def judge(case: Case) -> list[str]:
    """Every program reads the same letters and digits, each as often."""
    found = []
    tagged = letters(" ".join(stretch.text for said in case.document.said for stretch in said.values()))
    for program in PROGRAMS:
        path = case.scratch / f"{program.replace('.', '')}.txt"
        if not path.exists() or not (text := path.read_text(encoding="utf-8", errors="replace")).strip():
            found.append(f"{program} reads no text")
            continue
        if "\N{REPLACEMENT CHARACTER}" in text:
            found.append(f"{program} meets characters that it cannot read")
        # Artifacts are read by programs that know of no tags: they may read more, but not less.
        if missing := tagged - letters(text):
            found.append(f"{program} misses {''.join(sorted(missing.elements()))[:60]!r}")
    return found


def letters(text: str) -> Counter[str]:
    """Returns how often each letter and digit stands in a text, its parts apart where it is composed."""
    return Counter(letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter)[0] in "LN")
