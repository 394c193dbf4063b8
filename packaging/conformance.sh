#!/bin/sh
# Publish varied stories and let outside judges look: the Nu HTML checker, axe-core, the schemas of ninjs and sitemaps.
set -eu
cd "$(dirname "$0")/.."
version=26.9.27
sum=22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47
folder=build/conformance
jar=$folder/package/build/dist/vnu.jar

if command -v apt-get >/dev/null; then
    . packaging/apt.sh
    command -v java >/dev/null || need_packages "The Nu HTML checker" default-jre-headless
    [ -f "$jar" ] || command -v npm >/dev/null || need_packages "Fetching the Nu HTML checker" npm
fi
for tool in java npm; do
    command -v "$tool" >/dev/null || { echo "make conformance needs $tool; install it and run this again." >&2; exit 1; }
done

as_pinned() {
    python3 -c 'import hashlib, sys; sys.exit(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest() != sys.argv[2])' \
        "$jar" "$sum" 2>/dev/null
}
mkdir -p "$folder"
as_pinned || {
    echo "Fetching the Nu HTML checker $version"
    (cd "$folder" && rm -rf package && npm pack --silent "vnu-jar@$version" >/dev/null && tar xzf "vnu-jar-$version.tgz")
    as_pinned || { echo "vnu-jar $version is not the file this script was written for." >&2; exit 1; }
}
NEWSDESK_NU_CHECKER=$PWD/$jar .venv/bin/pytest tests/conformance
