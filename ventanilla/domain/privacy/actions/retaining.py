"""What is over goes: by the clock, a lot at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.html import from_words
from ventanilla.domain.chat.housekeeping import delete_conversations
from ventanilla.domain.chat.models import LineFile
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.privacy import index
from ventanilla.domain.privacy.holdings.base import delete_files
from ventanilla.domain.privacy.models import Emptied, Term
from ventanilla.domain.privacy.policy import refuse_stranger
from ventanilla.domain.privacy.redaction import GONE
from ventanilla.domain.privacy.terms import BY_NAME, KINDS, Kind, days_of_all, over_now
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.models import Attachment, Message, PastRating, Rating, Ticket, TimeEntry

AT_ONCE = 100
"""Rows of one transaction."""
MOST_A_NIGHT = 20_000
"""Of one kind; the rest goes the next night."""


def foresee_retention(days: Mapping[str, int | None] | None = None) -> dict[str, int]:
    """How many of each kind would go today, by the terms that hold or by these. Changes nothing."""
    terms = {**days_of_all(), **(days or {})}
    return {kind.name: over_now(kind, terms[kind.name]).count() for kind in KINDS}


@transaction.atomic
def set_terms(days: Mapping[str, int | None], *, by: Actor) -> dict[str, int | None]:
    """Keep each kind for so many days from now on. Raises Refused for fewer or more than its limits."""
    refuse_stranger(by)
    for name, wanted in days.items():
        _refuse_unfit(BY_NAME[name], wanted)
    before = days_of_all()
    changed = {name: wanted for name, wanted in days.items() if before[name] != wanted}
    for name, wanted in changed.items():
        Term.objects.update_or_create(kind=name, defaults={"days": wanted})
    if changed:
        first = Term.objects.get(kind=next(iter(changed)))
        told = {name: [before[name], wanted] for name, wanted in changed.items()}
        record(by, "privacy.terms_changed", first, at=now(), changed=told)
    return days_of_all()


@task
def keep_terms() -> None:
    """The night's round. Safe to run twice, and to break off."""
    terms = days_of_all()
    for kind in KINDS:
        let_go(kind, terms[kind.name])


def let_go(kind: Kind, days: int | None, *, most: int = MOST_A_NIGHT) -> int:
    """All that is over of one kind, at most so many; one line in the journal. Returns how many."""
    gone = 0
    while gone < most and (lot := _let_go_of_lot(kind, days, min(AT_ONCE, most - gone))):
        gone += lot
    if gone:
        with transaction.atomic():
            term = Term.objects.get_or_create(kind=kind.name, defaults={"days": days})[0]
            record(SYSTEM, "privacy.retained", term, at=now(), kind=kind.name, count=gone, days=days)
    return gone


@transaction.atomic
def _let_go_of_lot(kind: Kind, days: int | None, most: int) -> int:
    numbers = list(over_now(kind, days).order_by("pk").values_list("pk", flat=True)[:most])
    if not numbers:
        return 0
    if kind.name == "tickets":
        _empty(numbers)
    elif kind.name == "chats":
        delete_conversations(numbers)
    else:
        rows = over_now(kind, days).model._base_manager.filter(pk__in=numbers)
        for row in rows if kind.name == "support" else ():
            _delete_held_files(row)
        rows.delete()
    return len(numbers)


def _delete_held_files(request: SupportRequest) -> None:
    delete_files(request.files())


def _empty(numbers: list[int]) -> None:
    """Of its words nothing is left; when it was, how long it took and what it was about stays for the figures."""
    said = Message.objects.filter(ticket__in=numbers)
    sent = Attachment.objects.filter(message__in=said)
    files = StoredFile.objects.filter(pk__in=list(sent.values_list("file", flat=True)))
    words = [*said.values_list("body", flat=True), *files.values_list("name", flat=True)]
    words += Ticket.objects.filter(pk__in=numbers).values_list("subject", flat=True)
    sent.delete()
    LineFile.objects.filter(file__in=files).delete()
    delete_files(files)
    said.update(body=GONE, body_html=from_words(GONE), author_name=GONE)
    for comments in (Rating, PastRating):
        comments._default_manager.filter(ticket__in=numbers).update(comment="")
    TimeEntry.objects.filter(ticket__in=numbers).update(note="")
    Letter.objects.filter(about_kind="ticket", about_id__in=numbers).delete()
    Ticket.objects.filter(pk__in=numbers).update(subject=GONE, form_digest="", form_key=None)
    Emptied.objects.bulk_create([Emptied(ticket_id=number, at=now()) for number in numbers])
    index.read_again(tickets=numbers, members=(), customers=())
    index.forget(words)


def _refuse_unfit(kind: Kind, days: int | None) -> None:
    if days is None and kind.most is not None:
        raise Refused(
            _("%(what)s: %(most)s días como mucho.") % {"what": kind.label, "most": kind.most},
            field=kind.name,
        )
    if days is None:
        return
    told: dict[str, Any] = {"what": kind.label, "least": kind.least, "most": kind.most}
    if days < kind.least:
        raise Refused(_("%(what)s: %(least)s días como poco.") % told, field=kind.name)
    if kind.most is not None and days > kind.most:
        raise Refused(_("%(what)s: %(most)s días como mucho.") % told, field=kind.name)
