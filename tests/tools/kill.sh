#!/bin/bash
# Kills builds at random moments, and looks at what stands in the folder after each: every file there has to be whole, as
# the old or the new outlines give it, and what the killed runs left has to be gone after one that ends.
#
#   tests/tools/kill.sh BRIEFPRESS [ROUNDS] [SEED]
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
. "$tools/need.sh"
need qpdf qpdf
briefpress=$(realpath "$1")
rounds=${2:-200}
RANDOM=${3:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Two states of a project, whose PDFs have the same names.
for state in old new; do
    "$briefpress" new --quiet "$state"
    for copy in 1 2 3; do cp "$state/briefs/council.yaml" "$state/briefs/council$copy.yaml"; done
    (cd "$state" && "$briefpress" build --quiet 2>/dev/null)
done
for outline in new/briefs/*.yaml; do
    sed -i 's/^title: /title: Anew, /' "$outline"
done
(cd new && "$briefpress" build --quiet 2>/dev/null)
for pdf in old/out/*.pdf new/out/*.pdf; do qpdf --check "$pdf" >/dev/null; done
for pdf in old/out/*.pdf; do ! cmp -s "$pdf" "new/out/${pdf##*/}" || { echo "$pdf is the same in both states" >&2; exit 1; }; done

# Ends with an error unless all that has a name is whole.
whole() {
    local pdf
    for pdf in out/*; do
        cmp -s "$pdf" "old/$pdf" || cmp -s "$pdf" "new/$pdf" || { echo "$pdf is neither the old file nor the new one" >&2; exit 1; }
    done
}

# How long a build takes, in microseconds.
cp -r old/out out
now() { echo "${EPOCHREALTIME/[.,]/}"; }
began=$(now)
(cd new && "$briefpress" build --quiet --out ../out 2>/dev/null)
takes=$(($(now) - began))

killed=0 ended=0 left=0
for ((round = 1; round <= rounds; round++)); do
    state=$([ $((round % 2)) -eq 0 ] && echo new || echo old)
    (cd "$state" && exec "$briefpress" build --quiet --out ../out 2>/dev/null) &
    build=$!
    moment=$(((RANDOM * 32768 + RANDOM) % (takes * 9 / 8)))
    sleep "$((moment / 1000000)).$(printf %06d $((moment % 1000000)))"
    kill -9 "$build" 2>/dev/null || true
    if wait "$build" 2>/dev/null; then ended=$((ended + 1)); else killed=$((killed + 1)); fi
    whole
    parts=$(find out -name '.*' -type f | wc -l)
    [ "$parts" -eq 0 ] || left=$((left + 1))
    # What is left does not grow: each run takes away what the one before it left.
    [ "$parts" -le "$(nproc)" ] || { echo "$parts unfinished files are left" >&2; exit 1; }
done
(cd new && "$briefpress" build --quiet --out ../out 2>/dev/null)
whole
[ -z "$(find out -name '.*' -type f)" ] || { echo "a run that ends leaves what others did not finish" >&2; exit 1; }
echo "$killed builds killed within $((takes / 1000)) ms, $ended ended before; $left left unfinished files, all taken away; each PDF is whole"
