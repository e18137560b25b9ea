#!/bin/bash
# Tries the completion scripts in the shells that they are for: what is offered behind `briefpress bu` and `briefpress check
# --message-format `. PowerShell is in no Debian archive, so its script is only made.
#
#   tests/tools/completions.sh BRIEFPRESS
set -euo pipefail
tools=$(realpath "$(dirname "$0")")
. "$tools/need.sh"
need bash bash zsh zsh fish fish

briefpress=$(realpath "$1")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
export HOME=$made
for shell in bash zsh fish powershell elvish; do
    "$briefpress" completions "$shell" >"$made/briefpress.$shell"
done

# Fails unless a shell offers a word.
offers() {
    grep -qw -- "$2" "$made/offered.$1" || { echo "$1 does not offer \`$2\`:" >&2; cat "$made/offered.$1" >&2; exit 1; }
}

bash --norc --noprofile -c '
    source "$1"
    offer() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _briefpress briefpress "${*: -1}" "${*: -2:1}"; printf "%s\n" "${COMPREPLY[@]}"; }
    offer briefpress bu; offer briefpress check --message-format ""' bash "$made/briefpress.bash" >"$made/offered.bash" 2>/dev/null

fish --no-config -c 'source $argv[1]; complete -C "briefpress bu"; complete -C "briefpress check --message-format "' \
    "$made/briefpress.fish" >"$made/offered.fish"

cat >"$made/try.zsh" <<'ZSH'
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; autoload -Uz compinit; compinit -u -D; source $1; setopt no_list_beep auto_list; print ready"
zpty -r -m shell answer '*ready*ready*'
zpty -w -n shell $'briefpress bu\t'
sleep 1
zpty -w -n shell $'\x15briefpress check --message-format \t'
sleep 1
while zpty -r -t shell answer; do print -rn -- $answer; done
zpty -d shell
ZSH
timeout 30 zsh -f "$made/try.zsh" "$made/briefpress.zsh" >"$made/offered.zsh"

for shell in bash fish zsh; do
    offers "$shell" build
    offers "$shell" sarif
done
for shell in powershell elvish; do
    grep -q message-format "$made/briefpress.$shell"
done
echo "bash, zsh and fish complete commands and options"
