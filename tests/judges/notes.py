"""Judges endnotes and the marks that lead to them."""

from collections import Counter, defaultdict

import pikepdf

from .case import Case
from .document import Element, Link

# How far a link to a note may differ from the others in how high above the note's first baseline it leads, in points.
SLACK = 2


def judge(case: Case) -> list[str]:
    """Each mark leads to the note of its number, and each note back to every page where it is cited."""
    notes = case.document.root.all("Note")
    found = [f"{times} notes are called {name}" for name, times in Counter(map(identifier, notes)).items() if times > 1 or not name]
    by_label = {label(note): note for note in notes}
    if len(by_label) != len(notes):
        found.append("two notes have the same number")
    cited = defaultdict(set)
    leads = []
    for mark, first, last in numbered(marks(case.document.root)):
        number = str(first)
        link = next(iter(mark.links()), None)
        note = by_label.get(number)
        if note is None or link is None:
            found.append(f"the mark {mark.text()!r} has no note or no link")
            continue
        for number in map(str, range(first, last + 1)):
            cited[number].add(link.page)
        number = str(first)
        leads.append((link.page, number, air(case, link, note)))
    usual = Counter(round(height) for _, _, height in leads if height is not None).most_common(1)
    found += [f"page {page + 1}: the mark {number} does not lead to its note" for page, number, height in leads
              if height is None or abs(height - usual[0][0]) > SLACK]
    for number, note in by_label.items():
        back = {to[0] for link in note.links() if (to := target(case, link)) is not None}
        if not cited[number]:
            found.append(f"no mark leads to the note {number}")
        if back != cited[number]:
            found.append(f"the note {number} leads back to pages {shown(back)}, is cited on {shown(cited[number])}")
    return found


def identifier(note: Element) -> str:
    return str(note.held.get("/ID", ""))


def label(note: Element) -> str:
    item = note.above("LI")
    return item.all("Lbl")[0].text() if item and item.all("Lbl") else ""


def marks(root: Element) -> list[Element]:
    """Returns the references that are endnote marks: not those of a table of contents, nor those inside notes."""
    return [mark for mark in root.all("Reference") if mark.above("TOC", "Note") is None]


def numbered(marks: list[Element]):
    """Yields each mark with the first and the last of the notes that it stands for: a dash for those between its neighbours."""
    def number(mark: Element) -> int:
        return int(mark.text()) if mark.text().isdecimal() else 0

    for index, mark in enumerate(marks):
        if mark.text() == "–" and 0 < index < len(marks) - 1:
            yield mark, number(marks[index - 1]) + 1, number(marks[index + 1]) - 1
        else:
            yield mark, number(mark), number(mark)


def target(case: Case, link: Link) -> tuple[int, float] | None:
    """Returns the page that a link leads to, and the height there."""
    destination = link.held.get("/Dest")
    if destination is None or not isinstance(destination[0], pikepdf.Dictionary):
        return None
    page = case.document.page_numbers.get(destination[0].objgen)
    return None if page is None else (page, float(destination[3]))


def air(case: Case, link: Link, note: Element) -> float | None:
    """Returns how high above a note's first baseline a link leads; nothing where it leads to another page."""
    to, first = target(case, link), next(note.stretches(), None)
    if to is None or first is None or first.height is None or to[0] != first.page or to[1] < first.height:
        return None
    return to[1] - first.height


def shown(pages: set[int]) -> str:
    return ", ".join(str(page + 1) for page in sorted(pages)) or "none"
