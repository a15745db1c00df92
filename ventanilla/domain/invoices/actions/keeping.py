"""What may still be said of a published invoice: that it was paid, and that its publication was a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.invoices.models import Invoice, Payment, folded
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor

MOST_AT_ONCE = 5_000


@dataclass(frozen=True)
class PaymentLine:
    """What the accounts say of one number, and of which day that is."""

    number: str
    payment: Payment
    on: date | None = None


@transaction.atomic
def withdraw(invoice: Invoice, because: str, *, by: Actor) -> Invoice:
    """Its publication was a mistake, such as to another customer: from now on only the desk sees it.

    Nothing is deleted, and the file may be published again where it belongs. Pressed twice, it has been done.
    Raises Refused without a reason.
    """
    reason = " ".join(because.split())
    if not reason:
        raise Refused(_("Di por qué: queda en el registro."), field="because")
    take_turns("invoices")
    held = Invoice.objects.select_for_update(no_key=True).get(pk=invoice.pk)
    if held.withdrawn_at is None:
        held.withdrawn_at, held.withdrawn_because = now(), reason[:250]
        held.save(update_fields=["withdrawn_at", "withdrawn_because"])
        record(
            by,
            "invoice.withdrawn",
            held,
            at=held.withdrawn_at,
            number=held.label,
            because=held.withdrawn_because,
        )
    return held


@transaction.atomic
def note_payments(lines: Iterable[PaymentLine], *, by: Actor) -> tuple[int, list[str]]:
    """What another program says of what was paid. Returns how many invoices it changed, and the numbers that nobody knows.

    Raises Refused for more than `MOST_AT_ONCE` lines.
    """
    told = {folded("", line.number): line for line in lines}
    if len(told) > MOST_AT_ONCE:
        raise Refused(_("Son demasiadas líneas: %(most)s como mucho.") % {"most": MOST_AT_ONCE}, field="file")
    take_turns("invoices")
    changed, there = [], set()
    for one in _newest_first(told):
        if one.folded_number in there:
            continue
        there.add(one.folded_number)
        line = told[one.folded_number]
        if (one.payment, one.payment_on) != (line.payment, line.on):
            one.payment, one.payment_on = line.payment, line.on
            changed.append(one)
    Invoice.objects.bulk_update(changed, ["payment", "payment_on"], batch_size=200)
    if changed:
        record(by, "invoice.payments_noted", changed[0], at=now(), invoices=[one.pk for one in changed])
    return len(changed), [line.number for number, line in told.items() if number not in there]


def _newest_first(told: dict[str, PaymentLine]) -> Iterable[Invoice]:
    """Where two years have the same number, the newer one is meant."""
    numbers = sorted(told)
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        yield from Invoice.objects.standing().filter(folded_number__in=some).order_by("-issued_on", "-pk")
