#!/bin/sh
# Build Newsdesk-VERSION-linux-x86_64.tar.xz with PyInstaller, in a virtual environment of its own. With QUICK it is
# packed in seconds, and larger: for trials.
set -eu
cd "$(dirname "$0")/../.."
build=build/linux
if command -v apt-get >/dev/null; then
    . packaging/apt.sh
    command -v objdump >/dev/null || need_packages "PyInstaller" binutils
    command -v xz >/dev/null || need_packages "Packing" xz-utils
fi
. packaging/pyinstaller.sh
run_pyinstaller "$build"

name=Newsdesk-$version-linux-$(uname -m)
folder=$build/$name
rm -rf "$folder"
mv "$build/dist/newsdesk" "$folder"
mkdir "$folder/share"
cp packaging/linux/newsdesk.desktop packaging/linux/newsdesk.xml resources/icons/newsdesk.svg "$folder/share"
cp packaging/linux/install.sh "$folder"
mv "$build/licences" "$folder/licences"
(cd "$folder" && LC_ALL=C find . -type f | LC_ALL=C sort | sed 's,^\./,,' | xargs -d '\n' sha256sum) >"$build/payload.sha256"

package=dist/$name.tar.xz
echo "Packing $package"
rm -f "$package"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$build" -cf - "$name" |
    xz -T2 "-$([ -n "${QUICK:-}" ] && echo 0 || echo 9)" >"$package.part" || {
    rm -f "$package.part"
    echo "$package could not be packed; is there room in $PWD/dist?" >&2
    exit 1
}
mv "$package.part" "$package"
(cd dist && sha256sum "$(basename "$package")" >"$(basename "$package").sha256")
echo "$package: $(($(wc -c <"$package") / 1000000)) MB"
