"""What a customer decides about a period that ends; and what follows by itself on the day after."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.core.text import money
from ventanilla.core.times import date_only
from ventanilla.domain.contracts.actions.contracting import cancel_contract, renew_contract
from ventanilla.domain.contracts.models import Contract, Period, Renewing
from ventanilla.domain.contracts.promises import have_turned
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.provider.actions import change_rules
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.renewals.actions.asking_about import LONGEST_NOTE, open_for_account
from ventanilla.domain.renewals.models import FINAL, Choice, Decision
from ventanilla.domain.renewals.policy import may_decide

MOST_PERIODS = 60
"""That are caught up with at once: monthly ones after five years without a worker."""


@transaction.atomic
def decide(
    contract: Contract,
    choice: Choice,
    *,
    by: Membership,
    period: int,
    note: str = "",
    seen: int | None = None,
) -> Decision:
    """Renew, not renew, or ask for a quote: evidence of what stood before them, and a ticket for who looks after them.

    `period`: the one that they saw. The same again is the first again. They may change their mind until the last day on
    which it counts. Raises Refused for who may not, IllegalMove when it is over or too late, ChangedMeanwhile when there is
    another period by now, or other terms.
    """
    contract = Contract.objects.held(contract)
    if not may_decide(by, contract):
        raise Refused(_("No puedes decidir sobre las renovaciones de esta empresa."))
    current = last_period(contract)
    if current.pk != period or (seen is not None and seen != contract.version):
        raise ChangedMeanwhile(
            _("Este contrato ha cambiado mientras lo mirabas. Mira cómo está ahora y decide.")
        )
    known = last_decision(current)
    if known and known.choice == choice:
        return known
    _refuse_late(contract, choice)
    if len(note) > LONGEST_NOTE:
        raise Refused(_("Caben %(most)s caracteres.") % {"most": LONGEST_NOTE}, field="note")
    ticket = open_for_account(by, *_words(contract, choice, note))
    at = now()
    decision = Decision.objects.create(
        period=current, choice=choice, decided_by=by, decided_at=at,
        shown=shown_of(contract, current), ticket=ticket,
    )  # fmt: skip
    record(by, f"contract.{_VERBS[choice]}", contract, at=at, period=current.pk, ticket=ticket.number)
    return decision


def shown_of(contract: Contract, period: Period) -> dict[str, Any]:
    """The facts that a page about a decision shows: what is kept as evidence is what was on it."""
    amount = contract.amount
    return {
        "service": contract.service.name, "about": contract.about, "number": contract.number,
        "starts_on": period.starts_on.isoformat(), "ends_on": period.ends_on.isoformat(),
        "decide_by": contract.decide_by.isoformat(), "renewing": contract.renewing,
        "notice_days": contract.notice_days, "amount": None if amount is None else str(amount),
        "version": contract.version,
    }  # fmt: skip


def last_period(contract: Contract) -> Period:
    """The one that a decision is about: every contract has at least one."""
    return contract.periods.order_by("-starts_on")[:1].get()


def last_decision(period: Period) -> Decision | None:
    """The one that counts."""
    return Decision.objects.filter(period=period).order_by("-id").first()


def is_declined(period: Period) -> bool:
    """They said no, and have not changed their mind."""
    final = Decision.objects.filter(period=period, choice__in=FINAL).order_by("-id").first()
    return final is not None and final.choice == Choice.DECLINE


@task
def follow_up_periods() -> None:
    """For the timetable: what ended yesterday, or while nobody looked, goes on or is over. Safe to run twice."""
    follow_up(localdate())


def follow_up(today: date) -> int:
    """Tacit contracts whose last period is over get the next one; declined ones end. Returns how many."""
    _count_anew(today)
    over = Contract.objects.running().filter(ends_on__lt=today).order_by("ends_on", "id")
    return sum(_follow_up(one, today) for one in over.select_related("service", "customer").iterator())


@transaction.atomic
def _count_anew(today: date) -> None:
    """Tickets are promised something else where a contract with a level began or ended since they were counted."""
    counted_at = Provider.objects.values_list("rules_changed_at", flat=True).first()
    if counted_at is not None and have_turned(localdate(counted_at), today):
        change_rules()


@transaction.atomic
def _follow_up(contract: Contract, today: date) -> int:
    contract = Contract.objects.held(contract)
    if contract.cancelled_on is not None or contract.ends_on >= today:
        return 0
    if is_declined(last_period(contract)):
        cancel_contract(contract, by=SYSTEM, on=contract.ends_on, because=_("No se renovó."))
        return 1
    if contract.renewing != Renewing.TACIT or not contract.customer.is_active:
        return 0
    for _turn in range(MOST_PERIODS):
        renewed = renew_contract(contract, by=SYSTEM, origin=Period.Origin.TACIT)
        if renewed.ends_on >= today:
            break
    return 1


def _refuse_late(contract: Contract, choice: Choice) -> None:
    today = localdate()
    if contract.cancelled_on is not None:
        raise IllegalMove(_("Este contrato está dado de baja: si lo quieres otra vez, pide información."))
    if choice != Choice.DECLINE or not contract.is_tacit or today <= contract.decide_by:
        return
    raise IllegalMove(
        _(
            "El plazo para decir que no terminó el %(day)s: se renueva. Si hay algo que hablar, abre una incidencia."
        )
        % {"day": date_only(contract.decide_by)}
    )


def _words(contract: Contract, choice: Choice, note: str) -> tuple[str, str]:
    """Subject and message of the ticket."""
    facts = {
        "service": contract.service.name, "number": contract.number, "day": date_only(contract.ends_on),
        "about": f" ({contract.about})" if contract.about else "",
    }  # fmt: skip
    subject, sentence = {
        Choice.RENEW: (_("Renovar «%(service)s»"), _("Queremos renovar «%(service)s»%(about)s.")),
        Choice.DECLINE: (_("No renovar «%(service)s»"), _("No queremos renovar «%(service)s»%(about)s.")),
        Choice.QUOTE: (
            _("Presupuesto para renovar «%(service)s»"),
            _("Queremos un presupuesto para renovar «%(service)s»%(about)s."),
        ),
    }[choice]
    told = [_("Contrato %(number)s, hasta el %(day)s.") % facts]
    if contract.amount is not None:
        told.append(_("Importe del periodo: %(amount)s.") % {"amount": money(contract.amount)})
    return subject % facts, "\n\n".join(filter(None, (sentence % facts, " ".join(told), note.strip())))


_VERBS = {Choice.RENEW: "renewal_asked", Choice.DECLINE: "renewal_declined", Choice.QUOTE: "quote_asked"}
