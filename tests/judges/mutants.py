"""Breaks a PDF in many ways, each of which a judge has to find: proof that they bite."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
import re
import tempfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from . import drawings, pdfium, pdfjs, programs
from .case import Case
from .document import Document, Element
from .notes import marks
from .panel import JUDGES, show
from .table import tell
from .words import SHOWS

# Text as large as a memo's is broken, on the page after the first.
BODY_PAGE = 1


def first(document: Document, *roles: str) -> Element:
    return document.root.all(*roles)[0]


def marks_of_two_notes(document: Document) -> tuple[Dictionary, Dictionary]:
    """Returns the link areas of marks of two different notes."""
    one, *others = marks(document.root)
    other = next(mark for mark in others if mark.text() != one.text())
    return one.links()[0].held, other.links()[0].held


def tag_removed(document: Document) -> None:
    paragraph = next(element for element in document.root.all("P") if element.parent.role == "Sect" and element.text())
    kids = paragraph.parent.held.K
    del kids[[kid.objgen for kid in kids].index(paragraph.held.objgen)]


def content_untagged(document: Document) -> None:
    page = document.pages[BODY_PAGE]
    content = page.Contents.read_bytes().replace(b"/P <</MCID", b"/Artifact <</Old", 1)
    page.Contents = document.pdf.make_stream(content)


def contents_swapped(document: Document) -> None:
    section = next(element for element in document.root.all("Sect", "Part") if len(element.all("P")) > 2)
    kids = section.held.K
    kids[1], kids[2] = kids[2], kids[1]


def alt_emptied(document: Document) -> None:
    first(document, "Figure").held.Alt = String("")


def alt_names_file(document: Document) -> None:
    first(document, "Figure").held.Alt = String("map-of-the-town.png")


def alt_removed(document: Document) -> None:
    del first(document, "Figure").held["/Alt"]


def role_renamed(document: Document) -> None:
    first(document, "L").held.S = Name.Liste


def heading_too_deep(document: Document) -> None:
    document.root.all("H1")[1].held.S = Name.H3


def bookmark_renamed(document: Document) -> None:
    document.pdf.Root.Outlines.First.Next.Title = String("Something else")


def destination_nowhere(document: Document) -> None:
    link, _ = marks_of_two_notes(document)
    link.Dest = Array([document.pdf.get_object(99999, 0), Name.XYZ, 0, 700, None])


def destination_removed(document: Document) -> None:
    link, _ = marks_of_two_notes(document)
    del link["/Dest"]


def mark_leads_to_other_note(document: Document) -> None:
    one, other = marks_of_two_notes(document)
    one.Dest = other.Dest


def note_leads_back_elsewhere(document: Document) -> None:
    note = first(document, "Note")
    note.links()[0].held.Dest = Array([document.pages[0].obj, Name.XYZ, 0, 700, None])


def note_without_mark(document: Document) -> None:
    for mark in marks(document.root):
        if mark.text() == "1":
            mark.held.S = Name.Span


def note_without_name(document: Document) -> None:
    del first(document, "Note").held["/ID"]


def link_silent(document: Document) -> None:
    del first(document, "Link").links()[0].held["/Contents"]


def link_beside_its_words(document: Document) -> None:
    link, _ = marks_of_two_notes(document)
    link.Rect = Array([2, 2, 12, 12])


def header_made_data(document: Document) -> None:
    for row in document.root.all("TR"):
        for cell in row.all("TH"):
            cell.held.S = Name.TD


def scope_removed(document: Document) -> None:
    del first(document, "TH").held["/A"]


def language_removed(document: Document) -> None:
    del document.pdf.Root["/Lang"]


def language_wrong(document: Document) -> None:
    document.pdf.Root.Lang = String("fr-FR")


def foreign_words_unmarked(document: Document) -> None:
    for element in document.root.walk():
        if element.parent and "/Lang" in element.held:
            del element.held["/Lang"]


def characters_dropped(document: Document) -> None:
    for font in document.pages[BODY_PAGE].Resources.Font.values():
        del font["/ToUnicode"]


def font_not_embedded(document: Document) -> None:
    font = next(iter(document.pages[BODY_PAGE].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]


def intent_removed(document: Document) -> None:
    del document.pdf.Root["/OutputIntents"]


def title_differs(document: Document) -> None:
    document.pdf.docinfo["/Title"] = String("Another title")


def text_too_light(document: Document) -> None:
    before_text(document, b"0.75 0.75 0.75 rg")


def text_painted_over(document: Document) -> None:
    page = document.pages[BODY_PAGE]
    cover = b"\n/Artifact BMC q 1 1 1 rg 0 300 612 300 re f Q EMC"
    page.Contents = document.pdf.make_stream(page.Contents.read_bytes() + cover)


def text_off_the_page(document: Document) -> None:
    before_text(document, b"1 0 0 1 -60 0 Tm")


def text_over_text(document: Document) -> None:
    page = document.pages[BODY_PAGE]
    content = page.Contents.read_bytes()
    moved = b"/Artifact BMC q 1 0 0 1 3 2 cm\n" + unmarked(page) + b"\nQ EMC\n"
    page.Contents = document.pdf.make_stream(content + b"\n" + moved)


def picture_under_text(document: Document) -> None:
    page = document.pages[BODY_PAGE]
    picture = document.pdf.make_stream(bytes(3), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
                                       ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    picture.write(b"\xf4")
    page.Resources.XObject = Dictionary(Under=picture)
    page.Contents = document.pdf.make_stream(
        b"/Artifact BMC q 400 0 0 400 100 200 cm /Under Do Q EMC\n" + page.Contents.read_bytes()
    )


def unmarked(page: pikepdf.Page) -> bytes:
    """Returns what a page draws, none of it marked as anything."""
    marks = {"BDC", "BMC", "EMC"}
    parts = [part for part in pikepdf.parse_content_stream(page) if str(part.operator) not in marks]
    return pikepdf.unparse_content_stream(parts)


def line_left_out(document: Document) -> None:
    change_line(document, lambda shown: [])


def line_half_a_line_lower(document: Document) -> None:
    lower = pikepdf.ContentStreamInstruction([-7], pikepdf.Operator("Ts"))
    level = pikepdf.ContentStreamInstruction([0], pikepdf.Operator("Ts"))
    change_line(document, lambda shown: [lower, shown, level])


def before_text(document: Document, colour: bytes) -> None:
    """Gives the first paragraph of the page another colour."""
    page = document.pages[BODY_PAGE]
    content = page.Contents.read_bytes()
    at = content.index(b"TJ", content.index(b"/P <<"))
    at = content.rindex(b"[", 0, at)
    page.Contents = document.pdf.make_stream(content[:at] + colour + b"\n" + content[at:])


def change_line(document: Document, change: Callable[[object], list[object]]) -> None:
    """Changes the longest line that is shown on the page."""
    page = document.pages[BODY_PAGE]
    parts = list(pikepdf.parse_content_stream(page))
    shown = [at for at, part in enumerate(parts) if str(part.operator) in SHOWS]
    longest = max(shown, key=lambda at: sum(len(bytes(part)) for part in parts[at].operands[0] if isinstance(part, String)))
    parts[longest : longest + 1] = change(parts[longest])
    page.Contents = document.pdf.make_stream(pikepdf.unparse_content_stream(parts))


def reference_to_nothing(content: bytes) -> bytes:
    """Lets a bookmark name one before it that is not there, by a number of as many digits, so that all else keeps its place."""
    return re.sub(rb"(?<=/Prev )\d{3}", b"999", content, count=1)


MUTANTS: list[Callable[[Document], None]] = [
    tag_removed, content_untagged, contents_swapped, alt_emptied, alt_names_file, alt_removed, role_renamed, heading_too_deep,
    bookmark_renamed, destination_nowhere, destination_removed, mark_leads_to_other_note, note_leads_back_elsewhere,
    note_without_mark, note_without_name, link_silent, link_beside_its_words, header_made_data, scope_removed,
    language_removed, language_wrong, foreign_words_unmarked, characters_dropped, font_not_embedded, intent_removed,
    title_differs, text_too_light, text_painted_over, text_off_the_page, text_over_text, picture_under_text,
]

# What pikepdf does not write.
MUTANTS_OF_BYTES: list[Callable[[bytes], bytes]] = [reference_to_nothing]

# What one program alone draws so.
DRAWN_SO_BY_ONE: list[Callable[[Document], None]] = [line_left_out, line_half_a_line_lower]


def prove(pdf: Path, cache: Path, tools: Path) -> int:
    """Shows mutants of a PDF to all judges, prints which judge found which, and fails if one is found by none."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        made = [make(pdf, mutant, Path(folder)) for mutant in MUTANTS]
        made += [make_of_bytes(pdf, mutant, Path(folder)) for mutant in MUTANTS_OF_BYTES]
        found = show(made, cache, tools)
        for mutant in DRAWN_SO_BY_ONE:
            broken = make(pdf, mutant, Path(folder))
            found[broken] = dict.fromkeys(JUDGES, []) | {"drawings": drawn_so_by_one(pdf, broken, cache)}
        tell(found, "found", "")
        unnoticed = [broken.stem for broken, judges in found.items() if not any(judges.values())]
    for name in unnoticed:
        print(f"no judge finds anything in {name}")
    print(f"{len(found) - len(unnoticed)} of {len(found)} mutants found")
    return len(unnoticed)


def make(pdf: Path, mutant: Callable[[Document], None], folder: Path) -> Path:
    broken = folder / f"{mutant.__name__.replace('_', ' ')}.pdf"
    with pikepdf.open(pdf) as opened:
        mutant(Document(opened))
        opened.save(broken, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return broken


def make_of_bytes(pdf: Path, mutant: Callable[[bytes], bytes], folder: Path) -> Path:
    broken = folder / f"{mutant.__name__.replace('_', ' ')}.pdf"
    with pikepdf.open(pdf) as opened:
        opened.save(broken, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    broken.write_bytes(mutant(broken.read_bytes()))
    return broken


def drawn_so_by_one(pdf: Path, broken: Path, cache: Path) -> list[str]:
    """Returns what is found where Poppler draws what is broken, and all others what is whole."""
    with tempfile.TemporaryDirectory(prefix="drawn-") as scratch:
        case = Case(pdf, Path(scratch))
        pdfjs.show([case], cache)
        for judge in (programs.mupdf, programs.ghostscript, pdfium.judge):
            judge(case)
        programs.poppler(replace(case, path=broken))
        return drawings.judge(case)
