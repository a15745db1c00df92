"""The desk keeps its customers: their facts, and whether they still are."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.company import revoke
from ventanilla.domain.customers.actions.facts import Company, fit
from ventanilla.domain.customers.actions.silencing import silence_outsiders
from ventanilla.domain.customers.findable import index_later, renamed
from ventanilla.domain.customers.models import SWITCHABLE, AddressChange, Customer, Session
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.models import Link


@transaction.atomic
def change_customer(customer: Customer, company: Company, *, by: Actor, seen: int | None = None) -> Customer:
    """Have it say this from now on; nothing happens when it says so already.

    Raises Refused for what cannot be or is another customer's, ChangedMeanwhile when it is not the version that was seen.
    """
    take_turns("customers")
    held = _held(customer)
    _refuse_stale(held, seen)
    changed = write_facts(held, fit(company, now=held))
    if changed:
        told = {name: both for name, both in changed.items() if name != "notes"}
        record(by, "customer.changed", held, at=now(), changed=told, columns=sorted(changed))
    return held


@transaction.atomic
def deactivate(customer: Customer, *, by: Actor, seen: int | None = None) -> Customer:
    """It is no customer any more: nobody enters in its name, whoever is in is put out, and what was sent to them opens
    nothing. All that there is of it stays. Pressed twice, it has been done.
    """
    held = _held(customer)
    if not held.is_active:
        return held
    _refuse_stale(held, seen)
    _write(held, is_active=False)
    sessions, _per_table = Session.objects.filter(membership__customer=held).delete()
    for member in held.memberships.values_list("pk", flat=True):
        revoke(Link.Purpose.INVITATION, member)
    changes = AddressChange.objects.filter(member__customer=held)
    for change in changes:
        revoke(Link.Purpose.NEW_ADDRESS, change.pk)
    changes.delete()
    silence_outsiders(held.memberships.values_list("person", flat=True), by=by)
    ask_again(audiences.contacts(held.pk))
    record(by, "customer.deactivated", held, at=now(), sessions=sessions)
    return held


@transaction.atomic
def reactivate(customer: Customer, *, by: Actor, seen: int | None = None) -> Customer:
    """It is a customer again: its people may enter as they could before. Pressed twice, it has been done."""
    held = _held(customer)
    if not held.is_active:
        _refuse_stale(held, seen)
        _write(held, is_active=True)
        ask_again(audiences.contacts(held.pk))
        record(by, "customer.reactivated", held, at=now())
    return held


@transaction.atomic
def switch_sections_off(
    customer: Customer, sections: Iterable[str], *, by: Actor, seen: int | None = None
) -> Customer:
    """These sections of the portal are not there for its people; the others are, unless they are for nobody.

    Raises Refused for what cannot be switched off, ChangedMeanwhile when it is not the version that was seen.
    """
    held = _held(customer)
    _refuse_stale(held, seen)
    off = sorted(set(sections))
    if not {one.value for one in SWITCHABLE}.issuperset(off):
        raise Refused(_("Esa sección no se puede apagar."))
    before = held.sections_off
    if off != before:
        _write(held, sections_off=off)
        ask_again(audiences.contacts(held.pk))
        record(by, "customer.sections_switched", held, at=now(), changed={"sections_off": [before, off]})
    return held


def write_facts(held: Customer, facts: dict[str, str]) -> dict[str, list[str]]:
    """Column → before and after, of what is different now. The caller holds the row."""
    changed = {
        name: [getattr(held, name), value] for name, value in facts.items() if value != getattr(held, name)
    }
    if changed:
        _write(held, **{name: after for name, (_before, after) in changed.items()})
        index_later(held)
    if changed.keys() & {"name", "code"}:
        renamed(held)
    return changed


def _held(customer: Customer) -> Customer:
    """Raises Refused for one that was merged into another: nothing of it changes any more."""
    held = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    if held.merged_into:
        raise Refused(
            _("Se fusionó con %(who)s.") % {"who": f"{held.merged_into.name} ({held.merged_into.code})"}
        )
    return held


def _refuse_stale(held: Customer, seen: int | None) -> None:
    if seen is not None and seen != held.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado esto mientras lo editabas. Mira las diferencias y decide.")
        )


def _write(held: Customer, **columns: object) -> None:
    for name, value in columns.items():
        setattr(held, name, value)
    Customer.objects.filter(pk=held.pk).update(**columns, version=F("version") + 1)
    held.version += 1
