#!/bin/bash
# Try an unpacked Newsdesk on Linux or macOS: trial.bash PROGRAM STORY [PLATFORM…]. It takes the story in, sends it out,
# holds it against its manifest, and opens the window on each of Qt's platforms until the preview shows the story.
set -eu
program=$1 story=$2
shift 2
work=$(mktemp -d "${TMPDIR:-/tmp}/newsdesk trial 试.XXXXXX")
trap 'kill "${window:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
port=9377

# The pages that the web engine has open, as its own door for page tools tells them.
pages() {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET /json HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
    timeout 5 cat <&3 2>/dev/null || true
    exec 3>&-
}

"$program" --version | cat
"$program" --home "$work/home" import "$story"
slug=$("$program" --home "$work/home" list --json | sed -n 's/.*"slug": *"\([^"]*\)".*/\1/p' | head -n 1)
headline=$("$program" --home "$work/home" show "$slug" --json | sed -n 's/^ *"headline": *"\(.*\)",*$/\1/p' | head -n 1)
"$program" --home "$work/home" export "$slug" --to "$work/out 出"
"$program" verify "$work/out 出/$slug"
# What talks to the server of a shared desk is there: it says that nobody answers.
"$program" --home "$work/home" --desk postgresql://nobody@localhost:1/desk list 2>&1 | grep -F "cannot be reached"

for platform in "$@"; do
    QT_QPA_PLATFORM=$platform QTWEBENGINE_REMOTE_DEBUGGING=$port "$program" --home "$work/home" 2>"$work/log" &
    window=$!
    for _ in $(seq 300); do
        kill -0 "$window" 2>/dev/null || { cat "$work/log" >&2; echo "The window went away on $platform." >&2; exit 1; }
        if pages 2>/dev/null | grep -qF "$headline"; then shown=yes; break; fi
        sleep 0.2
    done
    [ "${shown:-}" = yes ] || { cat "$work/log" >&2; echo "The preview does not show “$headline” on $platform." >&2; exit 1; }
    [ -z "${TRIAL_SHOT:-}" ] || { sleep 3; sh -c "$TRIAL_SHOT"; }
    kill "$window"
    wait "$window" || true
    shown= window=
    echo "The window opens on $platform, and its preview shows “$headline”."
done
