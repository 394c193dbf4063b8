#!/bin/sh
# Make .venv ready from nothing: system libraries, virtual environment, pinned packages, Newsdesk itself.
# Usage: packaging/setup.sh REQUIREMENTS, from the root of the checkout. What is there already is left alone.
set -eu
cd "$(dirname "$0")/.."
requirements=$1
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Newsdesk needs Python 3.11 or newer; \`$python\` is $("$python" --version 2>&1). Name another with: make PYTHON=python3.12" >&2
    exit 1
}

if [ "$(uname)" = Linux ] && command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    . packaging/apt.sh
    need_packages "The window" $(sed 's/#.*//' packaging/system-libraries.txt)
    # Without any Chinese letters on the machine such headlines are rows of boxes. Nothing else depends on them.
    find /usr/share/fonts /usr/local/share/fonts 2>/dev/null | grep -q -i -E 'cjk|wqy|droidsansfallback|sourcehan' ||
        need_packages "A desk with Chinese stories" fonts-droid-fallback || true
    # For tests alone, which leave shared desks out where there is no server.
    [ "$requirements" != requirements-dev.txt ] || [ -d /usr/lib/postgresql ] ||
        need_packages "Trying shared desks" postgresql || true
fi

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    echo "Making the virtual environment .venv"
    "$python" -m venv --clear .venv || {
        echo "No virtual environment could be made; on Debian and Ubuntu install python3-venv first." >&2
        exit 1
    }
fi

echo "Installing the pinned Python packages of $requirements (some 300 MB the first time; a few minutes)"
pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@" </dev/null; }
pip install --quiet --no-deps --require-hashes --requirement "$requirements"
pip install --quiet --no-deps --no-build-isolation --editable .

if [ "$(uname)" = Linux ] && ! trouble=$(.venv/bin/python -c 'from PySide6 import QtWebEngineWidgets' 2>&1); then
    echo "Qt lacks a system library; install it, then run this again: $(printf '%s' "$trouble" | tail -n 1)" >&2
    exit 1
fi
