"""Judges that are programs, each started for one PDF: it opens, draws and extracts without a word of warning."""

import json

from .case import Case, run

# Fine enough that a hair line is not drawn twice as thick by those that draw nothing thinner than a pixel.
RESOLUTION = 100

# Debian's mutool is built without colour management and says so each time.
MUPDF_SAYS_ALWAYS = "warning: ICC support is not available"


def qpdf(case: Case) -> list[str]:
    """The file is sound, and every reference in it leads to an object."""
    _, found = run("qpdf", "--check", case.path)
    printed, told = run("qpdf", "--json=2", "--json-key=qpdf", case.path)
    if told:
        return found + told
    objects = json.loads(printed)["qpdf"][1]
    there = {name.removeprefix("obj:") for name, held in objects.items() if held.get("value", held) is not None}
    # An entry that refers to nothing is left out by qpdf, and what it refers to is listed as nothing.
    found += [f"{name.removeprefix('obj:')} is referred to, and is not there" for name, held in objects.items()
              if name.startswith("obj:") and held.get("value", held) is None]
    for name, held in objects.items():
        found += [f"{name} refers to {to}, which is not there" for to in sorted(references(held)) if to not in there]
    return found


def references(value: object) -> set[str]:
    """Returns all that a value of qpdf's JSON refers to, as `12 0 R`."""
    match value:
        case dict():
            return set().union(*(references(part) for part in value.values()))
        case list():
            return set().union(*(references(part) for part in value))
        case str() if value.endswith(" R") and value[0].isdigit():
            return {value}
    return set()


def fonts(case: Case) -> list[str]:
    """Every font is embedded, is a subset and has its characters."""
    printed, found = run("pdffonts", case.path)
    listed = [line.split() for line in printed.splitlines()[2:]]
    # From the right: an object's number and generation, then whether it has characters, is a subset, is embedded.
    found += [f"{line[0]} is not embedded, no subset or has no characters" for line in listed if line[-5:-2] != ["yes"] * 3]
    return found if listed else [*found, "no fonts at all"]


def poppler(case: Case) -> list[str]:
    """Poppler draws every page, reads the text, and the tags with their text."""
    _, found = run("pdftocairo", "-tiff", "-tiffcompression", "none", "-r", RESOLUTION, case.path, case.scratch / "poppler")
    _, told = run("pdftotext", "-enc", "UTF-8", case.path, case.scratch / "poppler.txt")
    tree, also = run("pdfinfo", "-struct-text", case.path)
    if not tree.startswith("Document"):
        also.append("its tags do not begin with Document")
    return found + told + also


def mupdf(case: Case) -> list[str]:
    """MuPDF draws every page and reads the text."""
    _, found = run("mutool", "draw", "-q", "-r", RESOLUTION, "-o", case.scratch / "mupdf-%d.ppm", case.path)
    _, told = run("mutool", "draw", "-q", "-F", "txt", "-o", case.scratch / "mupdf.txt", case.path)
    return [line for line in found + told if line != MUPDF_SAYS_ALWAYS]


def ghostscript(case: Case) -> list[str]:
    """Ghostscript draws every page, and stops at the first mistake."""
    smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"]
    to = f"-o{case.scratch / 'ghostscript-%d.ppm'}"
    said, found = run("gs", "-q", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=ppmraw", f"-r{RESOLUTION}", *smooth, to, case.path)
    return said.splitlines() + found
