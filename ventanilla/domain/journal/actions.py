"""Writing the journal: every verb ends here, in its own transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from secrets import token_hex
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction

from ventanilla.domain.jobs.insertion import insert
from ventanilla.domain.journal.access import tells_access
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.chain import GENESIS, Line, digest_of_words, seal
from ventanilla.domain.journal.models import Entry

_CHAIN_LOCK = 7_316_540_021
"""Any number that nobody else uses for `pg_advisory_xact_lock`."""


def record(by: Actor, verb: str, thing: models.Model, *, at: datetime, **details: Any) -> Entry:
    """Add one line: `by` did `verb` to `thing`. Details are facts in JSON; never secrets, never message texts.

    Lines are chained, so writers queue from here to their commit: call it late in the verb.
    Raises TransactionManagementError outside a transaction, PermissionDenied for who only looks as somebody else.
    """
    if getattr(by, "only_looks", False):
        raise PermissionDenied("Whoever looks as somebody else changes nothing.")
    line = Line(
        at, by.actor_kind, by.actor_id, by.actor_name, verb,
        thing._meta.model_name or "", thing.pk, getattr(thing, "customer_number", None), details,
    )  # fmt: skip
    return insert(_sealed([line])[0])


def record_history(lines: Iterable[Line]) -> None:
    """Add many lines at once, in the order given: for imports and the demonstration."""
    with transaction.atomic():
        Entry.objects.bulk_create(_sealed(list(lines)), batch_size=500)


def hold_the_chain() -> str:
    """The last hash, held for us until the commit. SQLite has one writer anyway (BEGIN IMMEDIATE).

    Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("The journal is written inside the verb's transaction.")
    with connection.cursor() as cursor:  # by hand: every verb of the house comes by here
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
        cursor.execute("SELECT hash FROM journal_entry ORDER BY id DESC LIMIT 1")
        last = cursor.fetchone()
    return last[0] if last else GENESIS


def _sealed(lines: list[Line]) -> list[Entry]:
    """Not written yet; the chain is held for them."""
    previous = hold_the_chain()
    entries = []
    for line in lines:
        salt, is_access = token_hex(16), tells_access(line.verb)
        words = digest_of_words(salt, line.actor_name, line.details)
        sealed = seal(previous, line, words, is_access=is_access)
        kept = {"is_access": is_access, "salt": salt, "words": words, "previous": previous, "hash": sealed}
        entries.append(Entry(**line._asdict(), **kept))
        previous = sealed
    return entries
