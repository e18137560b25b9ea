#!/bin/bash
# Shows PDFs to the programs that readers use, to the validators, and to checks of what neither of them sees.
#
#   tests/tools/judges.sh PDF...            prints what judges find, and a table of PDFs and judges
#   tests/tools/judges.sh --mutants PDF     breaks a PDF in many ways, and prints which judge finds which
#
# Fails if any judge finds anything, or if a broken PDF is found by none. The judges are in `tests/judges/`; what they need is
# installed by apt, and by npm and pip into a cache, once.
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
judges=$tools/../judges
. "$tools/need.sh"

[ $# -gt 0 ] || { echo "usage: $0 PDF... | --mutants PDF" >&2; exit 2; }
need qpdf qpdf pdffonts poppler-utils mutool mupdf-tools gs ghostscript node nodejs npm npm python3 python3
. "$tools/venv.sh"

PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$tools/.. "$cache/venv/bin/python" -m judges "$cache" "$@"
