"""axe-core as a judge of pages, in the app's own Chromium."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def judged(pages: Iterable[Path], *, dark: bool, patience: int = 110) -> dict[str, dict[str, Any]]:
    """Return what axe says of each page on a phone and on a desk, by file and width; `patience` is in seconds."""
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    # The offscreen platform has no scheme of its own: the engine is told what readers prefer.
    flags += f" --blink-settings=preferredColorScheme={0 if dark else 1}"
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("axe_trial.py")), *map(str, pages)],
        env=os.environ | {"QTWEBENGINE_CHROMIUM_FLAGS": flags},
        capture_output=True,
        text=True,
        check=True,
        timeout=patience,
    )
    told: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return told
