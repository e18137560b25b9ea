"""Prints what judges found, as a table of PDFs and judges."""

from .panel import JUDGES, Found


def tell(found: Found, where_found: str, where_not: str) -> None:
    """Prints the table, with a word for each cell."""
    widest = max(len(pdf.stem) for pdf in found) + 1
    columns = {judge: max(len(judge), len(where_found), len(where_not)) for judge in JUDGES}
    print(" " * widest, *(judge.ljust(width) for judge, width in columns.items()))
    for pdf, judges in found.items():
        words = (where_found if judges[judge] else where_not for judge in columns)
        print(pdf.stem.ljust(widest), *(word.ljust(width) for word, width in zip(words, columns.values())))
