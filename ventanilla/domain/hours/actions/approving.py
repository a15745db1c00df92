"""May this work go beyond what is left? The desk asks, somebody of the customer who may says so, and it is written down."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.hours import letters
from ventanilla.domain.hours.actions.booking import held_banks
from ventanilla.domain.hours.actions.drawing import Forecast
from ventanilla.domain.hours.models import Approval
from ventanilla.domain.hours.policy import may_approve
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember

LONGEST_NOTE = 2000


@transaction.atomic
def ask_approval(
    customer: Customer, forecast: Forecast, *, key: str, subject: str, by: StaffMember
) -> Approval:
    """For what the forecast goes beyond. The same again is the first again; another sum takes its place.

    Raises Refused when nothing goes beyond, or nobody of the customer could say so.
    """
    held_banks(customer)
    beyond = forecast.overrun
    if not beyond:
        raise Refused(_("Este trabajo cabe en lo que queda: no hace falta aprobación."))
    waiting: Approval | None = Approval.objects.filter(source_key=key, state=Approval.State.WAITING).first()
    if waiting and waiting.minutes == beyond:
        return waiting
    deciders = approvers(customer.pk)
    if not deciders:
        raise Refused(
            _("Nadie de este cliente puede aprobarlo: hace falta un contacto que gestione los partes.")
        )
    at = now()
    if waiting:
        waiting.state = Approval.State.WITHDRAWN
        waiting.save(update_fields=["state"])
    approval = Approval.objects.create(
        customer=customer, source_key=key, subject=subject[:150], needed=forecast.needed, left=forecast.left,
        minutes=beyond, shown=shown_of(forecast), asked_by=by, asked_at=at,
    )  # fmt: skip
    letters.approval_asked(approval, deciders)
    announce("hours", approval.pk, [DESK])
    record(by, "hours.approval_asked", approval, at=at, name=approval.subject, minutes=beyond)
    return approval


@transaction.atomic
def decide_approval(approval: Approval, *, approve: bool, by: Membership, note: str = "") -> Approval:
    """The same again is the first again. Raises Refused for who may not, IllegalMove when it is decided or withdrawn."""
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    if approval.customer_id != by.customer_id or not may_approve(by):
        raise Refused(_("No puedes decidir sobre las horas de esta empresa."))
    state = Approval.State.APPROVED if approve else Approval.State.REJECTED
    if approval.state == state and approval.decided_by_id == by.pk:
        return approval
    if approval.state == Approval.State.WITHDRAWN:
        raise IllegalMove(_("Ya no hace falta decidirlo: se ha retirado la petición."))
    if not approval.waits:
        raise IllegalMove(_("Ya lo ha decidido otra persona de tu empresa."))
    if len(note) > LONGEST_NOTE:
        raise Refused(_("Caben %(most)s caracteres.") % {"most": LONGEST_NOTE}, field="note")
    approval.state, approval.note = state, note.strip()
    approval.decided_by, approval.decided_at = by, now()
    approval.save(update_fields=["state", "note", "decided_by", "decided_at"])
    letters.approval_decided(approval)
    verb = "hours.approved" if approve else "hours.rejected"
    announce("hours", approval.pk, [DESK])
    record(by, verb, approval, at=approval.decided_at, name=approval.subject, minutes=approval.minutes)
    return approval


def withdraw_approval(key: str) -> None:
    """Nobody has to decide about this work any more."""
    waiting = Approval.objects.filter(source_key=key, state=Approval.State.WAITING)
    waiting.update(state=Approval.State.WITHDRAWN)


def approvers(customer: int) -> list[Membership]:
    """Who of them may say so, and can come in."""
    alive = Membership.objects.alive().filter(customer=customer).select_related("person", "customer")
    return [one for one in alive.order_by("pk") if may_approve(one)]


def shown_of(forecast: Forecast) -> list[dict[str, Any]]:
    """The lines as their page shows them: what is kept as evidence is what was on it."""
    return [
        {
            "what": line.what, "began_at": line.began_at.isoformat(), "ended_at": line.ended_at.isoformat(),
            "kind": line.kind, "charged": drawn.charge.minutes, "overrun": drawn.overrun, **drawn.charge.kept(),
        }
        for line, drawn in forecast.lines
    ]  # fmt: skip
