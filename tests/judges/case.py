"""A PDF before the judges, with what was made of it so far."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
import subprocess

import pikepdf
import pypdfium2

from .document import Document


@dataclass
class Case:
    """One PDF."""

    path: Path
    # Holds what programs draw and extract, as `PROGRAM-PAGE.ppm` or `.png` and `PROGRAM.txt`.
    scratch: Path
    # What programs that see all PDFs in one run found, by judge.
    found: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def document(self) -> Document:
        return Document(self.pdf)

    @cached_property
    def pdfium(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.path)

    @cached_property
    def texts(self) -> list[pypdfium2.PdfTextPage]:
        return [page.get_textpage() for page in self.pdfium]


def run(*command: object) -> tuple[str, list[str]]:
    """Runs a program; returns what it prints, and as findings what it says on the error stream or by its exit status."""
    ran = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    told = ran.stderr.decode(errors="replace").splitlines()
    if ran.returncode != 0:
        told.append(f"exit status {ran.returncode}")
    return ran.stdout.decode(errors="replace"), told
