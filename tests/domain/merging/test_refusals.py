"""What is not merged, and why."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from tests.domain.merging.made import an_invoice, place, press
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import (
    AccessRequest,
    Customer,
    Membership,
)
from ventanilla.domain.privacy.models import Hold

REFUSALS = {
    "another code": ({"code": "C0142"}, {}, "código del que desaparece"),
    "another number": ({}, {"tax_id": "A58818501"}, "CIF son distintos"),
    "it was seen otherwise": ({"seen": (7, 1)}, {}, "ha cambiado uno"),
    "it has gone elsewhere": ({}, {"merged_into": "ribera"}, "ya se fusionó"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_not_meant_or_not_as_it_was_seen_is_refused(cast, twin, case):
    said, columns, why = REFUSALS[case]
    facts = {
        name: getattr(cast, value) if name == "merged_into" else value for name, value in columns.items()
    }
    Customer.objects.filter(pk=twin.pk).update(**facts)

    with pytest.raises((Refused, ChangedMeanwhile), match=why):
        press(cast, twin, **said)

    assert place("Diego Rey", twin).is_access_manager


def test_who_does_not_keep_customers_merges_none(cast, twin):
    for one in (cast.marta, cast.lucia):
        with pytest.raises(Refused):
            press(cast, twin, by=one)


def test_another_number_is_taken_when_it_is_meant_but_never_with_its_invoices(cast, twin):
    Customer.objects.filter(pk=twin.pk).update(tax_id="A58818501")
    invoice = an_invoice(twin)
    with pytest.raises(Refused, match="facturas a nombre de otro CIF"):
        press(cast, twin, is_other_number_meant=True)
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id="")  # and with none of its own

    assert press(cast, cast.ribera, code="C0207", is_other_number_meant=True) == cast.aurora
    invoice.refresh_from_db()
    assert invoice.customer == twin


def test_what_clashes_is_decided_before(cast, twin):
    for one in (cast.aurora, twin):
        AccessRequest.objects.create(customer=one, email="x@otra.example", asked_at=now())
    with pytest.raises(Refused, match=r"x@otra\.example"):
        press(cast, twin)
    AccessRequest.objects.all().delete()
    for one in (cast.aurora, twin):
        Hold.objects.create(customer=one, reason="Pleito", placed_by=cast.ivan, placed_at=now())
    with pytest.raises(Refused, match="bloqueo"):
        press(cast, twin)
    Hold.objects.all().delete()
    Membership.objects.filter(pk=cast.lucia.pk).update(is_access_manager=False)
    with pytest.raises(Refused, match="nadie gestiona los accesos"):
        press(cast, twin)
