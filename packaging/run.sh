#!/bin/sh
# Open Newsdesk; where there is no display, show what it does without one. With "picture" only take the picture.
set -eu
cd "$(dirname "$0")/.."
newsdesk=.venv/bin/newsdesk
mkdir -p build

take_picture() {
    rm -rf build/picture-home
    # The web engine talks of graphics cards and buses that are not there: nobody wants to read that where it went well.
    .venv/bin/python packaging/picture.py --home build/picture-home --to "$@" 2>build/picture.log || {
        cat build/picture.log >&2
        return 1
    }
}

if [ "${1:-}" = picture ]; then
    take_picture docs
    take_picture docs/zh_CN --language zh_CN
    exit
fi
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$newsdesk"
fi

echo "There is no display here, so no window can open. Instead:"
rm -rf build/home build/sample
"$newsdesk" --home build/home import resources/samples/*.md
slug=$(basename resources/samples/*-night-ferry.md .md | sed 's/^[0-9]*-//')
"$newsdesk" --home build/home export "$slug" --to build/sample
take_picture build/newsdesk.png
echo "The sample story as readers get it: build/sample/$slug/index.html"
echo "The window as you would see it:     build/newsdesk.png"
