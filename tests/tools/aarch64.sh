#!/bin/bash
# Proves that a machine of another kind gives the same bytes: builds the program for aarch64, lets it build the shipped briefs
# under QEMU, and compares the PDFs with the accepted hashes.
#
#   tests/tools/aarch64.sh
#
# Takes some ten minutes, and is not part of `tests/run`.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/tools/need.sh

target=aarch64-unknown-linux-gnu
need aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu qemu-aarch64-static qemu-user-static
[ -e /usr/aarch64-linux-gnu/lib/libc.so.6 ] || need_package libc6-dev-arm64-cross
rustup target add $target

CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc cargo build --locked --target $target --bin briefpress
program=${CARGO_TARGET_DIR:-target}/$target/debug/briefpress

briefs=$(mktemp -d)
trap 'rm -rf "$briefs"' EXIT
QEMU_LD_PREFIX=/usr/aarch64-linux-gnu qemu-aarch64-static "$program" build --out "$briefs"
hashes=$PWD/tests/golden/hashes.txt
cd "$briefs"
sha256sum --check "$hashes"
