#!/bin/bash
# Draws the pages that the README shows, a slide with key figures of each deck, the first page of text of each memo and of
# slides of each handout, and the two facing pages of the specimen that docs/typesetting.md shows.
#
# Also the slides of the gallery in each theme and shape, the matrix of coverage, a memo with what has changed, the page of a trace, and a slide for each kind of chart, from the outline in docs/charts/.
#
#   tests/tools/pictures.sh [FOLDER]     writes docs/*.png from the PDFs of FOLDER, or of the shipped briefs
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/tools/need.sh
need pdftoppm poppler-utils convert imagemagick montage imagemagick

# terminal COMMAND HEIGHT PICTURE: draws what is read from standard input as a terminal shows it.
terminal() {
    {
        printf '<!doctype html><meta charset="utf-8"><style>body{margin:0;padding:18px 22px;background:#14181d;color:#e8ebee}'
        printf 'pre{margin:0;font:15px/1.45 "Liberation Mono",monospace}b{color:#a9c8ec}</style><pre><b>$ %s</b>\n' "$1"
        sed 's/&/\&amp;/g; s/</\&lt;/g'
        printf '</pre>'
    } >"$folder/terminal.html"
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="1000,$2" \
        --screenshot="$folder/terminal.png" "file://$folder/terminal.html" 2>/dev/null
    convert "$folder/terminal.png" -trim +repage -bordercolor '#14181d' -border 20 -colors 16 "$3"
    echo "$3"
}

# The pages, and their width in pixels: large enough to be read when the picture is opened.
deck_page=4
memo_page=2
handout_page=2
width=800
facing=2

folder=${1:-}
if [ -z "$folder" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cargo run --locked --release --quiet -- build --out "$folder"
fi

for kind in deck memo handout; do
    page=${kind}_page
    for pdf in "$folder"/*-"$kind".pdf; do
        name=$(basename "$pdf" .pdf)
        [[ "$name" != specimen-* && "$name" != gallery-* ]] || continue
        pdftoppm -png -singlefile -f "${!page}" -l "${!page}" -scale-to-x $width -scale-to-y -1 "$pdf" "docs/$name"
        echo "docs/$name.png"
    done
done

for page in $facing $((facing + 1)); do
    pdftoppm -png -singlefile -f $page -l $page -scale-to-x $width -scale-to-y -1 "$folder/specimen-memo.pdf" "$folder/facing-$page"
done
convert "$folder/facing-$facing.png" "$folder/facing-$((facing + 1)).png" +append -colors 64 docs/typesetting-pages.png
echo docs/typesetting-pages.png

# The gallery: all slides of a deck on a sheet.
for pdf in "$folder"/gallery-*-deck.pdf; do
    name=$(basename "$pdf" -deck.pdf)
    rm -f "$folder"/sheet-*.png
    pdftoppm -png -scale-to-x 320 -scale-to-y -1 "$pdf" "$folder/sheet"
    montage "$folder"/sheet-*.png -tile 4x -geometry +6+6 -background '#888888' "$folder/sheet.png"
    convert "$folder/sheet.png" -colors 48 -define png:compression-level=9 "docs/$name.png"
    echo "docs/$name.png"
done

# The matrix of sections and audiences, without the page's margins.
cargo run --locked --release --quiet -- coverage --pdf --quiet --out "$folder"
pdftoppm -png -singlefile -f 2 -l 2 -scale-to-x $width -scale-to-y -1 -x 100 -y 90 -W 600 -H 430 \
    "$folder/coverage.pdf" docs/coverage
echo docs/coverage.png

# A memo with what has changed, of the example in docs/diff.md.
mkdir -p "$folder/diff"
touch "$folder/diff/briefpress.toml"
for file in report.md may.yaml june.yaml; do
    sed -n "/^\`\`\`[a-z]* $file\$/,/^\`\`\`\$/p" docs/diff.md | sed '1d;$d' > "$folder/diff/$file"
done
"${CARGO_TARGET_DIR:-target}/release/briefpress" build --quiet -f memo --out "$folder/diff" \
    --changes-since "$folder/diff/may.yaml" "$folder/diff/june.yaml"
for page in 2 3; do
    name=$([ $page = 2 ] && echo diff-list || echo diff-bars)
    pdftoppm -png -singlefile -f $page -l $page -scale-to-x $width -scale-to-y -1 "$folder/diff/june-memo.pdf" "$folder/$name"
    convert "$folder/$name.png" -crop 800x620+0+60 +repage -colors 48 -define png:compression-level=9 "docs/$name.png"
    echo "docs/$name.png"
done

# Key figures with the sentences behind them.
page=$(for page in $(seq 2 30); do
    pdftotext -f "$page" -l "$page" "$folder/defense-memo.pdf" - | grep -q 'Each key figure, with the words' && echo "$page" && break
done)
pdftoppm -png -singlefile -f "$page" -l "$page" -scale-to-x $width -scale-to-y -1 -x 120 -y 100 -W 580 -H 496 \
    "$folder/defense-memo.pdf" docs/annex
convert docs/annex.png -colors 48 -define png:compression-level=9 docs/annex.png
echo docs/annex.png

# The claims beside the report, in a browser.
tests/tools/trace_page.sh "${CARGO_TARGET_DIR:-target}/release/briefpress" briefs/mexico/congress.yaml "$folder"
convert "$folder/trace-light.png" -resize 1200x -colors 32 -define png:compression-level=9 docs/trace.png
echo docs/trace.png

# What is said of a briefing whose report has changed since.
briefpress=$(realpath "${CARGO_TARGET_DIR:-target}/release/briefpress")
"$briefpress" build --quiet --pdf a3a -f memo --out "$folder/carriers" briefs/mexico/congress.yaml
mkdir -p "$folder/at-hand"
sed 's/more than 93,000/more than 94,000/; s/128 million people/130 million people/' briefs/mexico/report.md >"$folder/at-hand/report.md"
verify="verify congress-memo.pdf --report report.md"
(cd "$folder/at-hand" && cp ../carriers/congress-memo.pdf . && "$briefpress" $verify || true) |
    terminal "briefpress $verify" 400 docs/verify.png

# Every number of an outline, and what stands behind it: the first and the totals.
census="check --census briefs/mexico/congress.yaml"
"$briefpress" $census 2>&1 | awk 'NR <= 16 { print } { last[NR % 6] = $0 } END { print "…"; for (n = NR - 5; n <= NR; n++) print last[n % 6] }' |
    terminal "briefpress $census" 640 docs/census.png

# The kinds of chart, a slide each, in the order of the outline.
cargo run --locked --release --quiet -- build --quiet --out "$folder" docs/charts
page=4
for kind in bar column grouped stacked share line slope dot multiples; do
    pdftoppm -png -singlefile -f $page -l $page -scale-to-x 640 -scale-to-y -1 "$folder/charts-deck.pdf" "$folder/$kind"
    convert "$folder/$kind.png" -colors 32 "docs/charts/$kind.png"
    echo "docs/charts/$kind.png"
    page=$((page + 1))
done
