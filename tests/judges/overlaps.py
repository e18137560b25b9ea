"""Holds that nothing leaves its page, and that no text covers other text or a picture, by the boxes that PDFium gives."""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c

from .case import Case

# Left, bottom, right, top, in points.
Box = tuple[float, float, float, float]

# A letter may hang so far out of the page.
TOUCH = 1.0
# A letter is covered where so much of its box lies under that of another: less is an accent, or a line set close.
COVERED = 0.35
# Letters so near to each other in the text may share a box, as ligatures do, or be an italic f that reaches over them.
NEIGHBOURS = 3


def judge(case: Case) -> list[str]:
    """No glyph outside its page, no text over text, no text over a picture without a plate."""
    found = []
    for number, page in enumerate(case.pdfium, 1):
        letters = list(letters_of(case.texts[number - 1]))
        left, bottom, right, top = page.get_mediabox()
        width, height = right - left, top - bottom
        for letter, box in letters:
            if box[0] < -TOUCH or box[1] < -TOUCH or box[2] > width + TOUCH or box[3] > height + TOUCH:
                found.append(f"page {number}: {letter!r} leaves the page at {shown(box)}")
                break
        if pair := first_covered(letters):
            found.append(f"page {number}: {pair[0]!r} and {pair[1]!r} stand on each other at {shown(pair[2])}")
        if over := over_picture(page, letters):
            found.append(f"page {number}: {over[0]!r} stands on a picture at {shown(over[1])}")
    return found


def shown(box: Box) -> str:
    return " ".join(f"{edge:.0f}" for edge in box)


def letters_of(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Returns the letters that are drawn upright, with what their ink covers. Words behind the text stand aslant."""
    for index in range(text.count_chars()):
        letter = chr(pdfium_c.FPDFText_GetUnicode(text.raw, index))
        if letter.isspace() or pdfium_c.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        if abs(pdfium_c.FPDFText_GetCharAngle(text.raw, index)) > 0.01:
            continue
        box = text.get_charbox(index)
        if box[2] > box[0] and box[3] > box[1]:
            yield letter, box


def first_covered(letters: list[tuple[str, Box]]) -> tuple[str, str, Box] | None:
    """Returns the first pair of letters of which one covers the other."""
    # By the left edge: a letter is held against those that begin before it ends.
    ordered = sorted(enumerate(letters), key=lambda letter: letter[1][1][0])
    for index, (place, (one, box)) in enumerate(ordered):
        for further_place, (other, further) in ordered[index + 1 :]:
            if further[0] >= box[2]:
                break
            if abs(place - further_place) <= NEIGHBOURS:
                continue
            across = min(box[2], further[2]) - further[0]
            down = min(box[3], further[3]) - max(box[1], further[1])
            if across <= 0 or down <= 0:
                continue
            smaller = min(area(box), area(further))
            if across * down > COVERED * smaller:
                return one, other, further
    return None


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def over_picture(page: pypdfium2.PdfPage, letters: list[tuple[str, Box]]) -> tuple[str, Box] | None:
    """Returns the first letter on a picture that no filled box parts from it."""
    pictures: list[Box] = []
    plates: list[tuple[int, Box]] = []
    for thing in page.get_objects(max_depth=4):
        box = thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()
        if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif thing.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            plates.append((len(pictures), box))
    for letter, box in letters:
        for number, picture in enumerate(pictures, 1):
            if not holds(picture, box):
                continue
            # A plate is drawn after the picture.
            if not any(after >= number and holds(plate, box) for after, plate in plates):
                return letter, box
    return None


def holds(outer: Box, inner: Box) -> bool:
    """Returns whether a box holds the middle of another."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] < x < outer[2] and outer[1] < y < outer[3]
