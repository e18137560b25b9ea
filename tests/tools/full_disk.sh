#!/bin/bash
# Lets the disk be full at random offsets: what cannot be written is told with its name and exit status 1, the old file stays
# as it was, and no part of a new one is left. Files are limited in size (RLIMIT_FSIZE), and, where this machine lets us
# mount one, the disk is a small one of memory. All commands that write are tried.
#
#   tests/tools/full_disk.sh BRIEFPRESS [ROUNDS] [SEED]
set -euo pipefail
briefpress=$(realpath "$1")
rounds=${2:-200}
RANDOM=${3:-1}
work=$(mktemp -d)
mounted=
trap '[ -z "$mounted" ] || umount "$work/disk"; rm -rf "$work"' EXIT
cd "$work"

fail() { echo "$*" >&2; cat err >&2; exit 1; }
random() { echo $(((RANDOM * 32768 + RANDOM) % $1)); }

# A project, and one whose figures have moved and whose texts are others.
"$briefpress" new --quiet old
(cd old && "$briefpress" accept --quiet && "$briefpress" build --quiet 2>/dev/null)
cp -r old new
sed -i 's/^title: /title: Anew, /' new/briefs/council.yaml
(cd new && "$briefpress" build --quiet 2>/dev/null && "$briefpress" coverage --quiet --pdf 2>/dev/null)
# A paragraph before all others moves the passages that the lock holds, which --fix mends.
cp -r new moved
sed -i '0,/^# /s/^# .*/&\n\nOne more paragraph./' moved/briefs/report.md
cp -r moved mended
(cd mended && "$briefpress" check --fix --quiet >/dev/null 2>&1) || true
! cmp -s moved/briefs/council.yaml mended/briefs/council.yaml || { echo "--fix mended nothing" >&2; exit 1; }
cp -r mended unaccepted
cp old/briefs/council.lock unaccepted/briefs
(cd mended && "$briefpress" accept --quiet)
largest=$(stat -c %s new/out/*.pdf | sort -n | tail -1)

# run PROJECT COMMAND...: runs a command in a copy of a project that stands at $at.
run() {
    local project=$1 status=0
    shift
    rm -rf "${at:?}"/*
    cp -r "$project"/. "$at"
    [ -z "$ballast" ] || fill
    # What is told goes through a pipe, since a file of it would be limited too.
    (cd "$at" && "${limit[@]}" "$briefpress" "$@" 2>&1 >/dev/null | cat >"$work/err") || status=$?
    rm -f "$at/ballast"
    ! grep -q panicked err || fail "$*: panicked"
    [ -z "$(find "$at" -name '.briefpress-*')" ] || fail "$*: an unfinished file is left"
    return "$status"
}

# Leaves $ballast bytes of the disk, in whole blocks.
fill() {
    local free
    free=$(df --output=avail -B1 "$at" | tail -1)
    [ "$free" -le "$ballast" ] || head -c $((free - ballast)) /dev/zero >"$at/ballast" 2>/dev/null || true
}

# judge WAS IS FILE...: each file is whole, as one of the projects has it, and each that is old is told of.
told=0 kept=0
judge() {
    local was=$1 is=$2 status=$3 file some=
    shift 3
    for file in "$@"; do
        if [ -e "$is/$file" ] && cmp -s "$at/$file" "$is/$file"; then continue; fi
        some=1
        grep -q "cannot write.*${file##*/}" err || fail "$file is not new, and not told of"
        if [ -e "$was/$file" ]; then
            cmp -s "$at/$file" "$was/$file" || fail "$file is neither old nor new"
            kept=$((kept + 1))
        else
            [ ! -e "$at/$file" ] || fail "$file is a part of a file"
        fi
        told=$((told + 1))
    done
    [ -z "$some" ] || [ "$status" -eq 1 ] || fail "exit status $status"
    [ -n "$some" ] || [ "$status" -eq 0 ] || fail "all was written, and exit status $status"
}

all() {
    local status pdfs
    pdfs=$(cd new/out && ls | grep -v coverage | sed 's/^/out\//')
    status=0
    cp -r new again && cp -r old/out again
    run again build || status=$?
    rm -rf again
    judge old new "$status" $pdfs
    status=0
    run unaccepted accept || status=$?
    judge unaccepted mended "$status" briefs/council.lock
    status=0
    run new coverage --pdf --out other || status=$?
    [ ! -e "$at/other/coverage.pdf" ] || cmp -s "$at/other/coverage.pdf" new/out/coverage.pdf || fail "coverage.pdf is a part of a file"
    [ -e "$at/other/coverage.pdf" ] || { [ "$status" -eq 1 ] && grep -q 'cannot write.*other' err; } || fail "coverage: $status"
    status=0
    run moved check --fix || status=$?
    cmp -s "$at/briefs/council.yaml" mended/briefs/council.yaml || {
        cmp -s "$at/briefs/council.yaml" moved/briefs/council.yaml || fail "an outline is neither old nor new"
        [ "$status" -eq 1 ] && grep -q 'cannot write.*council.yaml' err || fail "check --fix: $status"
    }
    status=0
    run empty new project || status=$?
    if [ "$status" -eq 0 ]; then
        [ "$(find "$at/project" -type f -size +0 | wc -l)" -eq 3 ] || fail "a project lacks files"
    else
        [ "$status" -eq 1 ] && grep -q 'cannot make the project `project`' err || fail "new: $status"
        [ ! -e "$at/project" ] || fail "a part of a project is left"
    fi
}

mkdir empty at
at=$work/at ballast=
for ((round = 1; round <= rounds; round++)); do
    limit=(prlimit "--fsize=$(random $((largest * 9 / 8)))")
    all
done
echo "files limited in size, $rounds rounds: $told files that could not be written are told of, $kept old ones kept, no part is left"

mkdir disk
limit=()
if mount -t tmpfs -o size=2m tmpfs disk 2>/dev/null; then
    mounted=1 at=$work/disk told=0 kept=0
    for ((round = 1; round <= rounds; round++)); do
        ballast=$(random $((largest * 3)))
        all
    done
    echo "a full disk, $rounds rounds: $told files that could not be written are told of, $kept old ones kept, no part is left"
else
    echo "no disk of memory can be mounted here; the limit of sizes stands for it"
fi
