"""Two tickets about one thing become one. Nothing of either is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import held_together, refuse_merged
from ventanilla.domain.tickets.actions.rounds import come_back
from ventanilla.domain.tickets.models import (
    Copy,
    Message,
    Reading,
    Stage,
    Ticket,
    TicketLink,
    TicketTag,
    TimeEntry,
    Watch,
)
from ventanilla.domain.tickets.promises import COLUMNS, DUE, STAGED, begins_of, settled, states_of
from ventanilla.domain.tickets.status import Status


@transaction.atomic
def merge(ticket: Ticket, into: Ticket, *, by: StaffMember, seen: int | None = None) -> Ticket:
    """Put all that is in `ticket` into another of the same customer, which goes on for both; gives back that one.

    Messages, files, time, tags, watchers and copies go over; who asked is copied, and told once. What is left is a
    cancelled ticket that says where it went: whoever could open it still can, so that old letters lead somewhere.
    Raises Refused for tickets of two customers, for a ticket and itself, for what is over or was merged before, and
    for one that nobody has vouched for: its requester would read the other.
    """
    source, target, *_gone_before = held_together(ticket, into, *Ticket.objects.filter(merged_into=ticket.pk))
    source.refuse_stale(seen)
    _refuse_to_merge(source, target)
    at = now()
    _carry_words(source, target)
    _carry_time(source, target)
    _carry_people(source, target)
    _forget_readings(source, target)
    _go_on_for_both(source, target, at=at)
    _leave(source, target, at=at)
    letters.merged(source, target)
    conclude(by, "ticket.merged", source, at=at, into=target.pk)
    conclude(by, "ticket.merged_here", target, at=at, other=source.pk)
    return target


def _refuse_to_merge(source: Ticket, target: Ticket) -> None:
    if source.pk == target.pk:
        raise Refused(_("Elige otra incidencia: esta es la misma."), field="into")
    if source.customer_id != target.customer_id:
        raise Refused(
            _("La #%(number)s es de otro cliente: solo se unen incidencias del mismo.")
            % {"number": target.pk},
            field="into",
        )
    for one in (source, target):
        _refuse_to_touch(one)
    if source.is_open and not target.is_open:
        raise Refused(
            _("La #%(number)s ya está resuelta y aquí queda algo por hacer: reábrela antes.")
            % {"number": target.pk},
            field="into",
        )


def _refuse_to_touch(one: Ticket) -> None:
    refuse_merged(one)
    if one.is_over:
        raise Refused(
            _("La #%(number)s está en «%(status)s» y no se puede unir.")
            % {"number": one.pk, "status": one.label},
            field="into",
        )
    if not one.is_verified:
        raise Refused(
            _("La #%(number)s está sin verificar: antes hay que saber quién la pidió.") % {"number": one.pk},
            field="into",
        )


def _carry_words(source: Ticket, target: Ticket) -> None:
    _move_keyed(Message.objects.filter(ticket=source), Message.objects.filter(ticket=target), target)


def _carry_time(source: Ticket, target: Ticket) -> None:
    _move_keyed(TimeEntry.objects.filter(ticket=source), TimeEntry.objects.filter(ticket=target), target)


def _move_keyed(rows: QuerySet[Any], there: QuerySet[Any], target: Ticket) -> None:
    """A form's key is unique in its ticket: one that is known over there too has done its work."""
    known = list(there.filter(form_key__isnull=False).values_list("form_key", flat=True))
    rows.filter(form_key__in=known).update(form_key=None)
    rows.update(ticket=target)


def _carry_people(source: Ticket, target: Ticket) -> None:
    """Copies stay at the source as well: who could open it still can."""
    copies = [
        Copy(ticket=target, member_id=one.member_id, request_id=one.request_id) for one in source.copies.all()
    ]
    copies.append(Copy(ticket=target, member=source.requester))
    Copy.objects.bulk_create(
        [one for one in copies if one.member_id != target.requester_id], ignore_conflicts=True
    )
    watches = [Watch(ticket=target, staff_id=one.staff_id) for one in source.watches.all()]
    Watch.objects.bulk_create(watches, ignore_conflicts=True)
    source.watches.all().delete()
    tags = [TicketTag(ticket=target, tag_id=one.tag_id) for one in source.tags.all()]
    TicketTag.objects.bulk_create(tags, ignore_conflicts=True)
    source.tags.all().delete()


def _forget_readings(source: Ticket, target: Ticket) -> None:
    """Who had not read what the other side said in the source has not read the target either: there it is now."""
    for spoke_at, is_contact in ((source.customer_spoke_at, False), (source.staff_spoke_at, True)):
        if spoke_at:
            had_read = Reading.objects.filter(ticket=source, read_at__gte=spoke_at).values("person")
            readers = Reading.objects.filter(ticket=target, person__staff_member__isnull=is_contact)
            readers.exclude(person__in=had_read).delete()


def _go_on_for_both(source: Ticket, target: Ticket, *, at: datetime) -> None:
    """The clocks of the older one go on. Until the other begins it is as the older one was, pauses included; from then
    on as the one that goes on was.
    """
    elder = min(target, source, key=begins_of)
    facts: dict[str, object] = {
        "customer_spoke_at": _last(source.customer_spoke_at, target.customer_spoke_at),
        "staff_spoke_at": _last(source.staff_spoke_at, target.staff_spoke_at),
        "first_response_at": _first(source.first_response_at, target.first_response_at),
        "qualified_at": _first(source.qualified_at, target.qualified_at),
        "minutes_spent": target.minutes_spent + source.minutes_spent,
        "counts_since": begins_of(elder),
        "device": target.device or source.device,
    }
    if source.awaits_staff:
        since = min(source.turn_since, target.turn_since) if target.awaits_staff else source.turn_since
        facts |= {"awaits_staff": True, "turn_since": since}
    if elder is source:
        _carry_stages(source, target)
    if source.awaits_staff and target.status == Status.AWAITING_CUSTOMER:
        come_back(target, at=at, **facts)
    else:
        target.change(at=at, **facts)
    if elder is source:
        _judge_as(source, target)


def _carry_stages(source: Ticket, target: Ticket) -> None:
    begins = begins_of(target)
    lived = [one for one in states_of(source, source.stages.order_by("pk")) if one.since < begins]
    Stage.objects.bulk_create(
        Stage(
            ticket=target,
            until=min(one.until or begins, begins),
            **{name: getattr(one, name) for name in STAGED},
        )
        for one in lived
    )


def _judge_as(source: Ticket, target: Ticket) -> None:
    """What the older one had done was due when it was; what only the other had done, when the older one promised it."""
    for metric in (Metric.QUALIFICATION, Metric.FIRST_RESPONSE):
        setattr(target, DUE[metric], getattr(source, DUE[metric]))
    target.measure(target.stages.order_by("pk"), keep=settled(source) - {Metric.RESOLUTION})
    target.save(update_fields=COLUMNS)


def _leave(source: Ticket, target: Ticket, *, at: datetime) -> None:
    """Not by `move_to`: a resolved ticket cannot be cancelled by anything else."""
    source.change(
        at=at, status=Status.CANCELLED, status_since=at, closed_at=at, resolved_at=None, reminders=0,
        awaits_staff=False, wants_rating=False, merged_into=target, minutes_spent=0,
    )  # fmt: skip
    gone_before = Ticket.objects.filter(merged_into=source)
    gone_before.update(merged_into=target, version=F("version") + 1)  # always one step to where it goes on
    TicketLink.objects.create(one=source, other=target, kind=TicketLink.Kind.MERGED)


def _first(*moments: datetime | None) -> datetime | None:
    return min(filter(None, moments), default=None)


def _last(*moments: datetime | None) -> datetime | None:
    return max(filter(None, moments), default=None)
