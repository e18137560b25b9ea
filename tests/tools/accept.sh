#!/bin/bash
# Shows how the slides of the gallery differ from those that were accepted, old, new and difference side by side, and accepts
# the new ones where that is asked for.
#
#   tests/tools/accept.sh           lists the comparisons, opens them where there is a desktop, and asks
#   tests/tools/accept.sh --yes     accepts what was looked at before
set -euo pipefail
cd "$(dirname "$0")/../.."

look() { cargo test --quiet --test cli slides::slides_look "$@"; }

compared=${CARGO_TARGET_DIR:-target}/tmp/pictures
if look > /dev/null 2>&1; then
    echo "All slides look as they were accepted."
    exit 0
fi
# What does not compile is no picture that differs.
cargo test --quiet --test cli --no-run
ls "$compared"/*.png

if [ "${1:-}" != --yes ]; then
    command -v xdg-open > /dev/null && [ -n "${DISPLAY:-}" ] && xdg-open "$compared"
    read -rp "Accept these? [y/N] " answer
    [ "$answer" = y ] || exit 1
fi
BLESS=1 cargo test --quiet --test cli slides::
git status --short tests/golden/pictures
