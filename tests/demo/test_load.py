"""The story as rows, on the database that the tests run on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import now

from tests.demo.conftest import A_TUESDAY
from ventanilla.core.errors import Refused
from ventanilla.demo.desk_rows import FIRST_NUMBER
from ventanilla.demo.load import demo_is_loaded, load_demo, rebuild_demo
from ventanilla.domain.customers.models import Membership, Session
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.models import (
    Application,
    Message,
    Ticket,
    TicketType,
)
from ventanilla.domain.tickets.status import OPEN, Priority


@pytest.mark.walked
def test_all_two_years_can_be_loaded(db, demonstration):
    load_demo(now=A_TUESDAY)

    assert demo_is_loaded()
    assert Ticket.objects.count() > 2100
    assert set(Ticket.objects.open().values_list("status", flat=True)) == set(OPEN)
    assert Message.objects.count() > 3 * Ticket.objects.count()


def test_the_next_ticket_gets_the_next_number(loaded):
    highest = Ticket.objects.order_by("-number").values_list("number", flat=True)[0]

    ticket = _a_visitors_ticket()

    assert ticket.number == highest + 1 > FIRST_NUMBER


def test_it_is_not_loaded_twice(loaded):
    with pytest.raises(Refused):
        load_demo(now=A_TUESDAY)


def test_it_is_refused_where_it_is_no_demonstration(db):
    with pytest.raises(Refused):
        load_demo()
    with pytest.raises(Refused):
        rebuild_demo()


def test_it_does_not_touch_an_installation_with_real_people(loaded):
    Person.objects.create_user("ana@empresa.example", name="Ana", is_demo=False)
    before = Ticket.objects.count()

    with pytest.raises(Refused):
        rebuild_demo(now=A_TUESDAY)

    assert Ticket.objects.count() == before


def test_rebuilding_forgets_what_visitors_did(loaded, django_capture_on_commit_callbacks):
    lucia = Person.objects.get(email="lucia@aurora.example")
    Session.objects.create(session_key="a" * 40, person=lucia, expire_date=now() + timedelta(days=1))
    _a_visitors_ticket()
    before, old_files = _counts(), {file.path for file in StoredFile.objects.all()}

    with django_capture_on_commit_callbacks(execute=True):
        rebuild_demo(now=A_TUESDAY)

    assert _counts() == before - Counter(Ticket=1, Message=1, Entry=1, Letter=1)
    assert not Session.objects.exists()
    assert not any(path.exists() for path in old_files)
    assert all(file.path.exists() for file in StoredFile.objects.all())
    assert Ticket.objects.order_by("number").values_list("number", flat=True)[0] == FIRST_NUMBER
    assert not walk().broken


def test_a_rebuild_that_fails_changes_nothing(loaded, monkeypatch):
    monkeypatch.setattr("ventanilla.demo.load.write_letters", _no_ink)
    before, files = _counts(), sorted(path for path in loaded.rglob("*") if path.is_file())

    with pytest.raises(OSError, match="no ink"), transaction.atomic():
        rebuild_demo(now=A_TUESDAY)

    assert _counts() == before
    assert sorted(path for path in loaded.rglob("*") if path.is_file()) == files


def _counts() -> Counter[str]:
    everything = (
        Ticket,
        Message,
        Entry,
        Letter,
        Person,
        StaffMember,
        Membership,
        StoredFile,
        TicketType,
        Application,
    )
    return Counter({model.__name__: model._base_manager.count() for model in everything})


def _a_visitors_ticket() -> Ticket:
    lucia = Membership.objects.select_related("person", "customer").get(person__email="lucia@aurora.example")
    request = Request(
        type=TicketType.objects.get(name="Avería"), application=None, urgency=Priority.LOW, message="Probando."
    )  # fmt: skip
    return open_ticket(request, by=lucia)


def _no_ink(*_tickets: object) -> None:
    raise OSError("no ink")
