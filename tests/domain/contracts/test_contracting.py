"""Contracts: what a verb writes, what it refuses, and what nobody can change afterwards."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from tests.documents import PNG
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.contracts.actions.contracting import (
    Terms,
    add_contract,
    cancel_contract,
    change_contract,
    entrust,
    renew_contract,
)
from ventanilla.domain.contracts.actions.offering import Offer, add_service, change_service
from ventanilla.domain.contracts.actions.papers import add_document, remove_document
from ventanilla.domain.contracts.models import Contract, Document, Period, Service
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.journal.models import Entry

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
START = date(2026, 1, 1)


@pytest.fixture
def service(cast) -> Service:
    return add_service(
        Offer(name="Copias de seguridad", features="- Cada noche\n\n* Se prueban"), by=cast.ivan
    )


@pytest.fixture
def contract(cast, service) -> Contract:
    terms = Terms(number="ct-1", about="Servidor", amount=Decimal("480.00"), notice_days=30)
    return add_contract(cast.aurora, service, terms, by=cast.ivan, starts_on=START)


def verbs() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


def test_a_contract_has_its_first_period_and_one_line_in_the_journal(contract, service):
    period = contract.periods.get()

    assert (contract.number, period.starts_on, period.ends_on) == ("CT-1", START, date(2026, 12, 31))
    assert (contract.ends_on, contract.decide_by) == (date(2026, 12, 31), date(2026, 12, 1))
    assert (period.amount, period.origin) == (Decimal("480.00"), "first")
    assert service.feature_lines == ["Cada noche", "Se prueban"]
    assert verbs() == ["service.added", "contract.added"]


def test_pressing_twice_makes_one_and_another_number_is_told(cast, service):
    def press(number: str) -> Contract:
        return add_contract(
            cast.aurora, service, Terms(number=number), by=cast.ivan, starts_on=START, form_key="k" * 12
        )

    assert press("A-1").pk == press("a-1").pk
    with pytest.raises(AlreadySent):
        press("A-2")
    with pytest.raises(Refused, match="ese número"):
        add_contract(cast.ribera, service, Terms(number="a-1"), by=cast.ivan, starts_on=START)


def test_renewing_adds_a_period_and_leaves_the_past(cast, contract):
    change_contract(contract, Terms(number="CT-1", amount=Decimal("510.50"), months=6), by=cast.ivan)
    renew_contract(contract, by=cast.ivan)

    contract.refresh_from_db()
    told = list(contract.periods.order_by("starts_on").values_list("ends_on", "amount"))
    assert told == [(date(2026, 12, 31), Decimal("480.00")), (date(2027, 6, 30), Decimal("510.50"))]
    assert contract.ends_on == date(2027, 6, 30)
    assert verbs()[-2:] == ["contract.changed", "contract.renewed"]


def test_a_period_cannot_be_changed_by_anybody(contract):
    period = contract.periods.get()
    with pytest.raises(TypeError):
        period.save()
    with pytest.raises(TypeError):
        period.delete()
    with pytest.raises(TypeError):
        Period.objects.filter(pk=period.pk).update(ends_on=START)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE contracts_period SET ends_on = %s WHERE id = %s", [START, period.pk])


def test_what_has_ended_is_not_renewed_and_not_ended_twice(cast, contract):
    with pytest.raises(Refused, match="último día"):
        cancel_contract(contract, by=cast.ivan, on=date(2027, 1, 1))

    cancel_contract(contract, by=cast.ivan, on=date(2026, 3, 31), because="Cierran")

    with pytest.raises(IllegalMove):
        renew_contract(contract, by=cast.ivan)
    with pytest.raises(IllegalMove):
        cancel_contract(contract, by=cast.ivan)
    assert Period.objects.count() == 1


def test_whoever_changes_it_says_what_they_saw(cast, contract):
    change_contract(contract, Terms(number="CT-1", about="Servidor y puestos"), by=cast.ivan, seen=1)

    for verb in (lambda: renew_contract(contract, by=cast.elena, seen=1),
                 lambda: cancel_contract(contract, by=cast.elena, seen=1)):  # fmt: skip
        with pytest.raises(ChangedMeanwhile):
            verb()


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"number": " "}, "number"), ({"months": 0}, "months"), ({"notice_days": 400}, "notice_days"),
        ({"amount": Decimal(-1)}, "amount"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_field(cast, service, terms, field):
    with pytest.raises(Refused) as refusal:
        add_contract(cast.aurora, service, Terms(**{"number": "X", **terms}), by=cast.ivan, starts_on=START)
    assert refusal.value.field == field


def test_a_description_is_kept_as_safe_html(cast, service):
    change_service(service, Offer(name="Copias", description="**Sí** <script>x</script>"), by=cast.ivan)

    service.refresh_from_db()
    assert service.description_html.startswith("<p><strong>Sí</strong>")
    assert "<script" not in service.description_html


def test_documents_are_pdfs_seen_by_those_who_see_their_contract(cast, contract, settings, tmp_path):
    owner = f"staff:{cast.ivan.pk}"
    file = store_file("Contrato.pdf", io.BytesIO(PDF), len(PDF), owner=owner)
    picture = store_file("foto.png", io.BytesIO(PNG), len(PNG), owner=owner)

    document = add_document(file, of=contract, by=cast.ivan)
    with pytest.raises(Refused, match="no es un PDF"):
        add_document(picture, of=contract, by=cast.ivan)
    with pytest.raises(Refused, match="ya se ha usado"):
        add_document(file, of=contract, by=cast.ivan)

    seen = {
        who: Document.objects.visible_to(getattr(cast, who)).exists()
        for who in ("lucia", "teo", "pedro", "oscar")
    }
    assert seen == {"lucia": True, "teo": True, "pedro": False, "oscar": False}
    line = Entry.objects.order_by("id").last()
    assert (line.verb, line.details["sha256"]) == ("contract.document_added", file.sha256)
    remove_document(document, by=cast.ivan)
    assert not Document.objects.exists()


def test_an_account_has_a_manager_while_they_are_here(cast):
    entrust(cast.aurora, cast.marta, by=cast.ivan)
    entrust(cast.aurora, cast.marta, by=cast.ivan)
    assert (manager_of(cast.aurora), verbs()) == (cast.marta, ["customer.entrusted"])

    cast.marta.is_active = False
    cast.marta.save()
    assert manager_of(cast.aurora) is None
