"""Is there a browser for the tests, and what is missing if there is none?"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell first: the same engine without windows of its own. With it, looking at every page takes 112 s instead of 180."""
DRIVER = Path(playwright.__file__).parent / "driver" / "node"


def find_chromium() -> tuple[str, str]:
    """(its path, nothing), or (nothing, what is missing and how to get it)."""
    path = next((found for found in map(shutil.which, NAMES) if found), "")
    if not path:
        return "", "no Chromium was found (on Debian: apt install chromium)"
    if subprocess.run([DRIVER, "--version"], capture_output=True, check=False).returncode:
        return "", "the driver of Chromium does not start (on Debian: apt install libatomic1)"
    return path, ""
