"""The story as rows, on the database that the tests run on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils.timezone import now

from tests.demo.conftest import A_TUESDAY
from ventanilla.core.errors import Refused
from ventanilla.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from ventanilla.demo.load import FIRST_NUMBER, demo_is_loaded, load_demo, rebuild_demo
from ventanilla.domain.customers.models import Membership, Session
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.models import Application, Message, Rating, Ticket, TicketType
from ventanilla.domain.tickets.status import OPEN, Priority


def test_all_two_years_can_be_loaded(db, demonstration):
    load_demo(now=A_TUESDAY)

    assert demo_is_loaded()
    assert Ticket.objects.count() > 2100
    assert set(Ticket.objects.open().values_list("status", flat=True)) == set(OPEN)
    assert Message.objects.count() > 3 * Ticket.objects.count()


def test_the_journal_holds_together(loaded):
    assert Entry.objects.count() > Ticket.objects.count()
    assert Entry.objects.first_break() is None
    assert list(Entry.objects.order_by("id").values_list("at", flat=True)) == sorted(
        Entry.objects.values_list("at", flat=True)
    )


def test_nothing_is_sent(loaded):
    assert 0 < Letter.objects.count() <= 120
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.HELD}
    assert not Letter.objects.exclude(to_address__endswith=".example").exists()


def test_letters_are_dated_when_they_were_written(loaded):
    assert not Letter.objects.filter(created_at__gt=A_TUESDAY).exists()
    assert not Letter.objects.filter(created_at__lt=A_TUESDAY - timedelta(days=5)).exists()


def test_only_the_accounts_have_a_password(loaded):
    can_enter = {person.email for person in Person.objects.all() if person.has_usable_password()}

    assert can_enter == {email for email, _name, _who in DEMO_ACCOUNTS}
    assert Person.objects.get(email="lucia@aurora.example").check_password(DEMO_PASSWORD)
    assert not Person.objects.filter(is_demo=False).exists()


def test_lucia_finds_what_the_drawing_shows(loaded):
    lucia = Membership.objects.get(person__email="lucia@aurora.example")
    tickets = Ticket.objects.visible_to(lucia)

    stands = {ticket.subject: ticket.status for ticket in tickets.open()}
    unrated = tickets.unrated_by(lucia, since=A_TUESDAY - timedelta(days=30))

    assert stands == {
        "La impresora de recepción no imprime": "in_progress",
        "La VPN se corta al trabajar desde casa": "awaiting_support",
        "Alta de usuario para el nuevo jefe de taller": "awaiting_customer",
        "Cambiar el disco del servidor de copias": "pending",
        "Instalar el programa de diagnosis en el puesto 3": "planned",
    }
    assert [ticket.subject for ticket in unrated] == ["El correo no llegaba al móvil"]
    assert lucia.customer.code == "C0142"
    assert lucia.is_access_manager
    assert lucia.sees_whole_company


def test_each_account_has_something_of_its_own(loaded):
    for email in ("pedro@aurora.example", "nuria@aurora.example", "oscar@ribera.example"):
        member = Membership.objects.get(person__email=email)
        assert Ticket.objects.visible_to(member).exists(), email
    assert Ticket.objects.open().filter(assignee__person__email="marta@norte.example").count() >= 5


def test_columns_agree_with_each_other(loaded):
    for ticket in Ticket.objects.all():
        assert (ticket.status in ("resolved", "closed")) == (ticket.resolved_at is not None), ticket
        assert (ticket.status in ("closed", "cancelled")) == (ticket.closed_at is not None), ticket
        assert ticket.created_at <= ticket.status_since <= ticket.updated_at, ticket
    assert not Rating.objects.exclude(ticket__status__in=["resolved", "closed"]).exists()
    assert not Ticket.objects.filter(status="planned", planned_at__lte=A_TUESDAY).exists()


def test_files_are_where_their_rows_say(loaded):
    files = list(StoredFile.objects.all())

    assert len(files) > 5
    assert all(file.path.stat().st_size == file.size and not file.is_draft for file in files)


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
    Person.objects.create_user("ana@empresa.example", name="Ana")
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
    assert Entry.objects.first_break() is None


def test_a_rebuild_that_fails_changes_nothing(loaded, monkeypatch):
    monkeypatch.setattr("ventanilla.demo.load.write_letters", _no_ink)
    before, files = _counts(), sorted(path for path in loaded.rglob("*") if path.is_file())

    with pytest.raises(OSError, match="no ink"), transaction.atomic():
        rebuild_demo(now=A_TUESDAY)

    assert _counts() == before
    assert sorted(path for path in loaded.rglob("*") if path.is_file()) == files


def test_the_foreign_keys_hold(loaded):
    connection.check_constraints()


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
