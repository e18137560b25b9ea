#!/bin/bash
# Makes inputs by chance for a target: fuzz/run.sh TARGET [SECONDS [OPTIONS OF LIBFUZZER]...]
#
# Needs Rust's nightly toolchain and, best, `cargo install cargo-fuzz`; without that it sets the flags itself. Inputs begin
# with those in fuzz/corpus and with seeds from the tests' cases; what is found stays in $FUZZ_WORK (default
# target/fuzz), an input that breaks something in its artifacts/TARGET. An input that takes more than TIMEOUT seconds, or
# with which the process grows over MEMORY MiB, counts as broken. SANITIZER=address looks into every access to memory too, of
# the C code among it that nobody checks else; the process then takes some three times the memory.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1 seconds=${2:-600}
shift $(($# < 2 ? $# : 2))
work=${FUZZ_WORK:-target/fuzz} memory=${MEMORY:-512} timeout=${TIMEOUT:-2} longest=${LONGEST:-65536}
triple=$(rustc -vV | sed -n 's/^host: //p')
export CARGO_TARGET_DIR=${FUZZ_TARGET_DIR:-$work/build}

mkdir -p "$work/corpus/$target" "$work/seeds/$target" "$work/artifacts/$target"
python3 fuzz/seeds.py "$target" "$work/seeds/$target"
# The versions that the program has.
cp Cargo.lock fuzz/Cargo.lock

if cargo +nightly fuzz --version >/dev/null 2>&1; then
    cargo +nightly fuzz build --sanitizer "${SANITIZER:-none}" "$target"
else
    flags="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
        -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing
        -Cllvm-args=-simplifycfg-branch-fold-threshold=0 -Ccodegen-units=1 -Cdebug-assertions"
    RUSTFLAGS=$(echo $flags) cargo +nightly build --manifest-path fuzz/Cargo.toml --release --target "$triple" --bin "$target"
fi

exec "$CARGO_TARGET_DIR/$triple/release/$target" -max_total_time="$seconds" -timeout="$timeout" -rss_limit_mb="$memory" \
    -max_len="$longest" -dict="fuzz/dictionaries/$target.dict" -artifact_prefix="$work/artifacts/$target/" \
    -print_final_stats=1 -use_value_profile=0 "$@" "$work/corpus/$target" "fuzz/corpus/$target" "$work/seeds/$target"
