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
python3 -c 'import ensurepip, venv' 2>/dev/null || need_package python3-venv

# A folder for each set of versions, so that a change of one does not meet what another left.
versions=$(cat "$judges/requirements.txt" "$judges/package.json" | sha256sum | cut -c1-12)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/briefpress-tests/judges-$versions
if [ ! -e "$cache/ready" ]; then
    rm -rf "$cache"
    mkdir -p "$cache"
    python3 -m venv "$cache/venv"
    "$cache/venv/bin/pip" install -q --disable-pip-version-check -r "$judges/requirements.txt" >&2
    cp "$judges/package.json" "$cache"
    npm install --prefix "$cache" --silent --no-audit --no-fund >&2
    touch "$cache/ready"
fi

PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$tools/.. "$cache/venv/bin/python" -m judges "$cache" "$@"
