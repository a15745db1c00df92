"""What is over goes, nothing else does, and nothing at all of whom there is a hold on."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.documents import PNG
from tests.domain.devices.nmap import host, report
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.models import Scan, Site
from ventanilla.domain.devices.scanning.actions import take_scan
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.people.actions.devices import remember_device
from ventanilla.domain.people.models import Device
from ventanilla.domain.privacy.actions.holding_back import place_hold
from ventanilla.domain.privacy.actions.retaining import foresee_retention, keep_terms, set_terms
from ventanilla.domain.search.models import Word
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Message, Ticket

LONG_AGO = timedelta(days=800)


def old(by) -> Ticket:
    """Cancelled more than two years ago, with a file."""
    ticket = a_ticket(by, subject="Teclado gangoso", message="Un gangarillo.")
    stored = store_file("gangarillo.png", io.BytesIO(PNG), len(PNG), owner=owner_of(by))
    reply(ticket, "Otro gangarillo.", by=by, files=[stored])
    cancel(ticket, "Ya no.", by=by)
    run_due_jobs()
    Ticket.objects.filter(pk=ticket.pk).update(status_since=now() - LONG_AGO, closed_at=None)
    Letter.objects.update(state=LetterState.SENT, created_at=now() - LONG_AGO)
    return ticket


def test_tickets_stay_until_somebody_says_how_long(cast):
    ticket = old(cast.lucia)
    recent = a_ticket(cast.lucia)
    assert foresee_retention()["tickets"] == 0

    set_terms({"tickets": 730}, by=cast.ivan)
    assert foresee_retention()["tickets"] == 1
    keep_terms.func()

    ticket.refresh_from_db()
    assert (ticket.subject, ticket.status) == ("[borrado]", "cancelled")
    assert {one.body for one in Message.objects.filter(ticket=ticket)} == {"[borrado]"}
    assert Message.objects.filter(ticket=recent, body="Se corta cada diez minutos.").exists()
    assert not StoredFile.objects.exists()
    assert not Word.objects.filter(word__startswith="gang").exists()
    assert foresee_retention()["tickets"] == 0
    assert Entry.objects.filter(verb="privacy.retained", details__kind="tickets", details__count=1).exists()


@pytest.mark.parametrize("whose", ["customer", "person"])
def test_a_hold_keeps_all_of_it(cast, whose):
    ticket = old(cast.lucia)
    remember_device(cast.lucia.person, "token", browser="Firefox", address=None, told=False)
    Device.objects.update(last_seen_at=now() - LONG_AGO)
    place_hold(cast.aurora if whose == "customer" else cast.lucia.person, by=cast.ivan, reason="Pleito")
    set_terms({"tickets": 730, "letters": 30}, by=cast.ivan)
    letters = Letter.objects.about("ticket", ticket.pk).count()

    keep_terms.func()

    ticket.refresh_from_db()
    assert ticket.subject == "Teclado gangoso"
    assert Letter.objects.about("ticket", ticket.pk).count() == letters > 0
    assert Device.objects.exists() == (whose == "person")


def test_scans_go_three_months_after_they_were_applied_or_brought(cast):
    def brought(customer: Customer, days: int, *, applied: int | None = None) -> int:
        site = Site.objects.get_or_create(customer=customer, name="Nave")[0]
        scan = take_scan(report(host("10.0.0.1")), of=site, by=cast.marta, name="nave.xml")
        at = None if applied is None else now() - timedelta(days=applied)
        Scan.objects.filter(pk=scan.pk).update(brought_at=now() - timedelta(days=days), applied_at=at)
        return scan.pk

    brought(cast.aurora, 91)
    brought(cast.aurora, 400, applied=91)
    kept = {brought(cast.aurora, 89), brought(cast.aurora, 400, applied=89), brought(cast.ribera, 400)}
    place_hold(cast.ribera, by=cast.ivan, reason="Pleito")

    keep_terms.func()

    assert set(Scan.objects.values_list("pk", flat=True)) == kept
    assert Entry.objects.filter(verb="privacy.retained", details__kind="scans", details__count=2).exists()


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"tickets": 10}, "365 días como poco"),
        ({"support": 31}, "30 días como mucho"),
        ({"devices": None}, "365 días como mucho"),
    ],
)
def test_terms_have_limits(cast, days, reason):
    with pytest.raises(Refused, match=reason):
        set_terms(days, by=cast.ivan)
    with pytest.raises(Refused, match="administrador"):
        set_terms({"letters": 40}, by=cast.elena)
