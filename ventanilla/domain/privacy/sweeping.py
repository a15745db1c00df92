"""Where others may have named somebody, and taking them out of there, a lot at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from ventanilla.core.html import from_words
from ventanilla.domain.chat.models import Line
from ventanilla.domain.devices.findable import index_device
from ventanilla.domain.devices.models import Device
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.privacy.redaction import GONE, Traces, redacted_within
from ventanilla.domain.tickets.models import Message, Ticket

AT_ONCE = 500
"""Rows that are changed in one transaction."""

FREE: Mapping[str, tuple[str, ...]] = {
    "chat.Conversation": ("rating_words",),
    "chat.Line": ("body",),
    "customers.AccessRequest": ("subject",),
    "customers.Customer": ("address", "notes"),
    "customers.CompanyChange": ("before", "wanted", "reason"),
    "customers.Look": ("reason",),
    "devices.Device": ("name", "user", "location", "notes", "internal_note"),
    "drafts.Draft": ("text", "facts"),
    "files.StoredFile": ("name",),
    "jobs.Job": ("args", "kwargs", "last_error"),
    "knowledge.Suggestion": ("title", "words", "answer"),
    "knowledge.Vote": ("words",),
    "mail.Channel": ("reason",),
    "mail.Letter": ("subject", "headline", "text", "html", "server_reply", "last_error"),
    "notices.Notice": ("title", "label"),
    "people.Team": ("name",),
    "privacy.Hold": ("reason",),
    "support.SupportRequest": ("company", "message", "reason"),
    "tickets.CannedReply": ("title", "body", "tags"),
    "tickets.Message": ("body",),
    "tickets.PastRating": ("comment",),
    "tickets.Rating": ("comment",),
    "tickets.SavedView": ("name", "filters"),
    "tickets.Tag": ("name",),
    "tickets.Ticket": ("subject",),
    "tickets.TimeEntry": ("note",),
}
"""Where people write what they like: model → columns. Names and addresses of others are not among them: a namesake is not
the person who is erased, and a company may be called as its owner.
"""


def places(traces: Traces) -> Iterator[tuple[str, str, int]]:
    """(model, column, number of the row) of every text that names them."""
    for label, columns in FREE.items():
        for row in _suspects(label, columns, traces, after=None, most=None):
            for column in columns:
                if _clean(getattr(row, column), traces) != getattr(row, column):
                    yield label, column, row.pk


def sweep(traces: Traces, *, taken_part_in: Iterable[int]) -> tuple[int, set[int]]:
    """Take them out of all that others wrote, with a commit for each lot, so that the pages go on meanwhile. In the tickets
    that they took part in, also where only a part of their name stands. (How many texts, which tickets have changed.)

    Safe to break off and to repeat.
    """
    texts, tickets = 0, set[int]()
    if not traces.hint:
        return texts, tickets
    for label, columns in FREE.items():
        last: object = None
        while rows := _suspects(label, columns, traces, after=last, most=AT_ONCE):
            texts += _rewrite(rows, columns, traces, tickets)
            last = rows[-1].pk
    for number in sorted(taken_part_in):
        for rows, columns in _of_ticket(number):
            texts += _rewrite(rows, columns, traces, tickets, closely=True)
    return texts, tickets


def _of_ticket(number: int) -> Iterator[tuple[list[Any], tuple[str, ...]]]:
    """All words of one conversation, in the thread and in letters."""
    yield list(Ticket.objects.filter(pk=number)), ("subject",)
    yield list(Message.objects.filter(ticket=number)), ("body",)
    yield list(Letter.objects.about("ticket", number)), ("subject", "headline", "text", "html")
    yield list(Notice.objects.filter(thing="ticket", number=number)), ("title", "label")


def _suspects(
    label: str, columns: tuple[str, ...], traces: Traces, *, after: object, most: int | None
) -> list[Any]:
    """Rows whose texts may name them, by key. JSON is read whole: the databases write its letters differently."""
    model: Any = apps.get_model(label)
    rows = model._base_manager.order_by("pk")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    fields = [model._meta.get_field(column) for column in columns]
    if not any(isinstance(field, models.JSONField) for field in fields):
        rows = rows.filter(reduce(or_, (Q(**{f"{column}__iregex": traces.hint}) for column in columns)))
    return list(rows[:most])


@transaction.atomic
def _rewrite(
    rows: list[Any], columns: tuple[str, ...], traces: Traces, tickets: set[int], *, closely: bool = False
) -> int:
    changed = 0
    for row in rows:
        told = {column: _clean(getattr(row, column), traces, closely) for column in columns}
        told = {column: value for column, value in told.items() if value != getattr(row, column)}
        if not told:
            continue
        for column, value in told.items():
            if row._meta.get_field(column).unique:
                told[column] = f"{value} {row.pk}"
        if isinstance(row, Message | Line) and "body" in told:
            told["body_html"] = from_words(told["body"])
        type(row)._base_manager.filter(pk=row.pk).update(**told)
        changed += len(told.keys() & set(columns))
        _note(row, tickets)
    return changed


def _note(row: Any, tickets: set[int]) -> None:
    """Which tickets are found by other words from now on; a device is read again at once."""
    if isinstance(row, Ticket):
        tickets.add(row.number)
    elif row._meta.label == "files.StoredFile":
        tickets.update(Message.objects.filter(attachments__file=row.pk).values_list("ticket_id", flat=True))
    elif row._meta.label == "tickets.Tag":
        tickets.update(row.tickets.values_list("ticket_id", flat=True))
    elif isinstance(row, Message):
        tickets.add(row.ticket_id)
    elif isinstance(row, Device):
        index_device.func(row.pk)


def _clean(value: Any, traces: Traces, closely: bool = False) -> Any:
    if isinstance(value, str):
        return _fitting(traces.redacted(value, closely=closely), value)
    return redacted_within(value, traces)


def _fitting(words: str, before: str) -> str:
    """Not longer than it was, where the column may hold no more."""
    return words if len(words) <= max(len(before), len(GONE)) else words[: max(len(before), len(GONE))]
