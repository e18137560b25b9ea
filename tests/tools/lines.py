"""Holds each line of JSON on standard input against a schema: lines.py SCHEMA FEWEST."""

import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
lines = [json.loads(line) for line in sys.stdin if line.strip()]
faults = [(index, fault.message) for index, line in enumerate(lines, 1) for fault in validator(schema).iter_errors(line)]
for index, message in faults:
    print(f"line {index}: {message[:400]}", file=sys.stderr)
print(f"{len(lines)} lines against {sys.argv[1]}: {len(faults)} faults")
sys.exit(1 if faults or len(lines) < int(sys.argv[2]) else 0)
