"""Whether the books are right: every balance is the sum of its movements, and every line was drawn for what it cost."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from ventanilla.domain.hours.models import HourBank, Movement, Spending

WENT = (Movement.Why.DRAWN, Movement.Why.OVERRUN)


def wrong_sums() -> Iterator[str]:
    """A sentence for each that is wrong; nothing is changed."""
    of_bank = Movement.objects.filter(bank=OuterRef("pk")).order_by().values("bank")
    banks = HourBank.objects.annotate(
        summed=Coalesce(Subquery(of_bank.annotate(all=Sum("minutes")).values("all")), 0)
    )
    for bank in banks.exclude(balance=F("summed")).order_by("pk"):
        yield f"Bank {bank.pk} says {bank.balance} minutes, its movements {bank.summed}."
    went = Q(spending=OuterRef("pk"), why__in=WENT)
    of_line = Movement.objects.filter(went).order_by().values("spending")
    lines = Spending.objects.annotate(
        went=Coalesce(Subquery(of_line.annotate(all=-Sum("minutes")).values("all")), 0)
    )
    for line in lines.exclude(charged=F("went")).order_by("pk"):
        yield f"Line {line.pk} ({line.source}) cost {line.charged} minutes, {line.went} were drawn."
