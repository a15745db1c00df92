"""A contact asks for their company's facts to be changed; the desk accepts, fact by fact, or says why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.customers.actions.facts import ASKABLE, Company, refuse_unfit, tidied
from ventanilla.domain.customers.actions.keeping import change_customer
from ventanilla.domain.customers.letters_of_company import change_asked, change_decided
from ventanilla.domain.customers.models import CompanyChange, Customer, Membership
from ventanilla.domain.customers.policy_of_company import may_ask_for_changes
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.models import StaffMember

State = CompanyChange.State
LONGEST_REASON = 500


@transaction.atomic
def ask_for_change(wanted: Mapping[str, str], *, by: Membership) -> CompanyChange:
    """The facts as they are to be. What this contact asked for before and nobody has decided is replaced by it; the same
    once more is the same request. Those who keep customers get a letter, of the first only: it leads to the last.

    Raises Refused for nothing new, for what cannot be, and for who may not ask. It says nothing of other customers: that a
    number is somebody else's is for the desk to find.
    """
    customer = Customer.objects.select_for_update(no_key=True).get(pk=by.customer_id)
    member = Membership.objects.alive().filter(pk=by.pk).first()
    if member is None or not may_ask_for_changes(member):
        raise Refused(_("Ya no puedes pedir cambios de los datos de esta empresa."))
    facts = tidied({name: wanted[name] for name in ASKABLE if name in wanted})
    fresh = {name: value for name, value in facts.items() if value != getattr(customer, name)}
    if not fresh:
        raise Refused(_("No has cambiado nada: los datos son los que ya tenemos."))
    refuse_unfit(fresh)
    waiting = CompanyChange.objects.filter(asked_by=member, state=State.WAITING).first()
    if waiting and waiting.wanted == fresh:
        return waiting
    if waiting:
        _close(waiting, State.REPLACED)
    before = {name: getattr(customer, name) for name in fresh}
    change = CompanyChange.objects.create(
        customer=customer, asked_by=member, asked_at=now(), before=before, wanted=fresh
    )
    if not waiting:
        change_asked(change)
    record(by, "customer.change_asked", customer, at=change.asked_at, change=change.pk, columns=sorted(fresh))
    return change


@transaction.atomic
def accept_change(
    change: CompanyChange, columns: Collection[str], *, by: StaffMember, seen: int | None = None
) -> CompanyChange:
    """Have the company say this of what was asked for; the rest stays as it is. Whoever asked is told.

    Raises IllegalMove when it has been decided or replaced, ChangedMeanwhile when the company is not the version that was
    seen, and Refused for none of it, or for what is another customer's.
    """
    change = _held(change)
    taken = [name for name in change.wanted if name in columns]
    if not taken:
        raise Refused(_("Marca al menos un dato, o recházalo."))
    company = Company.of(change.customer, **{name: change.wanted[name] for name in taken})
    change_customer(change.customer, company, by=by, seen=seen)
    _close(change, State.ACCEPTED, by=by, taken=taken)
    change_decided(change)
    record(by, "customer.change_accepted", change.customer, at=now(), change=change.pk, columns=taken)
    return change


@transaction.atomic
def reject_change(change: CompanyChange, reason: str, *, by: StaffMember) -> CompanyChange:
    """Nothing is different; whoever asked reads why. Raises IllegalMove as above, Refused without a reason."""
    change = _held(change)
    words = " ".join(reason.split())
    if not words:
        raise Refused(_("Escribe por qué: lo lee quien lo pidió."), field="reason")
    if len(words) > LONGEST_REASON:
        raise Refused(_("Es demasiado largo."), field="reason")
    _close(change, State.REJECTED, by=by, reason=words)
    change_decided(change)
    record(by, "customer.change_rejected", change.customer, at=now(), change=change.pk)
    return change


def _held(change: CompanyChange) -> CompanyChange:
    """Held in the order in which those who ask hold: the company first."""
    customer = Customer.objects.select_for_update(no_key=True).get(pk=change.customer_id)
    held = CompanyChange.objects.select_related("asked_by__person").get(pk=change.pk)
    held.customer = customer
    if held.state == State.REPLACED:
        raise IllegalMove(_("%(name)s lo ha sustituido por otro: míralo en la lista.") % _asker(held))
    if not held.is_waiting:
        raise IllegalMove(_("Este cambio ya está decidido."))
    return held


def _asker(change: CompanyChange) -> dict[str, str]:
    return {"name": change.asked_by.actor_name}


def _close(
    change: CompanyChange, state: State, *, by: StaffMember | None = None, taken: Collection[str] = (), reason: str = ""
) -> None:  # fmt: skip
    change.state, change.decided_by, change.decided_at = state, by, now()
    change.taken, change.reason = list(taken), reason
    change.save(update_fields=["state", "decided_by", "decided_at", "taken", "reason"])
