"""What one finds in the rows of the story, on the database that the tests run on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Sum

from tests.demo.conftest import A_TUESDAY
from ventanilla.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from ventanilla.demo.workorder_papers import IN_TYPE
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.provider.house import forget
from ventanilla.domain.tickets.canned import unknown_in
from ventanilla.domain.tickets.models import (
    CannedReply,
    PastRating,
    Rating,
    SavedView,
    Ticket,
    TicketLink,
    TimeEntry,
)
from ventanilla.domain.workorders.models import Status, WorkOrder
from ventanilla.domain.workorders.paper import render, render_signed
from ventanilla.doors.desk.lists.filters import FILTERS
from ventanilla.doors.desk.lists.horizons import at_risk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_for_all")]


def test_the_journal_holds_together():
    assert Entry.objects.count() > Ticket.objects.count()
    assert not walk().broken
    assert list(Entry.objects.order_by("id").values_list("at", flat=True)) == sorted(
        Entry.objects.values_list("at", flat=True)
    )


def test_nothing_is_sent():
    assert 0 < Letter.objects.count() <= 120
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.HELD}
    assert not Letter.objects.exclude(to_address__endswith=".example").exists()


def test_letters_are_dated_when_they_were_written():
    assert not Letter.objects.filter(created_at__gt=A_TUESDAY).exists()
    assert not Letter.objects.filter(created_at__lt=A_TUESDAY - timedelta(days=15)).exists()


def test_only_the_accounts_can_enter_and_nobody_waits_for_an_invitation():
    everybody = list(Person.objects.all())
    of_one_hash = {person.password: person for person in everybody}

    can_enter = [one for one in of_one_hash.values() if one.check_password(DEMO_PASSWORD)]

    assert len(can_enter) == 1
    opened = {one.email for one in everybody if one.password == can_enter[0].password}
    assert opened == {email for email, _name, _who in DEMO_ACCOUNTS}
    assert all(one.has_usable_password() or not one.is_active for one in everybody)
    assert all(one.is_demo for one in everybody)


def test_lucia_finds_what_the_drawing_shows():
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


def test_each_account_has_something_of_its_own():
    for email in ("pedro@aurora.example", "nuria@aurora.example", "oscar@ribera.example"):
        member = Membership.objects.get(person__email=email)
        assert Ticket.objects.visible_to(member).exists(), email
    assert Ticket.objects.open().filter(assignee__person__email="marta@norte.example").count() >= 5


def test_columns_agree_with_each_other():
    for ticket in Ticket.objects.all():
        assert (ticket.status in ("resolved", "closed")) == (ticket.resolved_at is not None), ticket
        assert (ticket.status in ("closed", "cancelled")) == (ticket.closed_at is not None), ticket
        assert ticket.created_at <= ticket.status_since <= ticket.updated_at, ticket
    assert not Rating.objects.exclude(ticket__status__in=["resolved", "closed"]).exists()
    assert not Ticket.objects.filter(status="planned", planned_at__lte=A_TUESDAY).exists()


def test_the_desk_finds_something_late_and_some_at_risk():
    due = Ticket.objects.filter(due_at__isnull=False)

    assert 1 <= due.filter(due_at__lte=A_TUESDAY).count() <= 5
    assert 3 <= due.filter(due_at__lte=at_risk(A_TUESDAY)).count() <= 6


def test_every_queue_has_something_in_it():
    open_ones = Ticket.objects.open()

    assert open_ones.filter(is_verified=False).count() == 4
    assert open_ones.filter(assignee=None).count() > 5
    assert open_ones.filter(qualified_at=None).count() > 3
    assert open_ones.filter(status="planned", planned_at__lt=A_TUESDAY + timedelta(hours=10)).count() >= 2
    assert set(open_ones.values_list("team__name", flat=True)) == {"Soporte", "Sistemas y redes", "Programas"}


def test_a_few_tickets_are_unread_for_each_who_can_come_in():
    for email in ("lucia@aurora.example", "oscar@ribera.example"):
        member = Membership.objects.get(person__email=email)
        unread = Ticket.objects.visible_to(member).with_unread_for(member).filter(is_unread=True)
        assert 0 < unread.count() < 15, email
    marta = StaffMember.objects.get(person__email="marta@norte.example")
    waiting = Ticket.objects.open().filter(awaits_staff=True).with_unread_for(marta).filter(is_unread=True)
    assert 0 < waiting.count() < 12


def test_tickets_have_to_do_with_each_other():
    kinds = Counter(TicketLink.objects.values_list("kind", flat=True))
    merged = Ticket.objects.get(merged_into__isnull=False)

    assert kinds["follow_up"] > 3
    assert kinds["related"] > 0
    assert kinds["merged"] == 1
    assert merged.status == "cancelled"
    assert not merged.messages.exists()
    assert merged.merged_into.messages.filter(contact=merged.requester).exists()
    assert merged.merged_into.copies.filter(member=merged.requester).exists()


def test_the_time_of_each_ticket_is_the_sum_of_its_entries():
    for ticket in Ticket.objects.annotate(logged=Sum("time_entries__minutes")):
        assert ticket.minutes_spent == (ticket.logged or 0)
    assert TimeEntry.objects.count() > 20


def test_what_the_desk_has_put_in_place_can_be_used():
    canned, views = list(CannedReply.objects.all()), list(SavedView.objects.all())

    assert len(canned) >= 12
    assert not any(unknown_in(one.body) for one in canned)
    assert sum("{{" in one.body for one in canned) >= 8
    assert len(views) == 3
    assert all(view.is_shared and set(view.filters) <= set(FILTERS) for view in views)
    assert all(
        FILTERS[name].accepts(value)
        for view in views
        for name in view.filters
        for value in view.filters[name]
    )


def test_files_are_where_their_rows_say(loaded_for_all, settings):
    settings.FILES_ROOT = loaded_for_all
    files = list(StoredFile.objects.all())

    assert len(files) > 5
    assert all(file.path.stat().st_size == file.size and not file.is_draft for file in files)


def test_the_newest_work_orders_are_on_the_paper_that_verbs_make(loaded_for_all, settings):
    settings.FILES_ROOT = loaded_for_all
    newest = WorkOrder.objects.out().order_by("-issued_at", "-pk")[:IN_TYPE]

    signed = [one for one in newest.select_related("signature", "annex_of") if one.status == Status.SIGNED]
    assert all(one.document and one.document_sha256 == one.document.sha256 for one in newest)
    forget()  # the papers name the provider as the demonstration has it
    assert render(signed[0]) == signed[0].document.path.read_bytes()
    assert render_signed(signed[-1]) == signed[-1].signed_document.path.read_bytes()
    assert all(one.signature.shown_sha256 == one.document_sha256 for one in signed)
    assert all(one.signed_document_id for one in signed)


def test_the_foreign_keys_hold():
    connection.check_constraints()


def test_old_news_is_read_and_what_is_rated_waits_for_no_stars():
    lucia = Membership.objects.get(person__email="lucia@aurora.example")
    hers = Ticket.objects.filter(requester=lucia)

    assert not hers.with_unread_for(lucia).filter(
        is_unread=True, staff_spoke_at__lt=A_TUESDAY - timedelta(days=4)
    )
    assert not Ticket.objects.filter(wants_rating=True, rating__isnull=False).exists()
    assert 0 < Rating.objects.count() <= PastRating.objects.count()


def test_some_are_promised_more_than_others():
    levels = Ticket.objects.values_list("level__name", flat=True).distinct()

    assert set(levels) == {None, "Prioritario 24×7", "Básico"}
    assert ServiceLevel.objects.filter(is_default=True).count() == 1
    assert Ticket.objects.filter(level__name="Básico", type__name="Consulta").exists()


def test_half_a_year_of_chats_with_one_that_waits_and_one_that_goes_on():
    states = Counter(Conversation.objects.values_list("state", flat=True))
    missed = Conversation.objects.filter(answered_at=None).exclude(ended_at=None)

    assert (states["waiting"], states["open"]) == (1, 1)
    assert 50 <= states["ended"] <= 60
    assert states["ticket"] == Ticket.objects.filter(origin="chat").count() == 7
    assert missed.count() >= 6
    assert Conversation.objects.filter(stars__gte=4).count() >= 15
    for chat in Conversation.objects.all():
        entries = list(chat.lines.order_by("entry").values_list("entry", flat=True))
        positions = list(
            chat.lines.exclude(position=None).order_by("entry").values_list("position", flat=True)
        )
        assert entries == list(range(1, chat.last_entry + 1))
        assert positions == list(range(1, chat.last_position + 1))
