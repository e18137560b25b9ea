# Makes the judges' Python and Node packages ready, once, in `$cache`. Sourced by the scripts beside it, after `need.sh`, with
# `$tools` set.
judges=$tools/../judges
need node nodejs npm npm python3 python3
python3 -c 'import ensurepip, venv' 2>/dev/null || need_package python3-venv

# A folder for each set of versions, so that a change of one does not meet what another left.
versions=$(cat "$judges/requirements.txt" "$judges/package.json" | sha256sum | cut -c1-12)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/briefpress-tests/judges-$versions
if [ ! -e "$cache/ready" ]; then
    rm -rf "$cache"
    mkdir -p "$cache"
    python3 -m venv "$cache/venv"
    "$cache/venv/bin/pip" install -q --disable-pip-version-check -r "$judges/requirements.txt" >&2
    cp "$judges/package.json" "$cache"
    npm install --prefix "$cache" --silent --no-audit --no-fund >&2
    touch "$cache/ready"
fi
