#!/bin/bash
# Draws the pages that the README shows: a slide with key figures of each deck, the first page of text of each memo.
#
#   tests/tools/pictures.sh [FOLDER]     writes docs/NAME.png for each PDF of FOLDER, or of the shipped briefs
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/tools/need.sh
need pdftoppm poppler-utils

# The pages, and their width in pixels: large enough to be read when the picture is opened.
deck_page=4
memo_page=2
width=800

folder=${1:-}
if [ -z "$folder" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cargo run --locked --release --quiet -- build --out "$folder"
fi

for kind in deck memo; do
    page=${kind}_page
    for pdf in "$folder"/*-"$kind".pdf; do
        name=$(basename "$pdf" .pdf)
        pdftoppm -png -singlefile -f "${!page}" -l "${!page}" -scale-to-x $width -scale-to-y -1 "$pdf" "docs/$name"
        echo "docs/$name.png"
    done
done
