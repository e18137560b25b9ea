#!/bin/bash
# Judges PDFs by PDF/UA-1 and PDF/A-2a, or by other profiles, with veraPDF, which is fetched once by Maven, with the machine's
# own settings.
#
#   tests/tools/verapdf.sh [--profiles ua1,2a] PDF...
#
# Prints a line for each PDF and profile, `PASS path profile` or `FAIL path profile` with the rules that it breaks.
# Fails if any PDF fails.
set -euo pipefail
. "$(dirname "$0")/need.sh"

version=1.28.2
cache=${XDG_CACHE_HOME:-$HOME/.cache}/briefpress-tests
jar=$cache/greenfield-apps-$version.jar

profiles=ua1,2a
if [ "${1:-}" = --profiles ]; then
    profiles=$2
    shift 2
fi
[ $# -gt 0 ] || { echo "usage: $0 [--profiles NAME,...] PDF..." >&2; exit 2; }
need java default-jre-headless
if [ ! -s "$jar" ]; then
    need mvn maven
    mkdir -p "$cache"
    # Into a folder of its own first, so that a fetch that is cut short leaves no half of a file behind.
    fetched=$(mktemp -d "$cache/fetch.XXXXXX")
    mvn -q -B -Dstyle.color=never dependency:copy -Dartifact=org.verapdf.apps:greenfield-apps:$version -DoutputDirectory="$fetched" >&2
    mv "$fetched/greenfield-apps-$version.jar" "$jar"
    rmdir "$fetched"
fi

judge() { java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper --flavour "$1" --format text -v "${@:2}" || true; }

status=0
told=$(mktemp -d)
trap 'rm -rf "$told"' EXIT
for profile in ${profiles//,/ }; do
    judge $profile "$@" >"$told/$profile" &
done
wait
for profile in ${profiles//,/ }; do
    cat "$told/$profile"
    # A PDF that veraPDF cannot read has no verdict at all.
    [ "$(grep -c "^PASS .* $profile\$" "$told/$profile")" -eq $# ] || status=1
done
exit $status
