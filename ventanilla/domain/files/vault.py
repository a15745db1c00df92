"""Where the bytes lie: a folder outside the web root, random names, on the disk before anyone says so."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Kept(NamedTuple):
    place: str
    """Path below the vault."""
    sha256: str
    size: int
    """Bytes."""


def keep(chunks: Iterable[bytes]) -> Kept:
    """Write the bytes under a new random name and wait until the disk has them (file, then folders).

    What cannot be written whole (a full disk, an upload that breaks off) is not left by halves.
    """
    place = _new_place()
    target = root() / place
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        sha256, size = _written(target, chunks)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    for folder in (target.parent, root()):  # the shelf may be new: then it is a line in its parent
        _sync_folder(folder)
    return Kept(place, sha256, size)


def path_of(place: str) -> Path:
    return root() / place


def root() -> Path:
    return Path(settings.FILES_ROOT)


def _written(target: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as out:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest(), size


def _new_place() -> str:
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
