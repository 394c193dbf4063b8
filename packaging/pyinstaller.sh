# Sourced by the builds for Linux and macOS: PyInstaller in a virtual environment of its own, from pinned packages.

# Freeze Newsdesk into $1/dist and write the licences of what is shipped into $1/licences; set version and times.
run_pyinstaller() {
    python=build/installers/bin/python
    if ! cmp -s requirements-installers.txt build/installers/requirements; then
        echo "Installing the pinned packages of requirements-installers.txt (a few minutes)"
        "${PYTHON:-python3}" -m venv --clear build/installers
        "$python" -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes \
            --requirement requirements-installers.txt || {
            echo "The pinned packages could not be fetched; nothing was built." >&2
            return 1
        }
        cp requirements-installers.txt build/installers/requirements
    fi
    # Not editable: resources and documents lie in the package as they will be shipped.
    "$python" -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --force-reinstall .
    version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/newsdesk/__init__.py)
    # Files carry the time of the commit and sets one order, so that two builds of it are the same.
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1000000000)}
    export SOURCE_DATE_EPOCH
    mkdir -p dist "$1"
    rm -rf "$1/dist" "$1/work" "$1/licences"
    echo "Freezing Newsdesk $version"
    PYTHONHASHSEED=1 "$python" -m PyInstaller --noconfirm --log-level ERROR --distpath "$1/dist" --workpath "$1/work" \
        packaging/newsdesk.spec
    "$python" packaging/shipped.py "$1/dist" "$1/licences"
}
