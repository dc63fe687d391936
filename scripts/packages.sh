# shellcheck shell=bash disable=SC2034
# Sourced by the other scripts: need_packages NAME... installs the Debian packages that are not there yet.
need_packages() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "these packages are missing and only root can install them: ${missing[*]}" >&2
            return 1
        }
        sudo=(sudo)
    fi
    echo "installing ${missing[*]}"
    "${sudo[@]}" apt-get update -q
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# What building the library and running the generator takes.
build_packages=(gcc libc6-dev cmake ninja-build pkg-config libsqlite3-dev libuv1-dev libclang1-14)

# What examples/http takes besides; without them it is left out.
example_packages=(libjansson-dev libhttp-parser-dev)
