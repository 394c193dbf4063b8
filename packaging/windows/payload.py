"""Lay out what the Windows installer ships, from pinned parts: one commit gives the same bytes on every machine."""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from prune import prune_qt, prune_rest
from shipped import ROOT, distributions, write_licences

# The official embeddable build of python.org. Its minor version says which wheels are taken.
PYTHON = "3.13.16"
PYTHON_SHA256 = "97dae5274cc54867065e8d5a3226e48c35017ed332a0fdb0e27d5b5821961297"
PYTHON_ADDRESS = f"https://www.python.org/ftp/python/{PYTHON}/python-{PYTHON}-embed-amd64.zip"
# The programs start Python by themselves; it has no shell, sound or Windows management to offer here.
_NOT_OF_PYTHON = ("pythonw.exe", "python.cat", "winsound.pyd", "_wmi.pyd")


def read_python(archive: Path, sha256: str) -> zipfile.ZipFile:
    """Return the embeddable Python. Ends the program where it is not the pinned one."""
    if not archive.is_file():
        raise SystemExit(
            f"The embeddable Python for Windows is not at {archive}.\n"
            f"Download {PYTHON_ADDRESS} and name it: make installer-windows PYTHON_ZIP=PATH"
        )
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(
            f"{archive} is not the pinned Python: its SHA-256 is {found}, not {sha256}.\n"
            "The download may be broken; get it again. Nothing was built."
        )
    return zipfile.ZipFile(archive)


def pins(requirements: str, environment: dict[str, str]) -> str:
    """Return those of the pinned requirements that hold in the environment of a target, with their hashes."""
    kept = []
    for entry in re.sub(r"\\\n", " ", requirements).splitlines():
        words = entry.partition("#")[0].split(" --hash=")
        if not words[0].strip():
            continue
        wanted = Requirement(words[0])
        if wanted.marker is None or wanted.marker.evaluate(environment):
            hashes = "".join(f" --hash={value.strip()}" for value in words[1:])
            kept.append(f"{wanted.name}{wanted.specifier}{hashes}\n")
    return "".join(kept)


def environment(python: str) -> dict[str, str]:
    """Return what markers ask about, for Windows and this version of Python ("3.13")."""
    return {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
        "extra": "",
    }


def fetch_wheels(python: str, wheels: Path) -> None:
    """Download the pinned wheels for Windows into `wheels`; one that is there and whole is not fetched again."""
    wanted = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"), environment(python))
    wheels.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "requirements.txt"
        listed.write_text(wanted, encoding="utf-8")
        tag = f"cp{python.replace('.', '')}"
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download", "--quiet"]
        command += ["--no-deps", "--require-hashes", "--only-binary=:all:", "--dest", str(wheels)]
        command += ["--platform", "win_amd64", "--implementation", "cp", "--python-version", python]
        command += ["--abi", tag, "--abi", "abi3", "--abi", "none", "--requirement", str(listed)]
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(
            f"{done.stderr.strip()}\nThe Windows wheels could not be fetched as pinned in requirements.txt; "
            "nothing was built."
        )


def needed(lib: Path, python: str) -> set[str]:
    """Return what Newsdesk needs at run time of the distributions in `lib`, itself among them."""
    known, target = distributions(lib), environment(python)
    found: set[tuple[str, str]] = set()
    waiting = [("newsdesk", "")]
    while waiting:
        wanting = name, extra = waiting.pop()
        if wanting in found:
            continue
        found.add(wanting)
        about = HeaderParser().parsestr((known[name] / "METADATA").read_text(encoding="utf-8"))
        for line in about.get_all("Requires-Dist", []):
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate(target | {"extra": extra}):
                waiting += [(canonicalize_name(wanted.name), asked) for asked in ("", *wanted.extras)]
    return {name for name, _extra in found}


def lay_out(python_zip: zipfile.ZipFile, wheels: Path, target: Path) -> None:
    """Unpack Python and the wheels into `target` and take away what nothing of Newsdesk uses."""
    (path_file,) = [name for name in python_zip.namelist() if name.endswith("._pth")]
    digits = path_file.removeprefix("python").removesuffix("._pth")
    python = f"{digits[0]}.{digits[1:]}"
    fetch_wheels(python, wheels)
    lib = target / "lib"
    python_zip.extractall(target / "python")
    for name in _NOT_OF_PYTHON:
        (target / "python" / name).unlink(missing_ok=True)
    _store(target / "python" / f"python{digits}.zip")
    # Only what lies beside is looked at: no registry, no user folder, no variable changes what runs.
    (target / "python" / path_file).write_text(f"python{digits}.zip\n.\n..\\lib\n", encoding="utf-8", newline="\r\n")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
        command += ["--no-build-isolation", "--wheel-dir", folder, str(ROOT)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        for wheel in (*sorted(wheels.glob("*.whl")), *Path(folder).glob("*.whl")):
            zipfile.ZipFile(wheel).extractall(lib)
    _keep_needed(lib, python)
    prune_qt(lib)
    prune_rest(lib)
    write_licences(distributions(lib), target / "licences")
    shutil.copyfile(target / "python" / "LICENSE.txt", target / "licences" / "Python.txt")


def _store(library: Path) -> None:
    """Keep what is in a zip as it is: packed twice it would be larger in the setup, by a megabyte."""
    with zipfile.ZipFile(library) as packed:
        files = [(entry.filename, packed.read(entry)) for entry in packed.infolist()]
    with zipfile.ZipFile(library, "w") as stored:
        for name, content in files:
            stored.writestr(zipfile.ZipInfo(name), content)


def _keep_needed(lib: Path, python: str) -> None:
    kept = needed(lib, python)
    for name, info in distributions(lib).items():
        if name in kept:
            (info / "RECORD").unlink()
            continue
        for line in (info / "RECORD").read_text(encoding="utf-8").splitlines():
            (lib / line.split(",")[0].strip('"')).unlink(missing_ok=True)
        shutil.rmtree(info, ignore_errors=True)
    # Programs for the command line and headers of C have no place here.
    for data in lib.glob("*.data"):
        shutil.rmtree(data)
    for folder in sorted((path for path in lib.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def main() -> None:
    """Make the payload; only a whole one takes the place of the last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python-zip", type=Path, required=True)
    parser.add_argument("--python-sha256", default=PYTHON_SHA256)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    asked = parser.parse_args()
    making = asked.to.with_name(f"{asked.to.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    try:
        lay_out(read_python(asked.python_zip, asked.python_sha256), asked.wheels, making)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise SystemExit(f"The payload could not be made: {error.strerror} ({error.filename}).") from None
    shutil.rmtree(asked.to, ignore_errors=True)
    making.replace(asked.to)


if __name__ == "__main__":
    main()
