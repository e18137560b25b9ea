"""Reads what the marked stretches of a page's content say, and where they begin."""

from dataclasses import dataclass
from functools import lru_cache
import re

import pikepdf

SHOWS = {"Tj", "TJ", "'", '"'}


@dataclass
class Said:
    """What a marked stretch says, and the height of its first baseline on the page, if it has any."""

    text: str = ""
    height: float | None = None


def stretches(page: pikepdf.Page) -> dict[int, Said]:
    """Returns what each marked stretch says, by its number, in the order of drawing."""
    said: dict[int, Said] = {}
    read(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), pikepdf.Matrix(), said)
    return said


def read(content: pikepdf.Object, resources: pikepdf.Dictionary, space: pikepdf.Matrix, said: dict[int, Said]) -> None:
    # The numbers of the stretches that are open; none for what is an artifact.
    open_ones: list[int | None] = []
    font: tuple[dict[int, str], int] = ({}, 1)
    saved: list[pikepdf.Matrix] = []
    line = pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "BDC":
                properties = operands[1]
                if isinstance(properties, pikepdf.Name):
                    properties = resources.Properties[properties]
                number = properties.get("/MCID")
                open_ones.append(None if number is None else int(number))
                if number is not None:
                    said.setdefault(int(number), Said())
            case "BMC":
                open_ones.append(None)
            case "EMC":
                open_ones.pop()
            case "Tf":
                font = readings(resources.Font[operands[0]])
            case "q":
                saved.append(space)
            case "Q":
                space = saved.pop()
            case "cm":
                space = pikepdf.Matrix(*operands) @ space
            case "BT":
                line = pikepdf.Matrix()
            case "Tm":
                line = pikepdf.Matrix(*operands)
            case "Td" | "TD":
                line = line.translated(*operands)
            case "Do":
                form = resources.XObject[operands[0]]
                if form.Subtype == "/Form":
                    matrix = pikepdf.Matrix(*form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
                    read(form, form.get("/Resources", resources), matrix @ space, said)
            case name if name in SHOWS:
                number = next((number for number in reversed(open_ones) if number is not None), None)
                if number is not None:
                    parts = operands[0] if name == "TJ" else operands[-1:]
                    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    said[number].text += decode(codes, *font)
                    if said[number].height is None:
                        said[number].height = (line @ space).f


def decode(codes: bytes, characters: dict[int, str], width: int) -> str:
    groups = (codes[at : at + width] for at in range(0, len(codes), width))
    return "".join(characters.get(int.from_bytes(group), "\N{REPLACEMENT CHARACTER}") for group in groups)


def readings(font: pikepdf.Dictionary) -> tuple[dict[int, str], int]:
    """Returns the characters of each code of a font, and how many bytes a code has."""
    if "/ToUnicode" not in font:
        return {}, 1
    return parse(font.ToUnicode.read_bytes().decode("latin-1"))


@lru_cache(maxsize=256)
def parse(cmap: str) -> tuple[dict[int, str], int]:
    characters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, units in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            characters[int(code, 16)] = bytes.fromhex(units).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, units in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                code_unit = int(units, 16) + step
                characters[int(first, 16) + step] = code_unit.to_bytes(len(units) // 2).decode("utf-16-be")
    space = re.search(r"begincodespacerange\s*<(\w+)>", cmap)
    return characters, len(space.group(1)) // 2 if space else 1
