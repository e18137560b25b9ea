# Installs what a script needs and the machine lacks. Sourced by the scripts beside it.
#
#   need COMMAND PACKAGE [COMMAND PACKAGE]...
#   need_package PACKAGE...

need() {
    local missing=()
    while [ $# -ge 2 ]; do
        command -v "$1" >/dev/null || missing+=("$2")
        shift 2
    done
    [ ${#missing[@]} -eq 0 ] || need_package "${missing[@]}"
}

need_package() {
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
