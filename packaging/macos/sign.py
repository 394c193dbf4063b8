"""Signs Newsdesk.app from the inside out: each program, library and bundle after all that lies in it.

Signing the app alone, with what is in it, would give the web engine's process the app's entitlements: it needs its own.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_BUNDLES = {".app", ".framework"}
# The first bytes of a program or library: 64 bit, either order, and of several machines in one.
_MACHO = {b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf", b"\xca\xfe\xba\xbe"}


def order(app: Path) -> list[Path]:
    """Return what is to be signed, the innermost first and the app last; what is a link is signed where it leads."""
    found = [path for path in app.rglob("*") if not path.is_symlink() and (_is_bundle(path) or _is_program(path))]
    return [*sorted(found, key=lambda path: (-len(path.parts), str(path))), app]


def entitlements(path: Path, app: Path) -> Path | None:
    """Return the entitlements that a signed thing needs: the app its own, the web engine's process its own."""
    if any(part.startswith("QtWebEngineProcess") for part in path.relative_to(app).parts):
        return HERE / "webengine.entitlements"
    return HERE / "app.entitlements" if path == app or path.parent == app / "Contents" / "MacOS" else None


def command(path: Path, app: Path, identity: str) -> list[str]:
    """Return the command that signs `path`; the identity "-" signs for this Mac alone."""
    words = ["codesign", "--force", "--options", "runtime", "--sign", identity]
    words += ["--timestamp=none"] if identity == "-" else ["--timestamp"]
    own = entitlements(path, app)
    return [*words, *(["--entitlements", str(own)] if own else []), str(path)]


def _is_bundle(path: Path) -> bool:
    return path.suffix in _BUNDLES and path.is_dir()


def _is_program(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in _MACHO


if __name__ == "__main__":
    target, identity = Path(sys.argv[1]).resolve(), sys.argv[2]
    for path in order(target):
        subprocess.run(command(path, target, identity), check=True)
    subprocess.run(["codesign", "--verify", "--deep", "--strict", str(target)], check=True)
