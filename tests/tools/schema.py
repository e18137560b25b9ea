"""Holds the outline's JSON Schema against outlines: those that are shipped, and the cases of tests/suite/outline.

    schema.py SCHEMA OUTLINE...           exits with 1 where the schema and what briefpress says of an outline differ
    schema.py --themes SCHEMA THEME...    the same for themes, and the cases of tests/suite/diagnostics/themes.md

A case in which briefpress finds no error has to be valid. One in which it finds an unknown or a missing key, a value of the
wrong type, an empty list or an unknown choice must not be.
"""

import json
import pathlib
import re
import sys

import jsonschema
from ruamel.yaml import YAML

# What a schema can tell; other faults, as of a sum, are not a matter of shape.
SHAPE = {"E0204", "E0205", "E0206", "E0208", "E0212", "E0214"}
# A key that is wanted because of another's value, or because a theme takes away what it extends: no matter of shape.
WANTED = re.compile(r"error\[E0206\]: (`values` need `categories`|the \w+ of a theme)")
FENCE = re.compile(r"^(`{3,})([^\n]*)\n(.*?)^\1$", re.M | re.S)


def load(text):
    """Reads YAML 1.2, dates left as they are written."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda loader, node: node.value
    return yaml.load(text)


def cases(paths, is_meant):
    """Yields the cases: name, the files that are meant, and what briefpress says."""
    for path in paths:
        for section in re.split(r"^## ", path.read_text("utf-8"), flags=re.M)[1:]:
            blocks = [(info.split(), text) for _, info, text in FENCE.findall(section)]
            expected = next((text for info, text in blocks if info[-1:] == ["expected"]), None)
            if expected is None:
                continue
            yield f"{path.name}: {section.splitlines()[0]}", [text for info, text in blocks if info[0] == "yaml" and is_meant(info[-1])], expected


def main(schema, outlines, themes=False):
    suite = pathlib.Path(__file__).parent.parent / "suite"
    paths = [suite / "diagnostics" / "themes.md"] if themes else sorted((suite / "outline").glob("*.md"))
    # In the cases of themes, what is said is said of the theme, unless it is of its values (E0640).
    is_meant = (lambda name: name != "council.yaml") if themes else (lambda name: True)
    validator = jsonschema.Draft202012Validator(json.loads(pathlib.Path(schema).read_text("utf-8")))
    validator.check_schema(validator.schema)
    valid = wrong = 0
    faults = []
    for outline in outlines:
        valid += 1
        for error in validator.iter_errors(load(pathlib.Path(outline).read_text("utf-8"))):
            faults.append(f"{outline}: {error.json_path}: {error.message}")
    for name, files, expected in cases(paths, is_meant):
        codes = set(re.findall(r"error\[(E\d+)\]", WANTED.sub("", expected)))
        try:
            errors = [error for text in files for error in validator.iter_errors(load(text))]
        except Exception:  # No YAML, which is not a schema's concern.
            continue
        if not codes and not WANTED.search(expected):
            valid += 1
            faults += [f"{name}: valid, but not to the schema: {error.json_path}: {error.message}" for error in errors]
        elif codes & SHAPE:
            wrong += 1
            if not errors:
                faults.append(f"{name}: wrong ({', '.join(sorted(codes))}), but not to the schema")
    print("\n".join(faults) or f"{valid} files are valid, {wrong} with mistakes are not")
    sys.exit(bool(faults) or not wrong)


if sys.argv[1] == "--themes":
    main(sys.argv[2], sys.argv[3:], themes=True)
main(sys.argv[1], sys.argv[2:])
