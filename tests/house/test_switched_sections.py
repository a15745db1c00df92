"""A section that is switched off is not there: none of its addresses answers, no page leads there, its letters stay."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from django.urls import resolve
from django.utils.timezone import localdate

from tests.cast import Cast
from tests.house.estate import furnish
from tests.house.routes import address_of, all_routes
from tests.house.test_looking_changes_nothing import crawl
from tests.invoice_files import AURORA, facturae
from tests.work_papers import an_order
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.customers.actions.keeping import deactivate, switch_sections_off
from ventanilla.domain.customers.models import SWITCHABLE, Customer, Membership, Section, section_is_on
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.devices.actions.keeping import add_device
from ventanilla.domain.devices.facts import Facts
from ventanilla.domain.hours.actions.selling import Terms as Hours
from ventanilla.domain.hours.actions.selling import sell_bank
from ventanilla.domain.hours.actions.tending import remind_of_end
from ventanilla.domain.invoices.actions.publishing import take_in
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.knowledge.actions.suggesting import answer_suggestion, suggest
from ventanilla.domain.knowledge.models import Suggestion
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.provider import actions as provider
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.renewals.actions.reminding import remind_of_renewals
from ventanilla.domain.renewals.actions.warranties import remind
from ventanilla.domain.reports.policy import gets_service_report
from ventanilla.domain.workorders.actions.links import ask_signature
from ventanilla.domain.workorders.models import WorkOrder

ALL = [one.value for one in SWITCHABLE]


def at_home(cast: Cast) -> Membership:
    """Lucía as the next request knows her."""
    return Membership.objects.select_related("customer", "person").get(pk=cast.lucia.pk)


def test_nothing_of_a_section_answers_once_it_is_off_and_no_page_leads_there(cast, sign_in):
    estate = furnish(cast)
    browser = sign_in(cast.lucia)
    places = {}
    for route in all_routes():
        if route.name.startswith("portal:"):
            place = address_of(route, estate)
            places[place] = getattr(resolve(place).func, "section", None)

    for section in SWITCHABLE:
        provider.switch_sections_off([section.value], by=cast.ivan)
        of_it = [place for place, whose in places.items() if whose == section]
        answers = {call(place).status_code for place in of_it for call in (browser.get, browser.post)}
        assert answers <= {404, 405}, section
    provider.switch_sections_off([], by=cast.ivan)
    switch_sections_off(cast.aurora, ALL, by=cast.ivan)

    seen, named = crawl(browser, {"/inicio/", "/buscar/?q=canariolucia", "/buscar/sugerencias/?q=copias"})
    assert not {place: seen.get(place) for place in named if seen.get(place) in (403, 404)}
    assert len(seen) > 10
    calendar = estate.examples["renewal_calendar.token"]
    assert browser.get(f"/calendario/renovaciones/{calendar}.ics").status_code == 404
    assert browser.post("/secciones/invoices/pedir/").status_code == 404


def test_its_letters_are_not_written(cast):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id=AURORA)
    Membership.objects.filter(customer=cast.aurora).update(for_invoices=True, for_quotes=True)
    today = localdate()
    service = add_service(Offer(name="Copias"), by=cast.ivan)

    def happen(number: str) -> set[str]:
        """What is written to Aurora about an invoice and about a contract that ends in ten days."""
        before = set(Letter.objects.values_list("pk", flat=True))
        take_in(f"{number}.xml", facturae(number=number, on=str(today)), by=cast.ivan)
        add_contract(
            cast.aurora, service, Terms(number=number, notice_days=5), by=cast.ivan,
            starts_on=today - timedelta(days=355), ends_on=today + timedelta(days=10),
        )  # fmt: skip
        remind_of_renewals.call()
        new = Letter.objects.exclude(pk__in=before).filter(to_address__contains="aurora")
        return {key.partition(":")[0] for key in new.values_list("key", flat=True)}

    assert happen("1") == {"invoice", "renewal"}
    assert gets_service_report(at_home(cast))
    switch_sections_off(cast.aurora, ["renewals"], by=cast.ivan)
    assert happen("2") == {"invoice"}
    switch_sections_off(cast.aurora, ALL, by=cast.ivan)
    assert happen("3") == set()
    assert not gets_service_report(at_home(cast))


def test_nor_are_those_of_work_hours_suggestions_and_warranties(cast, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    Membership.objects.filter(customer=cast.aurora).update(for_technical=True, for_quotes=True)
    today, days = localdate(), count(1)

    def happen() -> set[str]:
        """What is written to Aurora of a work order, of hours that it uses up, of a proposal and of a device."""
        before, day = set(Letter.objects.values_list("pk", flat=True)), today + timedelta(days=next(days))
        told = Hours(name=f"Bono {day}", valid_from=today - timedelta(days=1), valid_until=day)
        sell_bank(cast.aurora, told, minutes=60, by=cast.ivan)
        order = an_order(cast)
        Suggestion.objects.filter(pk=proposal.pk).update(state="new", answer="")
        answer_suggestion(proposal, state="done", answer=f"Hecho el {day}.", by=cast.ivan)
        add_device(
            cast.aurora, Facts(name=f"PC {day}", warranty_until=today + timedelta(days=10)), by=cast.marta
        )
        remind(today)
        remind_of_end(today)
        assert asks_to_sign(order) == section_is_on(at_home(cast).customer, Section.WORK_ORDERS)
        new = Letter.objects.exclude(pk__in=before).filter(to_address__contains="aurora")
        return {key.partition(":")[0] for key in new.values_list("key", flat=True)}

    def asks_to_sign(order: WorkOrder) -> bool:
        try:
            ask_signature(order, cast.lucia, by=cast.marta)
        except Refused:
            return False
        return True

    proposal = suggest("Un botón más grande.", by=at_home(cast))
    assert happen() == {"work_order", "work-order-sign", "hours", "suggestion", "warranty"}
    switch_sections_off(cast.aurora, ["work_orders"], by=cast.ivan)
    assert happen() == {"suggestion", "warranty"}
    switch_sections_off(cast.aurora, ALL, by=cast.ivan)
    assert happen() == set()


def test_it_comes_back_as_it_was_and_whoever_has_left_keeps_the_invoices(cast):
    before = dict(cast.pedro.rights)
    switch_sections_off(cast.aurora, ALL, by=cast.ivan)
    pedro = Membership.objects.select_related("customer", "person").get(pk=cast.pedro.pk)
    assert (pedro.may_view(Section.NETWORK), pedro.may_view(Section.SUPPORT)) == (False, True)

    assert grant_of(pedro).rights == before
    deactivate(cast.aurora, by=cast.ivan)
    cast.aurora.refresh_from_db()
    assert section_is_on(cast.aurora, Section.INVOICES)
    assert not section_is_on(cast.aurora, Section.RENEWALS)


def test_administrators_switch_them_on_their_pages_and_the_journal_tells_it(cast, sign_in):
    browser = sign_in(cast.ivan)
    house = {f"on_{one.value}": "on" for one in SWITCHABLE if one is not Section.INVOICES}
    assert browser.post("/escritorio/ajustes/secciones/", house).status_code == 302
    assert Provider.objects.get().sections_off == ["invoices"]

    place = f"/escritorio/clientes/{cast.aurora.pk}/secciones/"
    page = browser.get(place).content.decode()
    assert "Apagada para todos" in page
    seen = Customer.objects.get(pk=cast.aurora.pk).version
    theirs = {name: "on" for name in house if name != "on_network"}
    assert browser.post(place, {**theirs, "seen": seen}).status_code == 302
    assert Customer.objects.get(pk=cast.aurora.pk).sections_off == ["network"]
    assert browser.post(place, {"seen": seen}).status_code == 422
    told = Entry.objects.filter(verb__endswith="sections_switched").values_list("verb", flat=True)
    assert sorted(told) == ["customer.sections_switched", "provider.sections_switched"]
    card = browser.get(f"/escritorio/clientes/{cast.aurora.pk}/").content.decode()
    assert "cambió qué secciones tiene" in card
    assert "Red informática" in card

    matrix = sign_in(cast.lucia).get("/contactos/permisos/").content.decode()
    assert "Red informática" not in matrix
    assert "Servicios" in matrix
    with pytest.raises(Refused):
        switch_sections_off(cast.aurora, ["support"], by=cast.ivan)
    with pytest.raises(ChangedMeanwhile):
        switch_sections_off(cast.aurora, [], by=cast.ivan, seen=seen)


def test_a_form_without_the_column_keeps_what_was_given(cast, sign_in):
    switch_sections_off(cast.aurora, ["network", "work_orders"], by=cast.ivan)
    browser = sign_in(cast.lucia)
    place = f"/contactos/{cast.pedro.pk}/"
    page = browser.get(place)
    assert "right_network" not in page.content.decode()

    answer = browser.post(
        place, {"right_support": "view", "scope": "own", "seen": cast.pedro.version, "job_title": "Taller"}
    )

    assert answer.status_code == 302
    assert Membership.objects.get(pk=cast.pedro.pk).rights == {"support": "view", "network": "view"}
