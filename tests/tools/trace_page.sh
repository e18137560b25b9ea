#!/bin/bash
# Tries the page that `briefpress trace --html` writes in headless Chromium, by the keyboard alone: from claim to claim, to the
# words in the report and back; without scripts, too; light and dark, with the contrast of all that is read; and what it asks
# of the network, which is nothing.
#
#   tests/tools/trace_page.sh BRIEFPRESS [OUTLINE [PICTURES]]     writes pictures of the page into a folder, if one is named
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
. "$tools/need.sh"
need chromium chromium node nodejs

briefpress=$(realpath "$1")
outline=$(realpath "${2:-$tools/../../briefs/mexico/congress.yaml}")
pictures=${3:-}
[ -z "$pictures" ] || pictures=$(realpath "$pictures")
made=$(mktemp -d)
trap 'kill "${browser:-}" 2>/dev/null || true; wait; rm -rf "$made"' EXIT

cd "$(dirname "$outline")"
"$briefpress" trace "$outline" --html "$made/trace.html"

chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --user-data-dir="$made/profile" \
    --remote-debugging-port=0 about:blank 2>"$made/chromium.log" >/dev/null &
browser=$!
for _ in $(seq 100); do
    address=$(grep -o 'ws://[^ ]*' "$made/chromium.log" || true)
    [ -z "$address" ] || break
    sleep 0.1
done
[ -n "$address" ] || { cat "$made/chromium.log"; exit 1; }
node --experimental-websocket --no-warnings "$tools/trace_page.mjs" "$address" "file://$made/trace.html" $pictures
