# Sourced by the other scripts: Debian and Ubuntu packages, installed only where they are missing.

# Print those of the named packages that are not installed, under the names this release has for them.
missing_packages() {
    installed=" $(dpkg-query --show --showformat='${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii *//p' | tr '\n' ' ') "
    for package in "$@"; do
        case $installed in
        *" $package "* | *" ${package}t64 "*) ;;
        *) printf '%s\n' "$package" ;;
        esac
    done
}

# Install the named packages that are missing, or say in one line what is to be installed and return 1.
# $1 says what needs them. What apt has to say goes to build/setup.log.
need_packages() {
    purpose=$1
    shift
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root=none
    fi
    [ "$as_root" = none ] || {
        echo "$purpose needs system packages; installing them: $missing"
        mkdir -p build
        logged $as_root apt-get update
    }
    # The lists may be younger than the check above: only now is it known which names end in t64 here.
    names=
    for package in $missing; do
        if apt-cache show "${package}t64" >/dev/null 2>&1; then package=${package}t64; fi
        names="$names $package"
    done
    if [ "$as_root" = none ]; then
        echo "$purpose needs system packages that you have to install first: sudo apt-get install$names" >&2
        return 1
    fi
    logged $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $names
}

# Run a command with its output in build/setup.log; where it fails, show the end of that and return 1.
logged() {
    "$@" >build/setup.log 2>&1 </dev/null || {
        tail -n 20 build/setup.log >&2
        return 1
    }
}
