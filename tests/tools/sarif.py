"""Holds a SARIF log against the schema of SARIF 2.1.0, and against the files that it speaks of.

    sarif.py SCHEMA LOG FOLDER CODE...    exits with 1 where the log is wrong, or has not exactly these rules

Each region has to lie in its file, columns counted in UTF-16 code units, and what a fix deletes has to be what it says.
"""

import json
import pathlib
import sys
import urllib.parse

import jsonschema


def regions(value):
    """Yields each artifact location with a region beside it."""
    if isinstance(value, dict):
        if "artifactLocation" in value:
            for region in [value.get("region"), *(part["deletedRegion"] for part in value.get("replacements", []))]:
                if region:
                    yield value["artifactLocation"]["uri"], region
        for inner in value.values():
            yield from regions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from regions(inner)


def words(folder, uri, region):
    """Returns the words of a region of one line."""
    lines = (folder / urllib.parse.unquote(uri)).read_bytes().decode("utf-8").split("\n")
    line = lines[region["startLine"] - 1].encode("utf-16-le")
    last = lines[region["endLine"] - 1].encode("utf-16-le")
    assert 2 * (region["endColumn"] - 1) <= len(last), (uri, region)
    assert 2 * (region["startColumn"] - 1) <= len(line), (uri, region)
    return line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")


def main(schema, log, folder, *codes):
    log = json.loads(pathlib.Path(log).read_text("utf-8"))
    schema = json.loads(pathlib.Path(schema).read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    run = log["runs"][0]
    folder = pathlib.Path(folder)
    shown = [words(folder, uri, region) for uri, region in regions(run["results"])]
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] and rule["help"]["text"] and rule["fullDescription"]["text"], rule["id"]
        for fix in result.get("fixes", []):
            change = fix["artifactChanges"][0]
            part = change["replacements"][0]
            deleted = words(folder, change["artifactLocation"]["uri"], part["deletedRegion"])
            assert f"in place of `{deleted}`" in fix["description"]["text"], fix
    found = sorted(rule["id"] for rule in run["tool"]["driver"]["rules"])
    assert found == sorted(codes), found
    assert any("fixes" in result for result in run["results"]), "no fix"
    assert any("suppressions" in result for result in run["results"]), "nothing is allowed"
    print(f"a SARIF log of {len(run['results'])} results and {len(shown)} regions holds to its schema")


main(*sys.argv[1:])
