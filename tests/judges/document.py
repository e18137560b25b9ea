"""Reads the tags of a PDF with what they say, as a screen reader would."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from .words import Said, stretches

# How elements are called whose own text ends where theirs begins: to the ear they are apart from what stands before.
BLOCKS = {"Document", "Part", "Sect", "Div", "P", "L", "LI", "LBody", "Lbl", "Table", "THead", "TBody", "TR", "TH", "TD", "TOC",
          "TOCI", "Caption", "Figure", "Note", "BlockQuote", "H1", "H2", "H3", "H4", "H5", "H6"}


@dataclass
class Stretch:
    """A stretch of a page's content that belongs to an element."""

    page: int
    number: int
    text: str
    # Which of the page's stretches it is, in the order of drawing.
    drawn: int
    # Of its first baseline, from the foot of the page, if it has any text.
    height: float | None


@dataclass
class Link:
    """An area of a page that leads somewhere."""

    page: int
    held: pikepdf.Dictionary


@dataclass
class Element:
    """An element of the tag tree."""

    role: str
    held: pikepdf.Dictionary
    # As it is marked here or further up.
    language: str
    parent: "Element | None"
    kids: "list[Element | Stretch | Link]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """Yields it and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def all(self, *roles: str) -> "list[Element]":
        return [element for element in self.walk() if element.role in roles]

    def stretches(self) -> Iterator[Stretch]:
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.stretches()
            elif isinstance(kid, Stretch):
                yield kid

    def links(self) -> list[Link]:
        return [kid for element in self.walk() for kid in element.kids if isinstance(kid, Link)]

    def above(self, *roles: str) -> "Element | None":
        """Returns the nearest element above it that has one of these roles."""
        above = self.parent
        while above and above.role not in roles:
            above = above.parent
        return above

    def alt(self) -> str | None:
        alt = self.held.get("/Alt")
        return None if alt is None else str(alt)

    def attribute(self, key: str) -> object:
        owned = self.held.get("/A", [])
        owned = owned if isinstance(owned, pikepdf.Array) else [owned]
        return next((attributes[key] for attributes in owned if key in attributes), None)

    def text(self) -> str:
        """Returns all that it says, with spaces in the place of its pages' and lines' ends."""
        return " ".join(self.spoken().replace("\N{SOFT HYPHEN} ", "").replace("\N{SOFT HYPHEN}", "").split())

    def spoken(self) -> str:
        if "/ActualText" in self.held:
            return str(self.held.ActualText)
        said = ""
        for kid in self.kids:
            if isinstance(kid, Stretch):
                said += kid.text
            elif isinstance(kid, Element):
                said += f" {kid.spoken()} " if kid.role in BLOCKS else kid.spoken()
        return said


class Document:
    """The tags of a PDF."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = list(pdf.pages)
        self.page_numbers = {page.objgen: number for number, page in enumerate(self.pages)}
        # What each marked stretch of each page says, in the order of drawing.
        self.said = [stretches(page) for page in self.pages]
        self.drawn = [{number: at for at, number in enumerate(said)} for said in self.said]
        self.language = str(pdf.Root.get("/Lang", ""))
        structure = pdf.Root.StructTreeRoot
        self.roles = {str(name)[1:]: str(role)[1:] for name, role in structure.get("/RoleMap", {}).items()}
        kids = structure.K if isinstance(structure.K, pikepdf.Array) else [structure.K]
        self.root = self.element(kids[0], None)

    def element(self, held: pikepdf.Dictionary, parent: Element | None) -> Element:
        role = str(held.S)[1:]
        language = str(held.get("/Lang", parent.language if parent else self.language))
        element = Element(self.roles.get(role, role), held, language, parent)
        kids = held.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                element.kids.append(self.stretch(held.Pg, kid))
            elif "/S" in kid:
                element.kids.append(self.element(kid, element))
            elif "/MCID" in kid:
                element.kids.append(self.stretch(kid.get("/Pg", held.get("/Pg")), int(kid.MCID)))
            elif "/Obj" in kid:
                page = kid.get("/Pg", held.get("/Pg"))
                element.kids.append(Link(self.page_numbers[page.objgen], kid.Obj))
        return element

    def stretch(self, page: pikepdf.Dictionary, number: int) -> Stretch:
        at = self.page_numbers[page.objgen]
        said = self.said[at].get(number, Said())
        return Stretch(at, number, said.text, self.drawn[at].get(number, -1), said.height)

    def bookmarks(self) -> list[tuple[int, str, pikepdf.Object]]:
        """Returns level, title and destination of each bookmark, in order."""
        found = []

        def below(entry: pikepdf.Dictionary, level: int) -> None:
            next_one = entry.get("/First")
            while next_one is not None:
                found.append((level, str(next_one.Title), next_one.get("/Dest")))
                below(next_one, level + 1)
                next_one = next_one.get("/Next")

        below(self.pdf.Root.get("/Outlines", pikepdf.Dictionary()), 1)
        return found
