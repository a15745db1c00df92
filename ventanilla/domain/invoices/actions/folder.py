"""The watched folder: what another program leaves there is taken in, once, and put aside after the commit.

Killed at any moment it begins again where it was: what is published and was not put aside yet is known by its bytes, and
is only put aside. What is none is put aside too, and the desk is told why.
"""

from __future__ import annotations

import logging
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from ventanilla.core.errors import Refused
from ventanilla.domain.invoices.actions.publishing import take_in
from ventanilla.domain.invoices.models import FolderState
from ventanilla.domain.invoices.reading import LARGEST
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import System

PUBLISHED, WAITING, REFUSED = "publicadas", "bandeja", "rechazadas"
AT_MOST = 60.0
"""Seconds of one look; the rest comes with the next."""
SETTLED = 10.0
"""Seconds without a change: what is younger may still be being written."""
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", "~")
KEPT_REFUSALS = 20
THE_ONE = 1
FOLDER = System(actor_name="Carpeta vigilada")
log = logging.getLogger(__name__)


@dataclass
class _Look:
    """What one look finds out."""

    trouble: str = ""
    refused: list[list[str]] = field(default_factory=list)


@task
def look_into_folder() -> None:
    """For the timetable. Safe to run twice, and at once: the same bytes are published once."""
    root = settings.ENV.invoice_folder
    if root:
        with override(settings.LANGUAGE_CODE):
            _tell(_looked(Path(root)))


def the_state() -> FolderState | None:
    """What the last look said; None where no folder is watched."""
    return FolderState.objects.filter(pk=THE_ONE).first() if settings.ENV.invoice_folder else None


def _looked(root: Path) -> _Look:
    look, ends = _Look(), time.monotonic() + AT_MOST
    try:
        for shelf in (PUBLISHED, WAITING, REFUSED):
            (root / shelf).mkdir(exist_ok=True)
        for path in _settled(root):
            if time.monotonic() > ends:
                break
            _take(path, look)
    except FileNotFoundError:
        look.trouble = "missing"
    except (PermissionError, NotADirectoryError):
        look.trouble = "denied"
    except OSError as error:
        log.error("The watched folder cannot be used: %s", error)
        look.trouble = "broken"
    return look


def _settled(root: Path) -> Iterator[Path]:
    """Plain files that nobody writes any more, by name. Links lead elsewhere: they are not followed."""
    if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(root)
    for path in sorted(root.iterdir()):
        facts = path.lstat()
        is_young = facts.st_mtime > time.time() - SETTLED
        is_whole = not path.name.startswith(".") and not path.name.lower().endswith(UNFINISHED)
        if stat.S_ISREG(facts.st_mode) and is_whole and not is_young:
            yield path


def _take(path: Path, look: _Look) -> None:
    try:
        content = _read(path)
    except FileNotFoundError:
        return  # another worker was faster
    except OSError:
        look.refused.append(
            [path.name, _("No hay permiso para leer este archivo: sigue en la carpeta."), _at()]
        )
        return
    try:
        taken = take_in(path.name, content, by=FOLDER)
    except Refused as refusal:
        look.refused.append([path.name, str(refusal.reason), _at()])
        _put_aside(path, REFUSED)
    else:
        _put_aside(path, WAITING if taken.arrival else PUBLISHED)


def _read(path: Path) -> bytes:
    """One byte more than is taken, however large it is. Raises OSError."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read(LARGEST + 1)


def _put_aside(path: Path, shelf: str) -> None:
    """Under its name, or with a number behind it: nothing that lies there is written over."""
    target, count = path.parent / shelf / path.name, 2
    while target.exists():
        target, count = path.parent / shelf / f"{path.stem} ({count}){path.suffix}", count + 1
    try:
        path.rename(target)
    except FileNotFoundError:
        return


def _tell(look: _Look) -> None:
    state = FolderState.objects.filter(pk=THE_ONE).first() or FolderState(pk=THE_ONE)
    state.looked_at, state.trouble = now(), look.trouble
    state.refused = [*reversed(look.refused), *_others(state.refused, look)][:KEPT_REFUSALS]
    state.save()


def _others(before: list[list[str]], look: _Look) -> list[list[str]]:
    """Told before, of other files."""
    names = {one[0] for one in look.refused}
    return [one for one in before if one[0] not in names]


def _at() -> str:
    return now().isoformat(timespec="seconds")
