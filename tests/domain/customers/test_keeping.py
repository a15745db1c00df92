"""The desk changes a customer, says that it is none any more, and takes that back."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.facts import Company
from ventanilla.domain.customers.actions.keeping import change_customer, deactivate, reactivate
from ventanilla.domain.customers.models import Customer, Session
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.search.asking import ask
from ventanilla.domain.search.guessing import guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.tickets.findable import found, index_company, rebuild, tickets_in_reach


def test_what_is_different_is_written_and_told_once(cast):
    wanted = Company.of(
        cast.aurora, phone=" 976  10 20 30 ", tax_id="b-12.345.674", notes="Paga tarde.\n\nOjo."
    )

    kept = change_customer(cast.aurora, wanted, by=cast.elena, seen=1)
    change_customer(kept, wanted, by=cast.elena, seen=2)

    cast.aurora.refresh_from_db()
    assert (cast.aurora.phone, cast.aurora.tax_id) == ("976 10 20 30", "B12345674")
    assert cast.aurora.notes == "Paga tarde.\n\nOjo."
    entry = Entry.objects.get(verb="customer.changed")
    assert entry.details["changed"] == {"phone": ["", "976 10 20 30"], "tax_id": ["", "B12345674"]}
    assert entry.details["columns"] == ["notes", "phone", "tax_id"]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name": ""}, "name"), ({"code": "c0207"}, "code"), ({"tax_id": "B12345678"}, "tax_id"),
        ({"tax_id": "A58818501"}, "tax_id"), ({"external_id": "erp-7"}, "external_id"), ({"email": "nada"}, "email"),
        ({"notes": "x" * 4001}, "notes"),
    ],
)  # fmt: skip
def test_what_cannot_be_or_is_anothers_is_refused(cast, other, field):
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id="A58818501", external_id="erp-7")

    with pytest.raises(Refused) as refused:
        change_customer(cast.aurora, Company.of(cast.aurora, **other), by=cast.elena)

    assert refused.value.field == field


def test_an_old_number_that_is_none_stops_nobody_from_mending_a_telephone(cast):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="VIEJO")
    cast.aurora.refresh_from_db()

    assert change_customer(cast.aurora, Company.of(cast.aurora, phone="1"), by=cast.elena).phone == "1"


def test_who_has_not_seen_it_as_it_is_changes_nothing(cast):
    change_customer(cast.aurora, Company.of(cast.aurora, phone="1"), by=cast.elena)

    with pytest.raises(ChangedMeanwhile):
        change_customer(cast.aurora, Company.of(cast.aurora, phone="2"), by=cast.ivan, seen=1)


def test_its_tickets_are_found_by_its_new_name(cast):
    ticket = a_ticket(cast.lucia)
    rebuild()

    change_customer(cast.aurora, Company.of(cast.aurora, name="Motores Cierzo"), by=cast.elena)
    index_company.call(cast.aurora.pk)

    reach = tickets_in_reach(cast.marta)
    asked = ask("cierzo")
    assert ticket in found(hits(asked, guess(asked, [reach]), reach, most=5), by=cast.marta)


def test_nobody_of_it_stays_in_and_its_tickets_stay(cast, sign_in):
    ticket, browser, other = a_ticket(cast.lucia), sign_in(cast.lucia), sign_in(cast.oscar)

    deactivate(cast.aurora, by=cast.elena, seen=1)
    deactivate(cast.aurora, by=cast.elena, seen=1)

    assert browser.get("/inicio/").status_code == 302
    assert other.get("/inicio/").status_code == 200
    assert not Session.objects.filter(membership__customer=cast.aurora).exists()
    assert Entry.objects.filter(verb="customer.deactivated").count() == 1
    ticket.refresh_from_db()
    assert ticket.is_open


def test_it_may_become_a_customer_again(cast, sign_in):
    deactivate(cast.aurora, by=cast.elena)
    cast.aurora.refresh_from_db()

    reactivate(cast.aurora, by=cast.elena, seen=2)

    assert sign_in(cast.lucia).get("/inicio/").status_code == 200
