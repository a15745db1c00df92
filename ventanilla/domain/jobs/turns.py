"""One after the other: for verbs that look whether a name is free before they take it."""

from __future__ import annotations

from django.db import connection, transaction


def take_turns(about: str) -> None:
    """From here to the commit nobody else is between looking and taking. SQLite has one writer anyway (BEGIN IMMEDIATE).

    Raises TransactionManagementError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A turn lasts until the end of the verb's transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [about])
