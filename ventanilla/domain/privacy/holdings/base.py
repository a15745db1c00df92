"""What is said of each kind of row that speaks of a person: which are theirs, what of it is handed out, how it is erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.privacy.subject import Subject

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Rows = models.QuerySet[Any]
Erase = Callable[[Rows, Subject, bool], object]
"""Rows of the subject; the flag says that what they wrote goes as well."""


@dataclass(frozen=True)
class Holding:
    name: str
    """Of its table in the copy, and in what is counted."""
    label: _StrOrPromise
    model: type[models.Model]
    of: Callable[[Subject], Rows]
    shown: tuple[str, ...] = ()
    """The columns that are handed out; none: rows that tell nothing but that somebody was there."""
    erase: Erase | None = None
    only_with_words: bool = False
    """It is erased only when what they wrote goes too."""
    is_far: bool = False
    """Finding them means reading a whole table: for the worker and the console, not for a page."""
    kept: str = ""
    """Why it stays as it is, where it does."""
    files: Callable[[Subject], Iterable[StoredFile]] | None = None
    """Whose bytes are handed out with it."""


def delete(rows: Rows, subject: Subject, with_words: bool) -> None:
    rows.delete()


def write(**columns: object) -> Erase:
    """These columns say this from now on."""

    def erase(rows: Rows, subject: Subject, with_words: bool) -> None:
        rows.update(**columns)

    return erase


def unlink_after_commit(paths: Iterable[Path]) -> None:
    """Bytes go when their rows are gone for good."""
    for path in paths:
        transaction.on_commit(lambda path=path: path.unlink(missing_ok=True))  # type: ignore[misc]


def delete_files(files: models.QuerySet[StoredFile]) -> None:
    """Rows, and after the commit their bytes."""
    unlink_after_commit([one.path for one in files])
    files.delete()
