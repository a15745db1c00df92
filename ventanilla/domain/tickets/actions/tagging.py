"""Words of the desk on tickets, to find them again. Customers never see them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import refuse_merged
from ventanilla.domain.tickets.models import Tag, Ticket, TicketTag

LONGEST = 40
"""Characters of one."""
MOST = 12
"""On one ticket."""


def tag_names(names: Iterable[str]) -> list[str]:
    """As they are kept: lower case, without the sign, single spaces, each once, in order; a comma parts two.

    Raises Refused for one that is too long.
    """
    parts = (part for name in names for part in name.split(","))
    plain = (" ".join(unicodedata.normalize("NFC", part).replace("#", " ").lower().split()) for part in parts)
    kept = sorted({name for name in plain if name})
    if too_long := next((name for name in kept if len(name) > LONGEST), None):
        raise Refused(
            _("La etiqueta «%(name)s» es demasiado larga: %(most)s caracteres como mucho.")
            % {"name": too_long, "most": LONGEST},
            field="tags",
        )
    return kept


@transaction.atomic
def set_tags(ticket: Ticket, names: Sequence[str], *, by: StaffMember, seen: int | None = None) -> list[str]:
    """Exactly these from now on; gives them back as they are kept. New ones are made, unused ones forgotten.

    Raises Refused when they are too many or too long, or the ticket was merged.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    wanted = tag_names(names)
    _retag(ticket, wanted, by=by)
    return wanted


@transaction.atomic
def add_tags(ticket: Ticket, names: Sequence[str], *, by: StaffMember) -> list[str]:
    """These besides those that it has; gives back all. Raises Refused like `set_tags`."""
    ticket = Ticket.objects.held(ticket)
    wanted = sorted({*tags_of(ticket), *tag_names(names)})
    _retag(ticket, wanted, by=by)
    return wanted


@transaction.atomic
def remove_tags(ticket: Ticket, names: Sequence[str], *, by: StaffMember) -> list[str]:
    """Those that it has but these; gives back what is left."""
    ticket = Ticket.objects.held(ticket)
    wanted = sorted({*tags_of(ticket)} - {*tag_names(names)})
    _retag(ticket, wanted, by=by)
    return wanted


def tags_of(ticket: Ticket) -> list[str]:
    """Their names, in order."""
    rows = TicketTag.objects.filter(ticket=ticket).order_by("tag__name")
    return list(rows.values_list("tag__name", flat=True))


def tags_named(names: Sequence[str]) -> list[Tag]:
    """The rows of these names, made where there are none, and kept from being forgotten until the commit."""
    while True:
        Tag.objects.bulk_create([Tag(name=name) for name in names], ignore_conflicts=True)
        rows = list(Tag.objects.select_for_update().filter(name__in=names).order_by("name"))
        if len(rows) == len(names):  # else one of them was forgotten between the two statements
            return rows


def forget_unused(names: Iterable[str]) -> None:
    """Those of these tags that are on no ticket any more. One that somebody is just putting on another is skipped."""
    is_used = Exists(TicketTag.objects.filter(tag=OuterRef("pk")))
    unused = Tag.objects.select_for_update(skip_locked=True).filter(~is_used, name__in=list(names))
    Tag.objects.filter(~is_used, pk__in=[tag.pk for tag in unused]).delete()


def _retag(ticket: Ticket, wanted: Sequence[str], *, by: StaffMember) -> None:
    refuse_merged(ticket)
    before = tags_of(ticket)
    if wanted == before:
        return
    if len(wanted) > MOST:
        raise Refused(_("Son demasiadas etiquetas: %(most)s como mucho.") % {"most": MOST}, field="tags")
    added = [name for name in wanted if name not in before]
    removed = [name for name in before if name not in wanted]
    TicketTag.objects.bulk_create([TicketTag(ticket=ticket, tag=tag) for tag in tags_named(added)])
    TicketTag.objects.filter(ticket=ticket, tag__name__in=removed).delete()
    forget_unused(removed)
    at = now()
    ticket.change_quietly(at=at)
    conclude(by, "ticket.tagged", ticket, at=at, added=added, removed=removed)
