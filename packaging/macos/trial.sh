#!/bin/sh
# Mount the image, copy the app and try it, as the workflow does: trial.sh IMAGE.
set -eu
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$place/image" "$1"
cp -R "$place/image/Newsdesk.app" "$place"
hdiutil detach -quiet "$place/image"
codesign --verify --deep --strict "$place/Newsdesk.app"
bash packaging/trial.bash "$place/Newsdesk.app/Contents/MacOS/newsdesk" resources/samples/1-night-ferry.md cocoa
