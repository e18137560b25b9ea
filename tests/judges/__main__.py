"""The command line of the judges, which `tests/tools/judges.sh` prepares everything for.

    python -m judges CACHE PDF...            shows PDFs to all judges
    python -m judges CACHE --mutants PDF     shows what is made of a PDF by breaking it, to prove that the judges bite
"""

from pathlib import Path
import sys

from . import mutants
from .panel import Found, show
from .table import tell

TOOLS = Path(__file__).parent.parent / "tools"

# Of what one judge finds in one PDF.
SHOWN = 8


def main(cache: Path, arguments: list[str]) -> int:
    if arguments[0] == "--mutants":
        return mutants.prove(Path(arguments[1]).resolve(), cache, TOOLS)
    found = show([Path(argument).resolve() for argument in arguments], cache, TOOLS)
    explain(found)
    tell(found, "NO", "ok")
    return any(told for judges in found.values() for told in judges.values())


def explain(found: Found) -> None:
    """Prints what was found, of each judge the first few."""
    for pdf, judges in found.items():
        for judge, told in judges.items():
            if told:
                more = [f"and {len(told) - SHOWN} more"] if len(told) > SHOWN else []
                print(f"{pdf}: {judge}:", *told[:SHOWN], *more, sep="\n    ")


sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
