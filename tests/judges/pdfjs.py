"""Judges by pdf.js, the reader of Firefox, which sees all PDFs in one run of node."""

import json
from pathlib import Path
import subprocess

from .case import Case
from .programs import RESOLUTION


def show(cases: list[Case], cache: Path) -> None:
    """Lets pdf.js draw and read every page, and notes what it warns of."""
    listed = "".join(json.dumps({"path": str(case.path), "scratch": str(case.scratch)}) + "\n" for case in cases)
    command = ["node", str(Path(__file__).with_name("pdfjs.mjs")), str(cache), str(RESOLUTION)]
    ran = subprocess.run(command, input=listed, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    found = {entry["path"]: entry["found"] for entry in told}
    for case in cases:
        case.found["pdf.js"] = found.get(str(case.path), ["no word of this file", *ran.stderr.splitlines()])


def judge(case: Case) -> list[str]:
    """pdf.js draws every page, and reads text, tags, links and bookmarks."""
    return case.found["pdf.js"]
