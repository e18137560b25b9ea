"""Shows PDFs to all judges."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
import os
import tempfile

from . import (alts, contrast, drawings, headings, languages, letters, links, notes, order, overlaps, pdfium, pdfjs, programs, tables,
               verapdf)
from .case import Case

JUDGES: dict[str, Callable[[Case], list[str]]] = {
    "qpdf": programs.qpdf,
    "ua1": verapdf.ua1,
    "2a": verapdf.a2a,
    "fonts": programs.fonts,
    "poppler": programs.poppler,
    "mupdf": programs.mupdf,
    "gs": programs.ghostscript,
    "pdf.js": pdfjs.judge,
    "pdfium": pdfium.judge,
    "drawings": drawings.judge,
    "letters": letters.judge,
    "order": order.judge,
    "alts": alts.judge,
    "headings": headings.judge,
    "links": links.judge,
    "notes": notes.judge,
    "tables": tables.judge,
    "languages": languages.judge,
    "contrast": contrast.judge,
    "overlaps": overlaps.judge,
}

# Those that see all PDFs in one run of their own.
AT_ONCE = ("ua1", "2a")

# What all judges found, by PDF and judge.
Found = dict[Path, dict[str, list[str]]]


def show(pdfs: list[Path], cache: Path, tools: Path) -> Found:
    """Shows PDFs to all judges, on all cores."""
    with tempfile.TemporaryDirectory(prefix="judges-") as scratch:
        cases = [Case(pdf, Path(scratch) / str(number)) for number, pdf in enumerate(pdfs)]
        for case in cases:
            case.scratch.mkdir()
        with ThreadPoolExecutor(1) as aside, ProcessPoolExecutor(os.cpu_count()) as pool:
            verdicts = aside.submit(verapdf.show, cases, tools)
            pdfjs.show(cases, cache)
            found = dict(zip(pdfs, pool.map(show_to_each, cases)))
            verdicts.result()
        for case in cases:
            found[case.path] |= {judge: JUDGES[judge](case) for judge in AT_ONCE}
        return found


def show_to_each(case: Case) -> dict[str, list[str]]:
    """Shows one PDF to the judges that see one at a time."""
    return {name: judged(judge, case) for name, judge in JUDGES.items() if name not in AT_ONCE}


def judged(judge: Callable[[Case], list[str]], case: Case) -> list[str]:
    try:
        return judge(case)
    except Exception as error:  # noqa: BLE001 - a file that a judge cannot read at all is what it found.
        return [f"{type(error).__name__}: {error}"]
