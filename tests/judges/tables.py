"""Judges tables, which are heard cell by cell."""

from .case import Case
from .document import Element


def judge(case: Case) -> list[str]:
    """Every cell stands below or beside a header that says what it is, and all rows are of one length."""
    return [trouble for table in case.document.root.all("Table") for trouble in troubles(table)]


def troubles(table: Element) -> list[str]:
    where = f"the table of {table.text()[:40]!r}"
    found = []
    # For each column, whether a header stands at its head, and rows in which cells are still reached from above.
    columns: dict[int, bool] = {}
    hanging: dict[int, int] = {}
    widths = set()
    for row in table.all("TR"):
        at = 0
        row_has_header = False
        for cell in row.all("TH", "TD"):
            while hanging.get(at, 0) > 0:
                hanging[at] -= 1
                at += 1
            wide, high = span(cell, "/ColSpan"), span(cell, "/RowSpan")
            scope = str(cell.attribute("/Scope") or "")
            if cell.role == "TH" and scope not in ("/Column", "/Row", "/Both"):
                found.append(f"{where}: a header without a scope, {cell.text()!r}")
            if cell.role == "TH" and not cell.text():
                found.append(f"{where}: a header without words")
            row_has_header |= cell.role == "TH" and scope in ("/Row", "/Both")
            for column in range(at, at + wide):
                heads = cell.role == "TH" and scope in ("/Column", "/Both")
                if cell.role == "TD" and not columns.get(column) and not row_has_header:
                    found.append(f"{where}: no header for {cell.text()[:40]!r}")
                columns[column] = columns.get(column, False) or heads
                hanging[column] = high - 1
            at += wide
        while hanging.get(at, 0) > 0:
            hanging[at] -= 1
            at += 1
        widths.add(at)
    if len(widths) != 1:
        found.append(f"{where}: rows of {sorted(widths)} cells")
    return found


def span(cell: Element, key: str) -> int:
    return int(cell.attribute(key) or 1)
