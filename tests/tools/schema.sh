#!/bin/bash
# Holds what briefpress prints for programs against the schemas for it, by an independent validator: the JSON Schema of an
# outline and of a theme against those that are shipped and the cases of tests/suite, the lines of `trace` against theirs, and a
# log of SARIF against the schema of the standard.
#
#   tests/tools/schema.sh BRIEFPRESS OUTLINE...
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
. "$tools/need.sh"
. "$tools/venv.sh"

briefpress=$(realpath "$1")
shift
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$briefpress" schema >"$made/outline.json"
"$cache/venv/bin/python" "$tools/schema.py" "$made/outline.json" "$@"
"$briefpress" schema theme >"$made/theme.json"
"$cache/venv/bin/python" "$tools/schema.py" --themes "$made/theme.json" "$tools"/../../assets/themes/*.yaml

# What is traced of the shipped outlines.
"$briefpress" trace --message-format json "$tools/../../briefs" | "$cache/venv/bin/python" "$tools/lines.py" "$tools/../../docs/schemas/trace.json" 100

# A project with mistakes, behind letters that take two code units, in a file whose name has to be escaped.
mkdir "$made/project"
cd "$made/project"
touch briefpress.toml
printf '# Costs\n\nThe levy cost some 900 jobs.\n\nIt is paid.\n' >report.md
cat >'a plan é.yaml' <<'YAML'
report: report.md
title: Levy
bottom_line: &🚌 It cost some 900 jobs. [@costs:1] It is paid. [@costs:2]
sections:
  - title: Jobs
    allow: { uncited: said at the meeting of 3 March }
    points: [Nobody has counted the shops.]
    figures:
      - &🚌2 { value: 900 jobs, label: lost, cite: costs:1 }
YAML
"$briefpress" accept -q . 2>/dev/null
sed -i 's/^# Costs/# Costs\n\nOf jobs./' report.md
"$briefpress" check --message-format sarif . >"$made/log.sarif" || [ $? -eq 1 ]
"$cache/venv/bin/python" "$tools/sarif.py" "$cache/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" \
    "$made/log.sarif" . E0313 W0320 W0326
