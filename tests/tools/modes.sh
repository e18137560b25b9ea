#!/bin/bash
# Shows veraPDF and qpdf what the other judges do not see: a PDF of each other standard, and of each choice of the command line
# that changes what is written.
#
#   tests/tools/modes.sh BRIEFPRESS
#
# Prints a line for each PDF and profile. Fails if any fails.
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
. "$tools/need.sh"

[ $# -eq 1 ] || { echo "usage: $0 BRIEFPRESS" >&2; exit 2; }
briefpress=$(realpath "$1")
need qpdf qpdf
need java default-jre-headless

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cp -r "$tools/../languages" "$made/project"
cd "$made/project"
printf 'name,organisation\nA. Reader,The council\n' > names.csv
sed 's/^date:/watermark: Draft\ndate:/' en.yaml > marked.yaml

# What each is called, and how it is built.
build() {
    local name=$1
    shift
    "$briefpress" build --quiet --out "built/$name" "$@" 2> "$made/told" || { cat "$made/told" >&2; exit 1; }
    for pdf in "built/$name"/*.pdf; do
        mv "$pdf" "$name-$(basename "$pdf")"
    done
}
build a3a en.yaml -f memo --pdf a3a
build ua2 en.yaml -f deck,memo,handout --pdf ua2
build plain en.yaml -f memo --pdf 1.7
BRIEFPRESS_LOCK=open build locked en.yaml -f memo --lock
build grey en.yaml -f deck,handout --grayscale
build marked marked.yaml -f deck,memo
build booklet en.yaml -f memo --booklet
build combined en.yaml --combine
build copy en.yaml -f handout --copies names.csv

status=0
for pdf in *.pdf; do
    qpdf --check "$pdf" > "$made/told" 2>&1 && echo "PASS $pdf qpdf" || { cat "$made/told"; status=1; }
done
archived=(grey-* marked-*.pdf booklet-* combined-* copy-*)
"$tools/verapdf.sh" --profiles ua1,2a "${archived[@]}" || status=1
"$tools/verapdf.sh" --profiles ua1,3a a3a-* || status=1
"$tools/verapdf.sh" --profiles ua1 locked-* || status=1
"$tools/verapdf.sh" --profiles ua2 ua2-* || status=1
exit $status
