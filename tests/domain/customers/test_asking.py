"""A contact asks for other facts of the company, and the desk decides."""

from __future__ import annotations

from html import unescape

import pytest

from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.customers.actions.asking import accept_change, ask_for_change, reject_change
from ventanilla.domain.customers.actions.facts import Company
from ventanilla.domain.customers.actions.keeping import change_customer
from ventanilla.domain.customers.models import CompanyChange, Customer
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter

WANTED = {"name": "Talleres Aurora", "legal_name": "Aurora Motor S.L.", "phone": "976 10 20 30"}


@pytest.fixture
def change(cast) -> CompanyChange:
    return ask_for_change(WANTED, by=cast.lucia)


def test_only_what_is_different_is_asked_and_nothing_is_different_yet(cast, change):
    assert change.wanted == {"legal_name": "Aurora Motor S.L.", "phone": "976 10 20 30"}
    assert change.before == {"legal_name": "Talleres Aurora S.L.", "phone": ""}
    cast.aurora.refresh_from_db()
    assert cast.aurora.phone == ""
    assert Entry.objects.filter(verb="customer.change_asked", customer_number=cast.aurora.pk).count() == 1


def test_the_same_twice_is_one_and_another_replaces_it(cast, change):
    assert ask_for_change(WANTED, by=cast.lucia) == change

    other = ask_for_change({"phone": "976 0"}, by=cast.lucia)

    change.refresh_from_db()
    assert (change.state, other.state) == ("replaced", "waiting")
    keepers = Letter.objects.filter(key__contains=":asked:").order_by("to_address")
    assert [one.to_address for one in keepers] == sorted(
        one.person.email for one in (cast.elena, cast.ivan)
    ), "those who keep customers, once"
    assert all("976 10 20 30" in one.text for one in keepers)
    with pytest.raises(IllegalMove):
        accept_change(change, ["phone"], by=cast.elena)


def test_a_number_of_another_customer_is_not_told_to_who_asks_but_to_the_desk(cast):
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id="B12345674")
    change = ask_for_change({"tax_id": "B12345674"}, by=cast.lucia)

    with pytest.raises(Refused, match="Clínica Ribera"):
        accept_change(change, ["tax_id"], by=cast.elena)
    change.refresh_from_db()
    assert change.is_waiting


def test_part_of_it_is_accepted_and_who_asked_reads_which(cast, change):
    accept_change(change, ["phone"], by=cast.elena, seen=1)

    cast.aurora.refresh_from_db()
    assert (cast.aurora.phone, cast.aurora.legal_name) == ("976 10 20 30", "Talleres Aurora S.L.")
    letter = Letter.objects.get(to_address=cast.lucia.person.email)
    assert "parte de los datos" in letter.subject
    assert "Aurora Motor S.L. (sigue como estaba)" in unescape(letter.text)
    with pytest.raises(IllegalMove):
        reject_change(change, "Tarde", by=cast.elena)


def test_who_rejects_says_why(cast, change):
    with pytest.raises(Refused):
        reject_change(change, " ", by=cast.elena)

    reject_change(change, "Falta la escritura.", by=cast.elena)

    assert "Falta la escritura." in Letter.objects.get(to_address=cast.lucia.person.email).text


def test_who_has_not_seen_the_company_as_it_is_decides_nothing(cast, change):
    change_customer(cast.aurora, Company.of(cast.aurora, phone="1"), by=cast.ivan)

    with pytest.raises(ChangedMeanwhile):
        accept_change(change, ["phone"], by=cast.elena, seen=1)


@pytest.mark.parametrize(
    "wanted", [{"name": "Talleres Aurora"}, {"name": " "}, {"tax_id": "B12345678"}, {"email": "x"}, {"code": "Z9"}]
)  # fmt: skip
def test_nothing_new_and_what_cannot_be_is_refused(cast, wanted):
    with pytest.raises(Refused):
        ask_for_change(wanted, by=cast.lucia)
    assert not CompanyChange.objects.exists()


def test_who_may_not_cannot(cast):
    with pytest.raises(Refused):
        ask_for_change(WANTED, by=cast.pedro)


def test_from_the_portal_to_the_desk_and_back(cast, sign_in):
    lucia, elena = sign_in(cast.lucia), sign_in(cast.elena)
    assert (
        lucia.post("/datos/cambio/", {**WANTED, "tax_id": "", "email": "", "address": ""}).status_code == 302
    )
    change = CompanyChange.objects.get()
    assert "Tu petición está pendiente" in lucia.get("/datos/").content.decode()
    assert "Talleres Aurora" in elena.get("/escritorio/clientes/cambios/").content.decode()
    place = f"/escritorio/clientes/cambios/{change.pk}/"
    assert "Aurora Motor S.L." in elena.get(place).content.decode()

    assert elena.post(place, {"decide": "accept", "seen": "1"}).status_code == 422
    assert (
        elena.post(place, {"decide": "accept", "seen": "1", "take": ["legal_name", "phone"]}).status_code
        == 302
    )

    assert "976 10 20 30" in lucia.get("/datos/").content.decode()
    assert sign_in(cast.pedro).get("/datos/").status_code == 403
