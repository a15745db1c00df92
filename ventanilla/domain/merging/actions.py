"""The same company is here twice: the two are made one, and what is left of the other says where it went."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.facts import ASKABLE
from ventanilla.domain.customers.findable import index_later, renamed
from ventanilla.domain.customers.letters_of_merging import customers_merged
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.merging.moves import take_rows
from ventanilla.domain.merging.people import close_everything, take_people, told_of
from ventanilla.domain.merging.refusals import refuse_merge
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.actions import change_rules
from ventanilla.domain.tickets.models import Ticket

STRAGGLERS = timedelta(minutes=2)
"""After this whoever was just writing under the old name has done so."""


@transaction.atomic
def merge_customers(
    kept: Customer, gone: Customer, *, by: StaffMember, code: str, is_other_number_meant: bool = False,
    seen: tuple[int, int] | None = None,
) -> Customer:  # fmt: skip
    """All that hangs from `gone` hangs from `kept` (`moves.OF_CUSTOMER`), its people see there what was theirs and no more
    (`people.reduced`), and the managers of both are told. It cannot be undone. Pressed twice, it has been done.

    `code`: of the one that goes, as typed. `seen`: the versions of both, in that order. Raises Refused
    (`refusals.refuse_merge`) and, when either is not as it was seen, ChangedMeanwhile.
    """
    take_turns("customers")
    kept, gone = _held(kept, gone)
    if gone.merged_into_id == kept.pk:
        return kept
    _refuse_stranger(by)
    if seen is not None and seen != (kept.version, gone.version):
        raise ChangedMeanwhile(
            _("Alguien ha cambiado uno de los dos mientras los mirabas. Míralos otra vez.")
        )
    refuse_merge(kept, gone, code=code, is_other_number_meant=is_other_number_meant)
    at, was = now(), _identity(gone)
    close_everything(gone, at)
    letter = customers_merged(kept, gone, by=by)
    moved = Ticket.objects.filter(customer=gone)
    moved.update(version=F("version") + 1)
    came = take_people(gone, kept, at)
    taken = take_rows(gone, kept)
    _leave_a_name(gone, kept)
    filled = _take_facts(kept, was, gone, at)
    _read_again(kept, gone)
    change_rules()
    letter(came)
    record(
        by, "customer.merged", kept, at=at, gone=was, kept=_identity(kept), filled=sorted(filled),
        taken=taken, people=[told_of(one) for one in came],
    )  # fmt: skip
    gather_stragglers.using(run_after=at + STRAGGLERS).enqueue(gone.pk)
    return kept


@task
@transaction.atomic
def gather_stragglers(number: int) -> None:
    """What somebody wrote under the old name in the moment in which it went. Changes nothing the second time."""
    gone = Customer.objects.get(pk=number)
    if gone.merged_into is None:
        return
    kept, gone = _held(gone.merged_into, gone)
    at = now()
    close_everything(gone, at)
    came = take_people(gone, kept, at)
    taken = take_rows(gone, kept)
    if came or taken:
        _read_again(kept, gone)
        change_rules()


def _held(kept: Customer, gone: Customer) -> tuple[Customer, Customer]:
    """Both rows until the commit, so that nothing new can point to either meanwhile; always in the same order."""
    rows = Customer.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk)).order_by("pk")
    found = {one.pk: one for one in rows}
    return found[kept.pk], found[gone.pk]


def _refuse_stranger(by: StaffMember) -> None:
    """A second wall behind the doors."""
    if not may_keep_customers(by):
        raise Refused(_("De los clientes se ocupa quien los lleva."))


def _identity(customer: Customer) -> dict[str, str | int]:
    names = ("code", "name", "legal_name", "tax_id", "external_id")
    return {"id": customer.pk, **{name: getattr(customer, name) for name in names if getattr(customer, name)}}


def _leave_a_name(gone: Customer, kept: Customer) -> None:
    """Code and name stay, so that neither is given again; what would be found as a living company's goes."""
    free = {"tax_id": ""} if kept.external_id else {"tax_id": "", "external_id": ""}
    Customer.objects.filter(pk=gone.pk).update(
        **free, merged_into=kept, is_active=False, notes="", version=F("version") + 1
    )


def _take_facts(kept: Customer, was: dict[str, str | int], gone: Customer, at: datetime) -> set[str]:
    """The one that stays is right; what it does not know, the other one says. Returns the columns that were filled."""
    facts = {name: getattr(gone, name) for name in (*ASKABLE, "external_id")}
    fresh = {name: value for name, value in facts.items() if value and not getattr(kept, name)}
    who = " · ".join(str(was[name]) for name in ("code", "name", "tax_id") if name in was)
    origin = _("Fusionado con %(who)s (%(day)s).") % {"who": who, "day": at.date().isoformat()}
    notes = "\n\n".join(part for part in (kept.notes, "\n".join(filter(None, (origin, gone.notes)))) if part)
    for name, value in {**fresh, "notes": notes}.items():
        setattr(kept, name, value)
    Customer.objects.filter(pk=kept.pk).update(**fresh, notes=notes, version=F("version") + 1)
    kept.version += 1
    return set(fresh)


def _read_again(kept: Customer, gone: Customer) -> None:
    """By whose name and in whose reach all of it is found."""
    for one in (kept, gone):
        index_later(one)
    renamed(kept)
