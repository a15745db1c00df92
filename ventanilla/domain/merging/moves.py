"""What hangs from a customer or from a contact, and what becomes of each when two customers are made one.

Every key to either is named here: a test walks the models and fails for one that is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.devices.actions.joining import take_network
from ventanilla.domain.invoices import guard
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.workorders.guard import GUARD


class Fate(Enum):
    TAKEN = "taken"
    """It is the other's from now on."""
    TAKEN_UNLESS_THERE = "taken unless there"
    """The same, where the other has none of the kind; else it stays with what is left of the one that goes."""
    BY_ITSELF = "by itself"
    """Somebody else sees to it: people one by one (`people`), invoices and work orders past the guard of the database."""
    ENDED = "ended"
    """It let somebody in, or would have: gone before anything moves (`people.close_everything`)."""
    STAYS = "stays"
    """It tells of then, and may not be changed, or what the one that stays has counts instead."""


OF_CUSTOMER = {
    "customers.customer.merged_into": Fate.TAKEN,
    "customers.membership.customer": Fate.BY_ITSELF,
    "customers.accessrequest.customer": Fate.TAKEN,
    "customers.companychange.customer": Fate.TAKEN,
    "levels.customerterms.customer": Fate.STAYS,
    "devices.device.customer": Fate.BY_ITSELF,
    "devices.scan.customer": Fate.TAKEN,
    "devices.site.customer": Fate.BY_ITSELF,
    "contracts.contract.customer": Fate.TAKEN,
    "contracts.account.customer": Fate.TAKEN_UNLESS_THERE,
    "hours.hourbank.customer": Fate.TAKEN,
    "hours.spending.customer": Fate.TAKEN,
    "hours.movement.customer": Fate.TAKEN,
    "hours.approval.customer": Fate.TAKEN,
    "invoices.invoice.customer": Fate.BY_ITSELF,
    "invoices.arrival.customer": Fate.TAKEN,
    "tickets.ticket.customer": Fate.TAKEN,
    "renewals.interest.customer": Fate.TAKEN_UNLESS_THERE,
    "privacy.hold.customer": Fate.TAKEN,
    "knowledge.suggestion.customer": Fate.TAKEN,
    "chat.conversation.customer": Fate.TAKEN,
    "workorders.workorder.customer": Fate.BY_ITSELF,
}
OF_MEMBER = {
    "customers.accessrequest.asked_by": Fate.TAKEN,
    "customers.accessrequest.decided_by": Fate.TAKEN,
    "customers.sectionrequest.member": Fate.TAKEN,
    "customers.sectionrequest.decided_by": Fate.TAKEN,
    "customers.companychange.asked_by": Fate.TAKEN,
    "customers.addresschange.member": Fate.ENDED,
    "customers.addresschange.asked_by": Fate.ENDED,
    "customers.callercode.member": Fate.ENDED,
    "customers.callerproof.member": Fate.STAYS,
    "customers.look.member": Fate.STAYS,
    "customers.session.membership": Fate.ENDED,
    "notices.notice.member": Fate.TAKEN,
    "tickets.ticket.requester": Fate.TAKEN,
    "tickets.message.contact": Fate.TAKEN,
    "tickets.copy.member": Fate.TAKEN,
    "tickets.rating.rated_by": Fate.TAKEN,
    "tickets.pastrating.rated_by": Fate.TAKEN,
    "knowledge.suggestion.author": Fate.TAKEN,
    "renewals.decision.decided_by": Fate.STAYS,
    "hours.approval.decided_by": Fate.STAYS,
    "renewals.renewalfeed.member": Fate.ENDED,
    "workorders.workorder.requester": Fate.TAKEN,
    "workorders.signature.contact": Fate.TAKEN,
    "workorders.objection.by": Fate.TAKEN,
    "chat.conversation.member": Fate.TAKEN,
    "chat.line.contact": Fate.TAKEN,
}
"""Of somebody who was a contact of both: what points to their place that goes."""
OF_OWNERS = ("drafts.draft", "files.storedfile")
"""They name whose they are in a word (`owner_of`): what is not sent yet goes along."""
_SAME_KIND = {"renewals.interest.customer": "service", "contracts.account.customer": ""}
_WITH = {"tickets.ticket.requester": {"form_key": None, "form_digest": ""}}
"""A form that was half sent in the old name is not the same form in the new one."""


def take_rows(gone: Customer, kept: Customer) -> dict[str, int]:
    """Table → how many rows are the other's now, in one statement for each table."""
    taken = {key: _take(key, gone, kept) for key, fate in OF_CUSTOMER.items() if fate in _TAKING}
    taken |= {f"{table}.customer": number for table, number in take_network(gone, kept).items()}
    invoices = _rows("invoices.invoice", customer=gone)
    if invoices.exists():
        with guard.following(gone.pk, kept.pk):
            taken["invoices.invoice.customer"] = invoices.update(customer=kept)
    orders = _rows("workorders.workorder", customer=gone)
    if orders.exists():
        with GUARD.lifted():
            taken["workorders.workorder.customer"] = orders.update(customer=kept)
    return {key.rpartition(".")[0]: number for key, number in taken.items() if number}


def take_place_over(gone: Membership, kept: Membership) -> None:
    """What somebody did, asked and has begun to write in one place is theirs in the other."""
    for key, fate in OF_MEMBER.items():
        if fate is Fate.TAKEN:
            _take(key, gone, kept)
    old, new = owner_of(gone), owner_of(kept)
    places = _rows("drafts.draft", owner=new).values_list("place", flat=True)
    _rows("drafts.draft", owner=old).exclude(place__in=list(places)).update(owner=new)
    _rows("files.storedfile", owner=old, is_draft=True).update(owner=new)


def _take(key: str, gone: Model, kept: Model) -> int:
    model, _dot, column = key.rpartition(".")
    rows = _rows(model, **{column: gone.pk})
    fate = OF_CUSTOMER.get(key) or OF_MEMBER[key]
    if fate is Fate.TAKEN_UNLESS_THERE:
        rows = _where_there_is_none(rows, key, column, kept)
    return rows.update(**{column: kept.pk}, **_WITH.get(key, {}))


def _where_there_is_none(rows: QuerySet[Any], key: str, column: str, kept: Model) -> QuerySet[Any]:
    there = rows.model._base_manager.filter(**{column: kept.pk})
    if kind := _SAME_KIND[key]:
        taken: Iterable[Any] = list(there.values_list(kind, flat=True))
        return rows.exclude(**{f"{kind}__in": taken})
    return rows.none() if there.exists() else rows


def _rows(model: str, **fits: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = apps.get_model(model)._base_manager.filter(**fits)
    return found


_TAKING = (Fate.TAKEN, Fate.TAKEN_UNLESS_THERE)
