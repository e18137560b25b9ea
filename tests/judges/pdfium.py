"""Judges by PDFium, the library of Chrome and Android."""

import pypdfium2

from .case import Case
from .programs import RESOLUTION


def judge(case: Case) -> list[str]:
    """PDFium draws every page and reads the text."""
    text = []
    try:
        for number, page in enumerate(case.pdfium, 1):
            page.render(scale=RESOLUTION / 72).to_pil().save(case.scratch / f"pdfium-{number}.ppm")
            text.append(page.get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError as error:
        return [str(error)]
    (case.scratch / "pdfium.txt").write_text("\n".join(text), encoding="utf-8", errors="replace")
    return []
