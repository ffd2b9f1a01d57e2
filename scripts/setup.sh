#!/bin/sh
# Prepares everything docflow needs; shared by the Makefile, the Dockerfile and .ci/run. Can be repeated.
#
#   scripts/setup.sh demo     .venv with what the main job needs (all from PyPI, no root)
#   scripts/setup.sh test     that, the tools of the tests, and the servers they run against
#   scripts/setup.sh docker   as demo, for an image: no editable install, all OCR languages required
#
# System packages are installed where we may (root, or sudo without a password); otherwise the exact command is printed.
set -eu
cd "$(dirname "$0")/.."
mode=${1:-demo}

OCR_PACKAGES="tesseract-ocr tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-ita tesseract-ocr-nld tesseract-ocr-por"
TEST_PACKAGES="redis-server dovecot-imapd dovecot-lmtpd postgresql chromium poppler-utils fonts-liberation fonts-dejavu-core"

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_update_once() {
    [ -z "${apt_updated:-}" ] || return 0
    as_root apt-get update -qq && apt_updated=yes
}

# Those of the Debian packages that are not installed.
not_installed() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || printf '%s ' "$package"
    done
}

# Installs the Debian packages that are missing, as many as can be had: one that this release does not offer (Ubuntu has
# Chromium as a snap only) keeps none of the others away. Non-zero, with the rest in $missing, where not all are there.
apt_install() {
    missing=$(not_installed "$@")
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null && as_root true || return 1
    say "installing $missing"
    apt_update_once >/dev/null 2>&1 || return 1
    # shellcheck disable=SC2086
    apt_get $missing || for package in $missing; do apt_get "$package" || true; done
    missing=$(not_installed "$@")
    [ -z "$missing" ]
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "docflow needs Python 3.11, 3.12 or 3.13, and found none. On Debian 12: sudo apt-get install python3"
}

make_venv() {
    # An empty or half-made environment is made anew; a good one stays.
    if "$1/bin/python" -m pip --version >/dev/null 2>&1; then return; fi
    rm -rf "$1"
    "$python" -m venv "$1" >/dev/null 2>&1 && return
    rm -rf "$1"
    "$python" -m virtualenv -q "$1" >/dev/null 2>&1 && return
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    apt_install "python$version-venv" || apt_install python3-venv || true
    "$python" -m venv "$1" >/dev/null 2>&1 ||
        fail "this Python cannot make virtual environments. Run: sudo apt-get install python3-venv"
}

# Installs a lock file once; repeated only when the lock or the interpreter changes.
install_lock() {
    stamp="$1/.installed-$(basename "$2")"
    wanted=$("$1/bin/python" -c 'import hashlib, pathlib, sys; print(hashlib.sha256(pathlib.Path(sys.argv[1]).read_bytes() + sys.version.encode()).hexdigest())' "$2")
    [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
    say "installing $2 into $1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$2" ||
        fail "could not install $2; is the package index reachable? (pip config list shows which one is used)"
    # Where byte code is not written at installation, every start would cost two to three times as much.
    "$1/bin/python" -m compileall -q -x 'tests|_vendor' "$1/lib" >/dev/null 2>&1 || true
    echo "$wanted" >"$stamp"
}

install_docflow() {
    editable="--editable"
    [ "$mode" = docker ] && editable=""
    # shellcheck disable=SC2086
    if [ "$mode" = docker ] || ! .venv/bin/python -c 'import docflow, extractors, workers' 2>/dev/null || [ ! -x .venv/bin/docflow ]; then
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation $editable .
    fi
}

python=$(find_python)
make_venv .venv
install_lock .venv requirements/runtime.lock
[ "$mode" = test ] && install_lock .venv requirements/dev.lock
install_docflow

# shellcheck disable=SC2086
if ! apt_install $OCR_PACKAGES; then
    [ "$mode" = docker ] && fail "could not install $missing"
    say "English and German scans are read without system packages. For the other languages run:"
    say "    sudo apt-get install $missing"
fi

if [ "$mode" != docker ]; then
    # GPL programs (bean-check, Tryton) that are run beside docflow, never imported by it.
    make_venv .venv-programs
    if [ "$mode" = test ]; then install_lock .venv-programs requirements/programs.lock
    else install_lock .venv-programs requirements/beancount.lock
    fi
fi

if [ "$mode" = test ]; then
    # shellcheck disable=SC2086
    apt_install $TEST_PACKAGES || {
        say "some tests need real servers and are skipped without them. To run all of them:"
        say "    sudo apt-get install $missing"
    }
fi
say "ready ($mode)"
