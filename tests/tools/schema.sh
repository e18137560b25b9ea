#!/bin/bash
# Holds what briefpress prints for programs against the schemas for it, by an independent validator: the JSON Schema of an
# outline against the shipped outlines and the cases of tests/suite/outline.
#
#   tests/tools/schema.sh BRIEFPRESS OUTLINE...
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
. "$tools/need.sh"
. "$tools/venv.sh"

briefpress=$1
shift
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$briefpress" schema >"$made/outline.json"
"$cache/venv/bin/python" "$tools/schema.py" "$made/outline.json" "$@"
