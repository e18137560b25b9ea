#!/bin/bash
# Draws the pages that the README shows: the title slide and one other of each deck, the first pages of each memo.
#
#   tests/tools/pictures.sh        writes docs/NAME.png for each shipped PDF
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/tools/need.sh
need pdftoppm poppler-utils montage imagemagick

briefs=$(mktemp -d)
trap 'rm -rf "$briefs"' EXIT
cargo run --locked --release --quiet -- build --out "$briefs"

for pdf in "$briefs"/*.pdf; do
    name=$(basename "$pdf" .pdf)
    echo "$name"
done
