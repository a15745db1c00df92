"""The demonstration's files: bytes into the vault, rows beside the messages."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ventanilla.demo.story import Paper
from ventanilla.demo.world import Step
from ventanilla.domain.files import vault
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.tickets.models import Attachment


def write_files(steps: Iterable[Step]) -> None:
    """Keep the papers of all steps. When something goes wrong, no file stays behind."""
    kept: list[tuple[Step, StoredFile]] = []
    try:
        for step in steps:
            kept += [
                (step, put_away(paper, owner=owner_of(step.by), at=step.event.at)) for paper in step.papers
            ]
        StoredFile.objects.bulk_create(file for _step, file in kept)
        Attachment.objects.bulk_create(Attachment(message=step.message, file=file) for step, file in kept)
    except BaseException:
        remove_files(file.path for _step, file in kept)
        raise


def remove_files(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def put_away(paper: Paper, *, owner: str, at: datetime) -> StoredFile:
    """Its bytes, and a row that is not saved yet. Not through `vault.keep`: waiting for the disk hundreds of times is for
    what cannot be made again.
    """
    name = uuid.uuid4()
    file = StoredFile(
        id=name, name=paper.name, size=len(paper.content), sha256=hashlib.sha256(paper.content).hexdigest(),
        place=f"{name.hex[:2]}/{name.hex}", owner=owner, is_draft=False,
        created_at=at,
    )  # fmt: skip
    target = vault.path_of(file.place)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(paper.content)
    return file
