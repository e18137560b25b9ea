"""Measures how text stands out from its ground, on the pixels of the page."""

from collections.abc import Iterator
from ctypes import byref, c_double, c_uint
from dataclasses import dataclass, field
import io

import numpy
import pikepdf
import pypdfium2
from pypdfium2 import raw

from .case import Case
from .words import SHOWS

# Pixels for each point.
SCALE = 1.5

# WCAG 2.2, criterion 1.4.3: the least ratio, and what counts as large text, in points.
LEAST = 4.5
LEAST_LARGE = 3.0
LARGE = 18
LARGE_BOLD = 14
BOLD = 700

# How much a pixel changes where a letter is drawn on it, in levels of 255.
INK = 24

# A ground under fewer of a line's pixels than this part is the edge of something and not what the letters stand on.
LEAST_GROUND = 0.02


@dataclass
class Line:
    """Text that is shown at once: part of a line, of one colour and size."""

    colour: tuple[int, int, int]
    size: float
    weight: int
    text: str = ""
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def least(self) -> float:
        return LEAST_LARGE if self.size >= LARGE or self.size >= LARGE_BOLD and self.weight >= BOLD else LEAST


def judge(case: Case) -> list[str]:
    """All text has the contrast to its ground that WCAG asks for, and none is hidden."""
    bare = pypdfium2.PdfDocument(without_text(case))
    found = []
    for number, page in enumerate(case.pdfium):
        with_text, ground = picture(page), picture(bare[number])
        for line in lines(case.texts[number]):
            found += [f"page {number + 1}: {trouble}" for trouble in troubles(line, with_text, ground, page)]
    return found


def without_text(case: Case) -> bytes:
    """Returns the PDF with nothing shown by operators of text."""
    with pikepdf.open(case.path) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(unlettered(page.obj))
        for held in pdf.objects:
            if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Form":
                held.write(unlettered(held))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def unlettered(content: pikepdf.Object) -> bytes:
    return pikepdf.unparse_content_stream([part for part in pikepdf.parse_content_stream(content) if str(part.operator) not in SHOWS])


def picture(page: pypdfium2.PdfPage) -> numpy.ndarray:
    return page.render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, :3].astype(numpy.int16)


def lines(text: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yields the text of a page, as it is shown."""
    shown, line = None, None
    for at in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, at))
        if raw.FPDFText_IsGenerated(text, at) or not character.isprintable() or character.isspace():
            continue
        belongs = raw.FPDFText_GetTextObject(text, at)
        address = None if not belongs else raw.cast(belongs, raw.c_void_p).value
        if line is None or address != shown:
            if line:
                yield line
            shown, line = address, new_line(text, at)
        line.text += character
        line.boxes.append(text.get_charbox(at))
    if line:
        yield line


def new_line(text: pypdfium2.PdfTextPage, at: int) -> Line:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFText_GetFillColor(text, at, byref(red), byref(green), byref(blue), byref(alpha))
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, byref(matrix))
    size = raw.FPDFText_GetFontSize(text, at) * (matrix.c**2 + matrix.d**2) ** 0.5
    return Line((red.value, green.value, blue.value), size, raw.FPDFText_GetFontWeight(text, at))


def troubles(line: Line, with_text: numpy.ndarray, ground: numpy.ndarray, page: pypdfium2.PdfPage) -> Iterator[str]:
    height = page.get_height()
    inked = []
    for left, bottom, right, top in line.boxes:
        rows = slice(max(int((height - top) * SCALE), 0), int((height - bottom) * SCALE) + 1)
        columns = slice(max(int(left * SCALE), 0), int(right * SCALE) + 1)
        below = ground[rows, columns].reshape(-1, 3)
        changed = numpy.abs(with_text[rows, columns].reshape(-1, 3) - below).max(axis=1) > INK
        inked.append(below[changed])
    inked = numpy.concatenate(inked) if inked else numpy.empty((0, 3))
    if len(inked) == 0:
        yield f"text that does not show: {line.text!r}"
        return
    colours, times = numpy.unique(inked, axis=0, return_counts=True)
    grounds = colours[times >= LEAST_GROUND * len(inked)]
    ratio = min((contrast(line.colour, tuple(ground)) for ground in grounds), default=21.0)
    if ratio < line.least():
        yield f"a contrast of {ratio:.2f}, not {line.least()}, at {line.size:.1f} pt: {line.text[:40]!r}"


def contrast(one: tuple, other: tuple) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [level / 255 / 12.92 if level / 255 <= 0.04045 else ((level / 255 + 0.055) / 1.055) ** 2.4 for level in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
