"""What customers have decided about what ends: by the verbs themselves, which is why it is decided today."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from ventanilla.demo.contract_stories import CARE, DOMAIN, PHONES
from ventanilla.demo.people_rows import Company
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.renewals.actions.renewing import decide, last_period
from ventanilla.domain.renewals.models import Choice

DECIDED = (
    ("C0118", PHONES, Choice.RENEW, ""),
    ("C0097", DOMAIN, Choice.DECLINE, "Nos pasamos al dominio nuevo."),
    ("C0118", CARE, Choice.QUOTE, "Con dos puestos más en el archivo."),
)


def decide_renewals(company: Company, now: datetime) -> None:
    """Nothing in a demonstration of another day: the verbs know only this one."""
    if abs(timezone.now() - now) > timedelta(hours=1):
        return
    for code, service, choice, note in DECIDED:
        customer = company.customers[code]
        contract = Contract.objects.get(customer=customer, service__name=service)
        manager = Membership.objects.filter(customer=customer, is_access_manager=True).order_by("pk")[0]
        decide(contract, choice, by=manager, period=last_period(contract).pk, note=note)
