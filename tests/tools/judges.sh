#!/bin/bash
# Shows PDFs to the programs that readers use, and to the validators.
#
#   tests/tools/judges.sh PDF...
#
# What a judge finds is printed as it is found; a table of PDFs and judges follows. Fails if any judge finds anything.
#
#   qpdf      the file is sound
#   ua1, 2a   veraPDF finds it to be PDF/UA-1 and PDF/A-2a
#   fonts     every font is embedded, is a subset and has its characters
#   poppler   draws every page and reads text, without a warning
#   mupdf     the same
set -uo pipefail
here=$(dirname "$0")
. "$here/need.sh"

judges=(qpdf ua1 2a fonts poppler mupdf)

[ $# -gt 0 ] || { echo "usage: $0 PDF..." >&2; exit 2; }
need qpdf qpdf pdffonts poppler-utils mutool mupdf-tools || exit 1

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Each judge prints what it finds, nothing where all is well.
judge_qpdf() { qpdf --check "$1" >"$scratch/said" 2>&1 || cat "$scratch/said"; }
judge_fonts() {
    pdffonts "$1" 2>&1 | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes")
                              NR > 2 { fonts++ } END { if (!fonts) print "no fonts at all" }'
}
judge_poppler() {
    pdftocairo -png -r 20 "$1" "$scratch/page" 2>&1
    pdftotext "$1" "$scratch/text" 2>&1
    [ -s "$scratch/text" ] || echo "no text"
}
judge_mupdf() {
    # Debian's mutool is built without colour management and says so each time.
    mutool draw -q -r 20 -o "$scratch/page%d.png" "$1" 2>&1 | grep -v '^warning: ICC support is not available$'
    mutool draw -q -F txt -o "$scratch/text" "$1" 2>/dev/null
    [ -s "$scratch/text" ] || echo "no text"
}
judge_ua1() { judge_verapdf "$1" ua1; }
judge_2a() { judge_verapdf "$1" 2a; }
judge_verapdf() {
    local verdict="$(realpath "$1") $2"
    grep -Fqx "PASS $verdict" "$scratch/verdicts" && return
    # The rules that are broken stand below the verdict.
    awk -v fail="FAIL $verdict" '/^[^ ]/ { shown = $0 == fail } shown { print; any = 1 } END { if (!any) print "no verdict" }' \
        "$scratch/verdicts"
}

"$here/verapdf.sh" "$@" >"$scratch/verdicts"

status=0
table=()
for pdf in "$@"; do
    row=$(printf '%-44s' "${pdf##*/}")
    for judge in "${judges[@]}"; do
        found=$(judge_"$judge" "$pdf")
        if [ -z "$found" ]; then
            row+=$(printf '%-9s' ok)
        else
            row+=$(printf '%-9s' NO)
            printf '%s: %s:\n%s\n' "$pdf" "$judge" "$found"
            status=1
        fi
    done
    table+=("$row")
done
printf '%-44s' ''
printf '%-9s' "${judges[@]}"
printf '\n'
printf '%s\n' "${table[@]}"
exit $status
