"""Judges the areas of pages that lead somewhere."""

import re
from urllib.parse import urlsplit

import pikepdf

from .case import Case
from .document import Link

# How far below the place that a link leads to the first words may stand, in points: a reader sees them at the window's head.
NEAR = 80

# How far the area of a link may miss the words that it stands for, in points.
SLACK = 1


def judge(case: Case) -> list[str]:
    """Each link is tagged once, says where it leads, stands on words, and leads to an address or to a place with words."""
    found = []
    tagged = [link for element in case.document.root.all("Link") for link in element.links()]
    places = [(link.page, tuple(map(float, link.held.Rect))) for link in tagged]
    areas = 0
    for page in case.document.pages:
        areas += sum(annotation.Subtype == "/Link" for annotation in page.get("/Annots", []))
    if areas != len(tagged) or len(set(places)) != len(places):
        found.append(f"{areas} areas lead somewhere, {len(set(places))} are tagged")
    found += [f"page {element.links()[0].page + 1}: a link without words" for element in case.document.root.all("Link")
              if element.links() and not element.text()]
    found += [f"a link without an area: {element.text()!r}" for element in case.document.root.all("Link") if not element.links()]
    for link in tagged:
        found += [f"page {link.page + 1}: {trouble}" for trouble in troubles(case, link)]
    return found


def troubles(case: Case, link: Link) -> list[str]:
    found = []
    told = str(link.held.get("/Contents", "")).strip()
    if not told:
        found.append("a link does not say where it leads")
    if not words_in(case, link.page, [float(edge) for edge in link.held.Rect]):
        found.append(f"no words in the area of the link {told!r}")
    action = link.held.get("/A", pikepdf.Dictionary())
    destination = link.held.get("/Dest", action.get("/D"))
    if "/URI" in action:
        address = urlsplit(str(action.URI))
        if not address.scheme or re.search(r"[^!-~]", str(action.URI)):
            found.append(f"no address: {action.URI}")
    elif destination is None:
        found.append(f"the link {told!r} leads nowhere")
    elif not shows(case, destination):
        found.append(f"the link {told!r} leads to a place without words")
    return found


def shows(case: Case, destination: pikepdf.Array) -> bool:
    page = destination[0]
    number = case.document.page_numbers.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None
    if number is None:
        return False
    left, bottom, right, top = (float(edge) for edge in case.document.pages[number].mediabox)
    at = float(destination[3]) if len(destination) > 3 and destination[3] is not None else top
    return bottom <= at <= top and words_in(case, number, [left, max(at - NEAR, bottom), right, at])


def words_in(case: Case, page: int, area: list[float]) -> bool:
    left, bottom, right, top = area
    text = case.texts[page].get_text_bounded(left - SLACK, bottom - SLACK, right + SLACK, top + SLACK)
    return bool(text.strip())
