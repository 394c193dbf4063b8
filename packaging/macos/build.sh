#!/bin/sh
# Build Newsdesk-VERSION.dmg on a Mac. With NEWSDESK_IDENTITY, a “Developer ID Application” in the keychain, it is signed
# for others' Macs; with NEWSDESK_NOTARY_PROFILE, of `notarytool store-credentials`, Apple's word on it is stapled to it.
set -eu
cd "$(dirname "$0")/../.."
build=build/macos
[ "$(uname)" = Darwin ] || { echo "make installer-macos needs a Mac; nothing was built." >&2; exit 1; }
for tool in codesign hdiutil; do
    command -v "$tool" >/dev/null || { echo "make installer-macos needs $tool: xcode-select --install" >&2; exit 1; }
done
. packaging/pyinstaller.sh
mkdir -p "$build"
run_pyinstaller "$build"

app=$build/dist/Newsdesk.app
mv "$build/licences" "$app/Contents/Resources/licences"
echo "Signing"
"$python" packaging/macos/sign.py "$app" "${NEWSDESK_IDENTITY:--}"
# What is signed wrongly ends here, before it is packed.
"$app/Contents/MacOS/newsdesk" --version

image=dist/Newsdesk-$version.dmg
folder=$build/image
rm -rf "$folder" "$image"
mkdir "$folder"
mv "$app" "$folder"
ln -s /Applications "$folder/Applications"
(cd "$folder" && find . -type f | LC_ALL=C sort | sed 's,^\./,,' | tr '\n' '\0' | xargs -0 shasum -a 256) >"$build/payload.sha256"
echo "Packing $image"
hdiutil create -quiet -volname Newsdesk -srcfolder "$folder" -fs HFS+ -format ULMO "$image" || {
    rm -f "$image"
    echo "$image could not be packed; is there room in $PWD/dist?" >&2
    exit 1
}
[ -z "${NEWSDESK_IDENTITY:-}" ] || codesign --force --timestamp --sign "$NEWSDESK_IDENTITY" "$image"
if [ -n "${NEWSDESK_NOTARY_PROFILE:-}" ]; then
    echo "Asking Apple (some minutes)"
    xcrun notarytool submit "$image" --keychain-profile "$NEWSDESK_NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
(cd dist && shasum -a 256 "$(basename "$image")" >"$(basename "$image").sha256")
echo "$image: $(($(wc -c <"$image") / 1000000)) MB"
