"""Judges by veraPDF, which sees all PDFs in one run for each profile."""

from pathlib import Path
import subprocess

from .case import Case

PROFILES = ("ua1", "2a")


def show(cases: list[Case], tools: Path) -> None:
    """Lets veraPDF judge every PDF by both profiles, and notes the rules that are broken."""
    command = [str(tools / "verapdf.sh"), *(str(case.path) for case in cases)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    verdicts: dict[str, list[str]] = {}
    verdict: list[str] = []
    for line in ran.stdout.splitlines():
        if line.startswith(("PASS ", "FAIL ")):
            # A rule that is broken stands below the verdict.
            verdict = verdicts.setdefault(line.removeprefix("PASS ").removeprefix("FAIL "), [])
            if line.startswith("FAIL"):
                verdict.append("fails")
        else:
            verdict.append(line.strip())
    for case in cases:
        for profile in PROFILES:
            nothing = ["no verdict", *ran.stderr.splitlines()[:5]]
            case.found[profile] = verdicts.get(f"{case.path} {profile}", nothing)


def ua1(case: Case) -> list[str]:
    """veraPDF finds it to be PDF/UA-1."""
    return case.found["ua1"]


def a2a(case: Case) -> list[str]:
    """veraPDF finds it to be PDF/A-2a."""
    return case.found["2a"]
