"""The corpus as rows of an empty installation."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from benchmarks.bulk import analyse, bare, in_a_hurry, run, write
from benchmarks.corpus import Corpus
from benchmarks.facts import Facts, Witness
from benchmarks.people_rows import emails, write_people
from benchmarks.ticket_rows import TicketRows
from ventanilla.domain.customers.findable import index_all
from ventanilla.domain.people.models import Person
from ventanilla.domain.search.actions import much_at_once

AT_ONCE = 5_000
"""Tickets held in memory."""


def load(corpus: Corpus, *, visitors: int, say: Callable[[str], None]) -> Facts:
    """Write the house, and say what there is to see in it. Its people all have the password `corpus.PASSWORD`."""
    if Person.objects.exists():
        raise SystemExit("The benchmark fills only an empty installation.")
    write_people(corpus)
    say("people are there")
    witness = Witness(corpus)
    with in_a_hurry(), much_at_once():
        write_tickets(corpus, witness, say=say)
        index_all()
        say("making what is searched by")
    run(connection.ops.sequence_reset_sql(no_style(), apps.get_models()))  # keys were given by hand
    analyse()
    return witness.facts(visitors=visitors, emails=emails(corpus))


def write_tickets(corpus: Corpus, witness: Witness, *, say: Callable[[str], None]) -> None:
    rows = TicketRows(corpus)
    with bare(rows.tables):
        for number, ticket in enumerate(corpus.tickets(), start=1):
            rows.add(ticket)
            witness.see(ticket)
            if number % AT_ONCE == 0 or number == corpus.size.tickets:
                write([*rows.tables, rows.search.table])
        say(f"{number:,} tickets are there; making their indexes")
    rows.search.remember()
