#!/bin/sh
# Build Newsdesk-VERSION-setup.exe on Linux, from the embeddable Python at PYTHON_ZIP and the pinned wheels.
# A test may name another Python by its PYTHON_ZIP_SHA256. With NEWSDESK_SIGN, a command that signs the file it is
# given, programs and installer are signed. With QUICK it is packed in seconds, and larger: for trials.
set -eu
cd "$(dirname "$0")/../.."
build=build/windows
python=.venv/bin/python

if command -v apt-get >/dev/null; then
    . packaging/apt.sh
    command -v makensis >/dev/null || need_packages "The Windows installer" nsis
    command -v x86_64-w64-mingw32-gcc >/dev/null || need_packages "The Windows programs" gcc-mingw-w64-x86-64
fi
for tool in makensis x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres; do
    command -v "$tool" >/dev/null || { echo "make installer-windows needs $tool; install it and run this again." >&2; exit 1; }
done

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/newsdesk/__init__.py)
setup=dist/Newsdesk-$version-setup.exe
# Files carry the time of the commit, so that two builds of it are the same.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1000000000)}
export SOURCE_DATE_EPOCH
mkdir -p "$build" dist

echo "Laying out Python, the pinned wheels and Newsdesk $version"
"$python" packaging/windows/payload.py --python-zip "${PYTHON_ZIP:-$build/python.zip}" \
    ${PYTHON_ZIP_SHA256:+--python-sha256 "$PYTHON_ZIP_SHA256"} --wheels "$build/wheels" --to "$build/payload"

echo "Compiling the programs"
"$python" -c 'import pathlib, sys; sys.path.insert(0, "packaging"); from shipped import draw_icon
draw_icon(pathlib.Path(sys.argv[1]))' "$build/newsdesk.ico"
dll=$(basename "$build"/payload/python/python3??.dll)
numbers=$(echo "$version" | tr . ,),0
cp packaging/windows/launcher.rc packaging/windows/newsdesk.manifest "$build"
x86_64-w64-mingw32-windres -I "$build" -DVERSION="\\\"$version\\\"" -DVERSION_NUMBERS="$numbers" \
    "$build/launcher.rc" "$build/launcher.o"
compile() {
    x86_64-w64-mingw32-gcc -std=c11 -Os -Wall -Wextra -Werror -municode -DPYTHON_DLL="L\"$dll\"" \
        -static-libgcc -s -Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va \
        packaging/windows/launcher.c "$build/launcher.o" "$@"
    ${NEWSDESK_SIGN:+$NEWSDESK_SIGN} ${NEWSDESK_SIGN:+"$target"}
}
# Windows sees no difference between Newsdesk.exe and newsdesk.exe: the one for scripts has a folder of its own.
mkdir -p "$build/payload/bin"
target=$build/payload/Newsdesk.exe; compile -mwindows -o "$target"
target=$build/payload/bin/newsdesk.exe; compile -mconsole -DCONSOLE -o "$target"
find "$build/payload" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
(cd "$build/payload" && LC_ALL=C find . -type f | LC_ALL=C sort | sed 's,^\./,,' | xargs -d '\n' sha256sum) >"$build/payload.sha256"

echo "Packing $setup (some minutes)"
rm -f "$setup" "$build/app.tar.xz"
# Larger than its libraries are: what several of them hold alike is packed once.
level=9e,nice=273,dict=192MiB
[ -z "${QUICK:-}" ] || level=0
# Of Python that goes for what unpacking can do without: OpenSSL, which cryptography and psycopg bring too, and SQLite.
(cd "$build/payload" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --exclude=./python -cf ../app.tar . python/libcrypto-*.dll python/libssl-*.dll python/sqlite3.dll)
xz --format=xz --x86 --lzma2="preset=$level" "$build/app.tar"
makensis -V2 -WX -DVERSION="$version" -DPAYLOAD="$PWD/$build/payload" -DICON="$PWD/$build/newsdesk.ico" \
    -DARCHIVE="$PWD/$build/app.tar.xz" -DSIZE="$(du -sk "$build/payload" | cut -f1)" \
    -DUNPACK="$PWD/packaging/windows/unpack.py" -DOUTFILE="$PWD/$setup" ${NEWSDESK_SIGN:+-DSIGN="$NEWSDESK_SIGN"} \
    packaging/windows/installer.nsi || {
    rm -f "$setup"
    echo "The installer could not be packed; look above for why (often: no room in $PWD)." >&2
    exit 1
}
(cd dist && sha256sum "$(basename "$setup")" >"$(basename "$setup").sha256")
echo "$setup: $(($(wc -c <"$setup") / 1000000)) MB"
