"""Tasks that leave a trace in a file, for the tests: what ran, and how often."""

from __future__ import annotations

import os
import time
from pathlib import Path

from ventanilla.domain.jobs.tasks import task


@task
def note(path: str, word: str) -> None:
    with Path(path).open("a") as file:
        file.write(word + "\n")


@task
def sign(path: str, word: str) -> None:
    note.func(path, f"{word} by {os.getpid()}")


@task
def dawdle(path: str, word: str, seconds: float) -> None:
    note.func(path, f"{word} begun by {os.getpid()}")
    time.sleep(seconds)
    note.func(path, f"{word} ended by {os.getpid()}")


@task(max_attempts=3)
def stumble(path: str) -> None:
    note.func(path, "tried")
    raise RuntimeError("the disk is on the moon")


@task(takes_context=True)
def count_attempts(context, path: str) -> None:
    note.func(path, f"attempt {context.attempt}")


@task(priority=10)
def hurry(path: str) -> None:
    note.func(path, "urgent")


@task
def nothing() -> None:
    """Takes no arguments, as an appointment's task."""
