#!/bin/sh
# Put Newsdesk into your own menu, with its icon and its kind of file; `install.sh --remove` takes it out again.
# Nothing outside your home folder is touched, and never a story of yours.
set -eu
cd "$(dirname "$0")"
data=${XDG_DATA_HOME:-$HOME/.local/share}
place=$HOME/.local/opt/newsdesk
commands=$HOME/.local/bin
entry=$data/applications/newsdesk.desktop
kind=$data/mime/packages/newsdesk.xml
picture=$data/icons/hicolor/scalable/apps/newsdesk.svg

tell_desktop() {
    command -v update-desktop-database >/dev/null && update-desktop-database -q "$data/applications" || true
    command -v update-mime-database >/dev/null && update-mime-database "$data/mime" >/dev/null 2>&1 || true
}
remove() {
    rm -rf "$place" "$place.new"
    rm -f "$commands/newsdesk" "$entry" "$kind" "$picture"
}
in_use() {
    for program in /proc/[0-9]*/exe; do
        [ "$(readlink "$program" 2>/dev/null)" != "$place/newsdesk" ] || return 0
    done
    return 1
}

if in_use; then
    echo "Newsdesk is open. Close its window, then run this again. Nothing has been changed." >&2
    exit 3
fi
if [ "${1:-}" = --remove ]; then
    remove
    tell_desktop
    echo "Newsdesk is removed; your stories, settings and backups are where they were."
    exit
fi

mkdir -p "$(dirname "$place")" "$commands" "$(dirname "$entry")" "$(dirname "$kind")" "$(dirname "$picture")"
rm -rf "$place.new"
cp -R . "$place.new" || {
    rm -rf "$place.new"
    echo "Newsdesk could not be copied to $place; is there room? Nothing has been changed." >&2
    exit 1
}
rm -rf "$place"
mv "$place.new" "$place"
ln -sf "$place/newsdesk" "$commands/newsdesk"
# A blank in the path is no end of it, and the menu knows nothing of $PATH.
sed "s|^Exec=.*|Exec=\"$place/newsdesk\" %f|" share/newsdesk.desktop >"$entry"
cp share/newsdesk.xml "$kind"
cp share/newsdesk.svg "$picture"
tell_desktop
echo "Newsdesk is in your menu; in a terminal it is $commands/newsdesk."
