#!/bin/sh
# Unpack the archive and try it, as the workflow does: trial.sh ARCHIVE.
set -eu
cd "$(dirname "$0")/../.."
. packaging/apt.sh
need_packages "Trying it" xvfb xauth xz-utils $(sed 's/#.*//' packaging/system-libraries.txt)
folder=$(mktemp -d)
tar -xJf "$1" -C "$folder" --strip-components 1
xvfb-run --auto-servernum bash packaging/trial.bash "$folder/newsdesk" resources/samples/1-night-ferry.md offscreen xcb
