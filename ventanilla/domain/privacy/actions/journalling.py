"""Taking a person out of the journal's words: the chain holds, and a line of it tells that it was done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.journal.forgetting import TRACES, Words, rewrite
from ventanilla.domain.journal.models import Entry, EntryQuerySet
from ventanilla.domain.privacy.redaction import redacted_within
from ventanilla.domain.privacy.subject import Subject


@transaction.atomic
def forget_in_journal(subject: Subject, *, at: datetime) -> int:
    """Their own lines get the pseudonym, their name and addresses go from those of others. How many are different now.

    Safe to run twice.
    """

    def anew(entry: Entry) -> Words:
        is_theirs = _is_by(entry, subject)
        details = redacted_within(entry.details, subject.traces)
        if is_theirs or _is_about(entry, subject):
            details = {name: value for name, value in details.items() if name not in TRACES}
        return Words(subject.pseudonym if is_theirs else entry.actor_name, details)

    return rewrite(lines_of(subject), anew, by=SYSTEM, about=subject.person, at=at)


def lines_of(subject: Subject) -> EntryQuerySet:
    """Where they may stand: a contact in what their companies did and in what is no company's, staff everywhere."""
    if subject.staff:
        return Entry.objects.all()
    companies = Membership.objects.filter(pk__in=subject.members).values_list("customer", flat=True)
    there = Q(customer_number__in=list(companies)) | Q(customer_number=None)
    return Entry.objects.filter(there | Q(actor_kind="contact", actor_id__in=subject.members))


def acts_of(subject: Subject) -> EntryQuerySet:
    """What they did themself."""
    contact = Q(actor_kind="contact", actor_id__in=subject.members)
    return Entry.objects.filter(contact | Q(actor_kind="staff", actor_id=subject.staff or 0))


def _is_by(entry: Entry, subject: Subject) -> bool:
    return f"{entry.actor_kind}:{entry.actor_id}" in subject.owners


def _is_about(entry: Entry, subject: Subject) -> bool:
    if entry.thing_kind == "person":
        return entry.thing_id == subject.person.pk
    return entry.thing_kind == "membership" and entry.thing_id in subject.members
