"""Forgetting a person: at once they can no longer come in; the rest is the worker's, and safe to repeat until it is done."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership, Session
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy import index, ledger
from ventanilla.domain.privacy.actions.journalling import forget_in_journal
from ventanilla.domain.privacy.holdings import HOLDINGS
from ventanilla.domain.privacy.holdings.tickets import messages_of
from ventanilla.domain.privacy.models import Erasure
from ventanilla.domain.privacy.policy import refuse_stranger, refuse_to_erase
from ventanilla.domain.privacy.redaction import Traces
from ventanilla.domain.privacy.subject import Subject, is_erased, subject_of
from ventanilla.domain.privacy.sweeping import places, sweep
from ventanilla.domain.push.actions.subscribing import silence
from ventanilla.domain.tickets.models import Message, Ticket


def foresee(person: Person) -> dict[str, int]:
    """How much of each kind would be touched, of what is found by an index. Changes nothing."""
    subject = subject_of(person)
    counts = {one.name: one.of(subject).count() for one in HOLDINGS if one.erase and not one.is_far}
    return {name: count for name, count in counts.items() if count}


def foresee_all(person: Person) -> dict[str, int]:
    """The same of everything, and in how many texts of others they are named: it reads whole tables."""
    subject = subject_of(person)
    counts = {one.name: one.of(subject).count() for one in HOLDINGS if one.erase}
    own = {("tickets.Message", number) for number in messages_of(subject).values_list("pk", flat=True)}
    named = {(label, number) for label, _column, number in places(subject.traces)} - own
    return {name: count for name, count in {**counts, "named": len(named)}.items() if count}


@transaction.atomic
def order_erasure(person: Person, *, by: Actor, typed: str, with_words: bool = False) -> Erasure:
    """Shut them out at once, and have the worker forget them. `typed`: their address, as whoever orders it has written it.

    Raises Refused when that is another one, and as `refuse_to_erase` does.
    """
    refuse_stranger(by)
    person = Person.objects.select_for_update().get(pk=person.pk)
    refuse_to_erase(person)
    if typed.strip().lower() != person.email:
        raise Refused(
            _("Escribe el correo de la persona tal como está, para confirmar que es ella."), field="typed"
        )
    return _begin(person, by, with_words)


@task
def carry_out(number: int) -> None:
    """Take them out of what others wrote, then forget the person. Safe to run twice."""
    erasure = Erasure.objects.select_related("person").get(pk=number)
    if erasure.state == Erasure.State.DONE:
        return
    subject = subject_of(erasure.person)
    taken_part_in = _tickets_of(subject)
    gone = _texts_of(subject, erasure.with_words)
    named, tickets = sweep(subject.traces, taken_part_in=taken_part_in)
    lines = forget_in_journal(subject, at=now())
    done = {"named": named, "journal": lines}
    _forget(
        erasure,
        subject,
        {name: count for name, count in done.items() if count},
        tickets | taken_part_in,
        gone,
    )


def reapply() -> int:
    """Forget once more whom a restored database has brought back; returns how many. Safe to run at any time."""
    again = 0
    for gone in ledger.noted():
        person = Person.objects.filter(pk=gone.person).first()
        if person is None or not ledger.is_the_same(person, gone) or is_erased(person):
            continue
        with transaction.atomic():
            erasure = Erasure.objects.filter(person=person, state=Erasure.State.WAITING).first()
            erasure = erasure or _begin(person, SYSTEM, gone.with_words)
        carry_out.func(erasure.pk)
        again += 1
    return again


@task
def erase_again() -> None:
    """The same for the timetable."""
    reapply()


def _begin(person: Person, by: Actor, with_words: bool) -> Erasure:
    """With a password that is none: it signs the sessions, and without one there is no way in."""
    person.set_unusable_password()
    person.is_active = False
    person.save(update_fields=["password", "is_active"])
    Session.objects.filter(person=person).delete()
    ask_again(audiences.person(person.pk))
    silence([person.pk], by=by)
    at = now()
    erasure = Erasure.objects.create(
        person=person,
        with_words=with_words,
        ordered_at=at,
        ordered_by=by if isinstance(by, StaffMember) else None,
    )
    carry_out.enqueue(erasure.pk)
    record(by, "person.erasure_ordered", person, at=at, with_words=with_words)
    return erasure


@transaction.atomic
def _forget(
    erasure: Erasure, subject: Subject, named: dict[str, int], tickets: set[int], gone: list[str]
) -> None:
    """All rows of theirs in one transaction, and the search with them."""
    counts = dict(named)
    for holding in HOLDINGS:
        if holding.erase is None or (holding.only_with_words and not erasure.with_words):
            continue
        rows = holding.of(subject)
        if count := rows.count():
            holding.erase(rows, subject, erasure.with_words)
            counts[holding.name] = count
    companies = Membership.objects.filter(pk__in=subject.members).values_list("customer", flat=True)
    index.read_again(tickets=tickets, members=subject.members, customers=companies)
    index.forget(gone)
    at = now()
    erasure.state, erasure.done_at, erasure.counts = Erasure.State.DONE, at, counts
    erasure.save(update_fields=["state", "done_at", "counts"])
    ledger.note(subject.person, at=at, with_words=erasure.with_words)
    record(SYSTEM, "person.erased", subject.person, at=at, counts=counts)


def _tickets_of(subject: Subject) -> set[int]:
    asked = Q(requester__in=subject.members) | Q(copies__member__in=subject.members)
    said = messages_of(subject).values_list("ticket_id", flat=True)
    return {*Ticket.objects.filter(asked).values_list("number", flat=True), *said}


def _texts_of(subject: Subject, with_words: bool) -> list[str]:
    """Whose words the search may no longer know."""
    texts = _known_by(subject.traces)
    texts += Membership.objects.filter(pk__in=subject.members).values_list("job_title", flat=True)
    sent = Message.objects.filter(pk__in=messages_of(subject).values("pk"), attachments__isnull=False)
    texts += sent.values_list("attachments__file__name", flat=True)
    if with_words:
        texts += messages_of(subject).values_list("body", flat=True)
        texts += Ticket.objects.filter(requester__in=subject.members).values_list("subject", flat=True)
    return texts


def _known_by(traces: Traces) -> list[str]:
    return [*traces.names, *traces.addresses, *traces.phones]
