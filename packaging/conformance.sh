#!/bin/sh
# Publish varied stories and let outside judges look: the Nu HTML checker, axe-core, the schemas of ninjs and sitemaps.
set -eu
cd "$(dirname "$0")/.."
folder=build/conformance
nu=$folder/vnu-jar/build/dist/vnu.jar
axe=$folder/axe-core/axe.min.js

if command -v apt-get >/dev/null; then
    . packaging/apt.sh
    command -v java >/dev/null || need_packages "The Nu HTML checker" default-jre-headless
    [ -f "$nu" ] && [ -f "$axe" ] || command -v npm >/dev/null || need_packages "Fetching the judges" npm
fi
for tool in java npm; do
    command -v "$tool" >/dev/null || { echo "make conformance needs $tool; install it and run this again." >&2; exit 1; }
done

as_pinned() {
    python3 -c 'import hashlib, sys; sys.exit(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest() != sys.argv[2])' \
        "$1" "$2" 2>/dev/null
}

# The package of npm, its version, the file of it that is wanted, and that file's SHA-256.
fetch() {
    as_pinned "$3" "$4" && return
    echo "Fetching $1 $2"
    rm -rf "${folder:?}/$1" && mkdir -p "$folder/$1"
    (cd "$folder/$1" && npm pack --silent "$1@$2" >/dev/null && tar xzf "$1-$2.tgz" --strip-components 1)
    as_pinned "$3" "$4" || { echo "$1 $2 is not the file this script was written for." >&2; exit 1; }
}
fetch vnu-jar 26.9.27 "$nu" 22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47
fetch axe-core 4.14.1 "$axe" 29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
NEWSDESK_NU_CHECKER=$PWD/$nu NEWSDESK_AXE=$PWD/$axe .venv/bin/pytest tests/conformance
