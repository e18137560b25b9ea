#!/usr/bin/env python3
"""Makes a project with a report of 1 MB and an outline of 2,000 sentences, each with a number that it cites.

    tests/tools/many_claims.py FOLDER
    perf stat -r 5 taskset -c 0 briefpress check FOLDER/briefs

With --wrong every tenth number is another one than the report's.
"""

import sys
from pathlib import Path

SECTIONS, PASSAGES, BYTES = 100, 20, 1_000_000
PLACES = ["Ardal", "Brenna", "Corvo", "Dunmore", "Elster", "Farsund", "Gavle", "Hallin", "Ivrea", "Jarva"]
THINGS = ["wells", "farms", "mills", "barges", "schools", "bridges", "looms", "kilns", "ferries", "orchards"]
FILLER = [
    "The office keeps its lists by hand, and nobody outside has asked to see them since the war.",
    "What is left of the old road runs beside the water, under alders, as far as the second weir.",
    "Those who remember the flood speak of it seldom, and then of the cattle more than of the houses.",
    "An engineer from the coast drew plans for a dam, which lie in a drawer of the council.",
    "The council meets in a barn, for want of a hall, and its minutes are read aloud in the inn.",
]


def number(section: int, passage: int) -> int:
    return 1000 + (section * 7919 + passage * 104729) % 88_000


def claim(section: int, passage: int, wrong: bool) -> str:
    value = number(section, passage) + (1 if wrong else 0)
    place, thing = PLACES[(section + passage) % 10], THINGS[passage % 10]
    return f"In {place} the survey counted {value:,} {thing}."


def main(folder: Path, wrong: bool) -> None:
    briefs = folder / "briefs"
    briefs.mkdir(parents=True, exist_ok=True)
    (folder / "briefpress.toml").write_text("")
    report = ["---\ntitle: The survey of the valley\nlanguage: en-GB\n---\n"]
    outline = ["report: report.md\ntitle: The valley\naudience: council\nlanguage: en-GB\nformats: { memo: }\n"]
    outline.append('bottom_line: "The valley is counted. [@part-0:1]"\nsections:\n')
    each = BYTES // (SECTIONS * PASSAGES)
    for section in range(SECTIONS):
        report.append(f"\n# Part {section}\n")
        outline.append(f"  - title: Part {section}\n    text: |\n")
        for passage in range(PASSAGES):
            text = claim(section, passage, False)
            line = passage
            while len(text) < each - 2:
                text += " " + FILLER[line % len(FILLER)]
                line += 1
            report.append(f"\n{text}\n")
            said = claim(section, passage, wrong and passage % 10 == 9)
            outline.append(f"      {said} [@part-{section}:{passage + 1}]\n")
    (briefs / "report.md").write_text("".join(report))
    (briefs / "council.yaml").write_text("".join(outline))
    print(f"{(briefs / 'report.md').stat().st_size} bytes, {SECTIONS * PASSAGES} claims in {briefs}")


if __name__ == "__main__":
    names = [argument for argument in sys.argv[1:] if argument != "--wrong"]
    if len(names) != 1:
        sys.exit(__doc__)
    main(Path(names[0]), "--wrong" in sys.argv)
