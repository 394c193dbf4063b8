"""Run by the setup on the editor's machine: unpacks the program, then compiles it for a quick first start."""

import compileall
import lzma
import sys
import tarfile
from pathlib import Path


def main(archive: str, target: str) -> int:
    """Unpack and return 0; otherwise say in one line why not and return 1. Setup takes away what was half done."""
    try:
        with tarfile.open(archive, "r:xz") as packed:
            packed.extractall(target, filter="data")
    except (OSError, EOFError, MemoryError, lzma.LZMAError, tarfile.TarError) as error:
        print(f"Newsdesk could not be unpacked: {error}")
        return 1
    # What cannot be compiled is compiled when it is first used.
    compileall.compile_dir(str(Path(target) / "lib"), quiet=2)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
