"""Two customers are made one: nothing is lost, nothing is doubled, and it is done once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import Error, transaction
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.domain.merging.made import a_contract, an_invoice, place, press, rows
from ventanilla.config.cli import figures as figures_command
from ventanilla.core.errors import Refused
from ventanilla.domain.contracts.actions.contracting import entrust
from ventanilla.domain.contracts.models import Account
from ventanilla.domain.customers.actions.facts import Company
from ventanilla.domain.customers.actions.keeping import change_customer, deactivate, reactivate
from ventanilla.domain.customers.actions.recovery import customer_of
from ventanilla.domain.customers.models import (
    AccessRequest,
    CompanyChange,
    Customer,
    SectionRequest,
)
from ventanilla.domain.customers.policy import EVERYTHING
from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.invoices import guard
from ventanilla.domain.invoices.matching import customer_for, guessed_by_name
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.invoices.reading import Facts
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.merging.actions import gather_stragglers
from ventanilla.domain.merging.people import reduced
from ventanilla.domain.privacy.models import Hold
from ventanilla.domain.renewals.actions.renewing import decide
from ventanilla.domain.renewals.models import Choice, Decision, Interest
from ventanilla.domain.reports.bookkeeping import keep_the_books
from ventanilla.domain.search.asking import ask
from ventanilla.domain.search.guessing import guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.tickets.findable import found, index_company, rebuild, tickets_in_reach
from ventanilla.domain.tickets.models import Message, Ticket


def test_all_that_hung_from_it_hangs_from_the_other_and_nothing_is_lost(cast, twin):
    diego, nuria = place("Diego Rey", twin), place("Nuria Pons", twin)
    entrust(cast.aurora, cast.elena, by=cast.ivan)
    entrust(twin, cast.marta, by=cast.ivan)
    tickets = [a_ticket(diego), a_ticket(nuria)]
    invoice, contract = an_invoice(twin), a_contract(twin, cast)
    decision = decide(contract, Choice.RENEW, by=nuria, period=contract.periods.get().pk)
    Interest.objects.create(customer=twin, service=contract.service, seen_at=now())
    asked = AccessRequest.objects.create(
        customer=twin, email="x@otra.example", asked_at=now(), asked_by=nuria
    )
    change = CompanyChange.objects.create(customer=twin, asked_by=nuria, asked_at=now())
    hold = Hold.objects.create(customer=twin, reason="Pleito", placed_by=cast.ivan, placed_at=now())
    Draft.objects.create(owner=f"contact:{nuria.pk}", place="new-ticket", text="Mi…", updated_at=now())
    SectionRequest.objects.create(member=place("Sara Gil", twin), section="reports", asked_at=now())
    before = rows()

    press(cast, twin)

    assert rows() == before
    for one in (*tickets, decision.ticket, invoice, contract, asked, change, hold):
        one.refresh_from_db()
        assert one.customer_number == cast.aurora.pk
    assert (tickets[1].requester, asked.asked_by, change.asked_by) == (cast.nuria,) * 3
    assert Message.objects.get(ticket=tickets[1]).contact == cast.nuria
    assert change.state == CompanyChange.State.REPLACED
    assert Decision.objects.get().decided_by == nuria  # evidence stays as it was written
    assert Draft.objects.get(place="new-ticket").owner == f"contact:{cast.nuria.pk}"
    assert Account.objects.get(customer=cast.aurora).manager == cast.elena
    kept, gone = Customer.objects.get(pk=cast.aurora.pk), Customer.objects.get(pk=twin.pk)
    assert (kept.phone, kept.external_id, kept.name) == ("976 1", "erp-9", "Talleres Aurora")
    assert kept.notes.startswith("Ojo.\n\nFusionado con C0300 · Aurora Talleres · B12345674")
    assert kept.notes.endswith("Paga bien.")
    assert (gone.merged_into, gone.is_active, gone.tax_id, gone.code) == (kept, False, "", "C0300")


def test_it_is_one_line_of_the_journal_and_one_letter_to_each_manager(cast, twin):
    before = Entry.objects.count()

    press(cast, twin)
    press(cast, twin)

    assert Entry.objects.count() == before + 1
    line = Entry.objects.latest("id")
    assert (line.verb, line.customer_number) == ("customer.merged", cast.aurora.pk)
    assert line.details["gone"]["tax_id"] == line.details["kept"]["tax_id"] == "B12345674"
    assert line.details["people"][0]["before"]["is_access_manager"]
    letters = dict(Letter.objects.values_list("to_address", "text"))
    assert set(letters) == {"lucia@aurora-pruebas.example", "diego@talleres-pruebas.example"}
    assert "Diego Rey (gestionaba los accesos)" in letters["lucia@aurora-pruebas.example"]
    assert "Sara" not in letters["diego@talleres-pruebas.example"]
    assert not walk().broken


def test_what_is_left_leads_nowhere_and_is_never_given_again(cast, twin):
    kept = press(cast, twin)
    gone = Customer.objects.get(pk=twin.pk)

    assert customer_of("C0300", "B12345674") is None
    assert customer_of("C0142", "B12345674") == kept
    assert customer_for(Facts(customer_tax_id="B12345674", customer_code="C0300")) == (kept, "")
    assert guessed_by_name("C0300_F1.pdf") is None
    for act in (reactivate, deactivate):
        with pytest.raises(Refused, match="Se fusionó con"):
            act(gone, by=cast.elena)
    with pytest.raises(Refused, match="C0300"):
        change_customer(kept, Company.of(kept, code="C0300"), by=cast.elena)


def test_the_database_lets_an_invoice_follow_and_nothing_else(cast, twin):
    invoice, other = an_invoice(twin), an_invoice(cast.ribera, "F2")

    press(cast, twin)

    invoice.refresh_from_db()
    assert invoice.customer == cast.aurora
    for one, change in (
        (invoice, {"customer": cast.ribera}),
        (other, {"customer": cast.aurora}),
        (invoice, {"total": 1}),
    ):
        with pytest.raises(Error), transaction.atomic():
            Invoice.objects.filter(pk=one.pk).update(**change)


def test_even_while_it_lets_invoices_follow_no_other_pair_and_no_amount_changes(cast, twin):
    one, other = an_invoice(twin), an_invoice(cast.ribera, "F2")

    for invoice, change in (
        (one, {"customer": cast.ribera}),
        (other, {"customer": cast.aurora}),
        (one, {"total": 1}),
    ):
        with pytest.raises(Error), guard.following(twin.pk, cast.aurora.pk):
            Invoice.objects.filter(pk=invoice.pk).update(**change)


def test_an_external_id_of_its_own_leaves_the_other_where_an_import_stumbles_over_it(cast, twin):
    Customer.objects.filter(pk=cast.aurora.pk).update(external_id="erp-1")

    press(cast, twin)

    gone = Customer.objects.get(pk=twin.pk)
    assert (gone.external_id, gone.tax_id) == ("erp-9", "")
    with pytest.raises(Refused, match="Se fusionó con"):
        change_customer(gone, Company.of(gone, phone="1"), by=cast.elena)


def test_its_tickets_are_found_by_who_may_see_them_only(cast, twin):
    ticket = a_ticket(place("Diego Rey", twin), subject="Impresora")
    rebuild()

    kept = press(cast, twin)
    index_company.call(kept.pk)

    for member, there in ((cast.lucia, True), (place("Sara Gil", kept), False)):
        asked, reach = ask("impresora"), tickets_in_reach(member)
        assert (ticket in found(hits(asked, guess(asked, [reach]), reach, most=5), by=member)) is there


def test_the_sums_are_right_afterwards(cast, twin, capsys):
    late = a_ticket(place("Diego Rey", twin))
    Ticket.objects.filter(pk=late.pk).update(created_at=now() - timedelta(days=40))
    keep_the_books.func()
    keep_the_books.func()

    press(cast, twin)
    keep_the_books.func()

    assert figures_command.verify() == 0, capsys.readouterr().out
    assert "not summed up yet" not in capsys.readouterr().out


def test_what_was_just_being_written_under_the_old_name_follows(cast, twin):
    kept = press(cast, twin)
    ticket = a_ticket(place("Diego Rey", kept))
    Ticket.objects.filter(pk=ticket.pk).update(customer=twin)

    gather_stragglers.call(twin.pk)
    gather_stragglers.call(twin.pk)

    ticket.refresh_from_db()
    assert ticket.customer == kept


def test_what_comes_is_never_more_than_the_own_tickets():
    assert reduced(EVERYTHING).columns["rights"] == {"support": "manage"}
    assert reduced(EVERYTHING).scope == "own"
