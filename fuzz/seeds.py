"""Writes the inputs that a target begins with: seeds.py TARGET FOLDER. They come from the tests' cases and the briefs."""

import base64
import hashlib
import pathlib
import re
import struct
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEPARATOR = "\x1e"
LANGUAGES = ["en-US", "en-GB", "es-MX", "es-ES", "fr-FR", "fr-CA", "de-DE", "de-CH", "pt-BR", "pt-PT", "it-IT", "nl-NL"]


def cases(text):
    """Yields each case's files, as pairs of name and text."""
    for section in re.split(r"(?m)^## ", text)[1:]:
        files = []
        for fence in re.finditer(r"(?ms)^(`{3,})\w* (\S+)[^\n]*\n(.*?)^\1\s*$", section):
            if fence[2] != "expected":
                files.append((fence[2], fence[3]))
        if files:
            yield files


def suite(concepts):
    for concept in concepts:
        for path in sorted((ROOT / "tests/suite" / concept).rglob("*.md")):
            yield from cases(path.read_text())


def project(files):
    return "".join(f"{SEPARATOR}{name}\n{text}" for name, text in files).encode()


def named(concepts, suffix):
    for files in suite(concepts):
        for name, text in files:
            if name.endswith(suffix):
                yield text.encode()


def briefs():
    for folder in sorted((ROOT / "briefs").iterdir()):
        files = [path for path in folder.iterdir() if path.is_file() and path.suffix in {".yaml", ".md", ".svg"}]
        for outline in files:
            if outline.suffix == ".yaml" and not outline.name.startswith("_"):
                kept = [path for path in files if path == outline or path.suffix != ".yaml" or path.name[0] == "_"]
                yield project([(path.name, path.read_text()) for path in kept])


def pairs():
    """Yields the pairs of claim and passage, with the number of their language before them."""
    for path in sorted((ROOT / "tests/suite/evidence/pairs").rglob("*.md")):
        language = next(index for index, name in enumerate(LANGUAGES) if name.startswith(path.stem))
        for section in re.split(r"(?m)^## ", path.read_text())[1:]:
            passage = "\n".join(re.findall(r"(?m)^> (.*)$", section))
            claim = re.search(r"(?m)^- (?:value: )?(.*)$", section)
            if claim and passage:
                yield f"{chr(48 + language)}{claim[1]}\n{passage}".encode()


CLAIMS = [
    ("US$ 1,234,567.89", "It cost US$ 1,234,567.89 in 2019."),
    ("more than 34,000", "34,500 people, or a third of them, rose by 3.5 percentage points."),
    ("ninety-three thousand", "Some 93,000 people died; 40 of 102 were first."),
    ("1.954,5 millones", "El costo fue de 1,954.5 millones de pesos, un billón."),
    ("3,5 Milliarden", "Die Kosten von 3½ Milliarden Euro stiegen um ein Drittel (33,4 %)."),
    ("quatre-vingt-dix-sept", "Quelque 97 personnes, de 300 à 400 %, du 1er janvier au 3 mars 2020."),
    ("duecentoquarantatré", "Tra il 12 e il 15 per cento, 243 casi, almeno 2 km²."),
    ("dois milhões e meio", "Cerca de 2,5 milhões de reais; −4 pontos percentuais."),
    ("1'954.5", "CHF 1'954.50, 12, 15 und 20 Prozent, 2019/20, Covid-19, F-16, G20."),
    ("anderhalf miljoen", "Ruim 1,5 miljoen, één op de vijf, 14e plaats, 5 × 10."),
    ("10%–12%", "From 10 to 12 percent; 1/3; ½; 12.500; 0.000001; 1e9; 999999999999999999999."),
]

SUMS = [
    ("60.6 - 53.5", "7.1 points\n\nDebt was 53.5 % and then 60.6 % of GDP."),
    ("change(40, 44)", "10%\n\nFrom 40 million dollars to 44 million dollars."),
    ("sum(1, 2, 3) * (4 - 2) / 6", "2\n\n1, 2, 3, 4, 6."),
    ("share(36, 144)", "25 %\n\n36 of 144 people."),
    ("points(12.5, 9)", "3.5 points\n\nfrom 12.5 % to 9 %."),
    ("-(3 - 4) / 0", "1\n\n3, 4 and 0."),
    ("1.000000000000000000000001 * 99999999999999999999", "1\n\n1"),
    ("((((((1))))))", "1\n\n1 €"),
]


def png(colour, channels, extra=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((x * 30 + y) % 256 for x in range(4 * channels)) for y in range(4))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


GIF = base64.b64decode("R0lGODlhAgACAIAAAP8AAAAA/ywAAAAAAgACAAACAkQKADs=")


def pictures():
    for path in sorted((ROOT / "tests/pictures").iterdir()):
        if path.suffix != ".md":
            yield path.read_bytes()
    for colour, channels in [(0, 1), (2, 3), (4, 2), (6, 4)]:
        yield png(colour, channels)
    yield GIF


def svgs():
    yield from named(["outline", "evidence", "slides", "diagnostics"], ".svg")
    for path in sorted((ROOT / "briefs").rglob("*.svg")):
        yield path.read_bytes()
    for body in [
        "<g transform='rotate(30 5 5) scale(2)'><rect x='1' y='1' width='3' height='4' rx='1' fill='none' stroke='red'/></g>",
        "<defs><path id='a' d='M0 0l9 9z'/></defs><use href='#a' stroke='#000' stroke-dasharray='1 2'/><circle r='3'/>",
        "<text x='1' y='9' font-size='4'>A word<tspan dx='2'>, another</tspan></text><ellipse rx='3' ry='1'/>",
        "<style>.a{fill:#123;stroke-width:2mm}</style><path class='a' d='M1 1C2 2 3 3 4 4S5 5 6 6Q7 7 8 8T9 9A1 2 3 0 1 4 4z'/>",
        "<linearGradient id='g'><stop offset='0'/></linearGradient><polygon points='0,0 1,1 2,0' fill='url(#g)'/>",
        "<image href='data:image/png;base64,AAAA'/><symbol id='s' viewBox='0 0 1 1'/><polyline points='1 2 3 4' opacity='.5'/>",
        "<clipPath id='c'><rect width='2' height='2'/></clipPath><mask id='m'/><filter id='f'/><g clip-path='url(#c)'/>",
    ]:
        yield f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>{body}</svg>".encode()


def seeds(target):
    if target == "report":
        yield from named(["report", "markdown", "evidence", "outline", "slides"], ".md")
        yield from (path.read_bytes()[:8000] for path in sorted((ROOT / "briefs").rglob("*.md")))
    elif target == "outline":
        yield from named(["outline", "evidence", "slides", "diagnostics"], ".yaml")
        yield from (path.read_bytes() for path in sorted((ROOT / "briefs").rglob("*.yaml")))
    elif target == "theme":
        yield from named(["diagnostics"], ".yaml")
        for fence in re.finditer(r"(?ms)^```yaml\n(.*?)^```", (ROOT / "docs/themes.md").read_text()):
            yield fence[1].encode()
        yield from (path.read_bytes() for path in sorted((ROOT / "assets/themes").glob("*.yaml")))
    elif target == "quantities":
        yield from pairs()
        for index in range(len(LANGUAGES)):
            yield from (f"{chr(48 + index)}{claim}\n{text}".encode() for claim, text in CLAIMS)
    elif target == "derive":
        yield from (f"{chr(48 + index)}{text}\n{rest}".encode() for index, (text, rest) in enumerate(SUMS))
    elif target == "picture":
        yield from pictures()
    elif target == "svg":
        yield from svgs()
    elif target == "draft":
        yield from (path.read_bytes() for path in sorted((ROOT / "tests/drafts").glob("*.md")))
        yield from named(["report", "markdown", "evidence"], ".md")
    elif target == "whole":
        yield from map(project, suite(["outline", "evidence", "slides", "diagnostics"]))
        yield from briefs()
        yield from (bytes((x * step + x // 7) % 256 for x in range(500)) for step in range(1, 60))


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for seed in seeds(target):
        if seed:
            (folder / hashlib.sha1(seed).hexdigest()).write_bytes(seed)


main()
