"""Compares the pages as five programs draw them."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
import re

import numpy
from PIL import Image, ImageFilter

from .case import Case
from .programs import RESOLUTION

PROGRAMS = ("poppler", "mupdf", "ghostscript", "pdf.js", "pdfium")

# Pixels that become one, which evens out how programs smooth the edges of letters and of thin rules.
COARSE = 3

# Half the width and height of the window that the eye is taken to sum up, in such pixels: a few words of one line. Inside it
# a line of text that is missing or shifted shows, and heavier or lighter letters do not.
WINDOW = (7, 1.5)

# How far two drawings may differ there, in levels of 255. The programs differ by up to 36, where PDFium draws hair lines on
# paper a whole pixel thick, and by 27 where Ghostscript draws the outlines of small shapes heavier; a line of body text that
# is missing, or half a line off, makes 43 and more, which `mutants` proves.
TOLERANCE = 39


def judge(case: Case) -> list[str]:
    """Five programs draw the same."""
    drawn = {program: pages(case.scratch, program) for program in PROGRAMS}
    return [trouble for page in range(len(case.document.pages)) for trouble in compare(case, drawn, page)]


def pages(scratch: Path, program: str) -> dict[int, Path]:
    """Returns the pages that a program drew, by their numbers from 0."""
    prefix = program.replace(".", "")
    numbered = ((re.search(r"-(\d+)\.\w+$", path.name), path) for path in scratch.glob(f"{prefix}-*"))
    return {int(number.group(1)) - 1: path for number, path in numbered if number}


def compare(case: Case, drawn: dict[str, dict[int, Path]], page: int) -> Iterator[str]:
    # A page that ends within a pixel ends elsewhere for each program: whole blocks of pixels alone are compared.
    left, bottom, right, top = (float(edge) for edge in case.document.pages[page].mediabox)
    width, height = (int(size * RESOLUTION / 72) // COARSE * COARSE for size in (right - left, top - bottom))
    seen = {}
    for program, paths in drawn.items():
        if page not in paths:
            yield f"page {page + 1}: {program} draws nothing"
            continue
        with Image.open(paths[page]) as image:
            if abs(image.width - width) > COARSE or abs(image.height - height) > COARSE:
                yield f"page {page + 1}: {program} draws {image.width} × {image.height} pixels, not {width} × {height}"
                continue
            coarse = image.convert("RGB").reduce(COARSE, box=(0, 0, width, height))
        soft = coarse.filter(ImageFilter.BoxBlur(WINDOW))
        seen[program] = numpy.asarray(soft, dtype=numpy.int16)
    for one, other in combinations(seen, 2):
        differences = numpy.abs(seen[one] - seen[other]).max(axis=2)
        if differences.max() > TOLERANCE:
            down, along = (int(at) for at in numpy.unravel_index(differences.argmax(), differences.shape))
            place = f"{along * COARSE * 72 // RESOLUTION}, {down * COARSE * 72 // RESOLUTION} pt from its upper left corner"
            yield f"page {page + 1}: {one} and {other} differ by {differences.max()} at {place}"
