#!/bin/sh
# Build the installers for Windows and Linux and try them. What is asked for by name after it, pytest is told.
set -eu
cd "$(dirname "$0")/.."
build=build/test-installers
mkdir -p "$build"
if command -v apt-get >/dev/null; then
    . packaging/apt.sh
    need_packages "Trying the installers" wine64 mmdebstrap xvfb xz-utils binutils
fi

# A Python for Windows that somebody else packed: good enough to try with, never shipped.
zip=$build/python.zip
[ -f "$zip" ] || .venv/bin/python packaging/windows/trial_python.py "$zip"
PYTHON_ZIP=$PWD/$zip
PYTHON_ZIP_SHA256=$(sha256sum "$zip" | cut -d' ' -f1)
NEWSDESK_TRIES_INSTALLERS=1 QUICK=1
export PYTHON_ZIP PYTHON_ZIP_SHA256 NEWSDESK_TRIES_INSTALLERS QUICK
exec .venv/bin/pytest tests/installers --timeout 1800 "$@"
