"""Judges headings, against each other and against the bookmarks."""

from .case import Case
from .document import Element

LEVELS = ("H1", "H2", "H3", "H4", "H5", "H6")


def judge(case: Case) -> list[str]:
    """Bookmarks are the title and the headings, each leads to its own, and no level is passed over."""
    headings = case.document.root.all(*LEVELS)
    found = []
    level = 0
    for heading in headings:
        deeper = int(heading.role[1])
        if deeper > level + 1:
            found.append(f"from level {level} to {deeper}: {heading.text()!r}")
        if not heading.text():
            found.append(f"a heading without words, {heading.role}")
        level = deeper
    return found + against_bookmarks(case, headings)


def against_bookmarks(case: Case, headings: list[Element]) -> list[str]:
    bookmarks = case.document.bookmarks()
    if not bookmarks or bookmarks[0][1] != str(case.pdf.docinfo.get("/Title")):
        return ["the first bookmark is not the title"]
    told = [(level, title) for level, title, _ in bookmarks[1:]]
    shown = [(int(heading.role[1]), heading.text()) for heading in headings]
    for bookmark, heading in zip(told, shown):
        # A heading may go on in its line with what is no title.
        if bookmark[0] != heading[0] or not f"{heading[1]} ".startswith(f"{bookmark[1]} "):
            return [f"the bookmark {bookmark} stands where the heading is {heading}"]
    if len(told) != len(shown):
        return [f"{len(told)} bookmarks below the title, {len(shown)} headings"]
    found = []
    for (_, title, destination), heading in zip(bookmarks[1:], headings):
        page = next((stretch.page for stretch in heading.stretches()), None)
        to = case.document.page_numbers.get(destination[0].objgen) if destination is not None else None
        if page != to:
            found.append(f"the bookmark {title!r} does not lead to its heading")
    return found
