"""One ticket that goes through everything, so that every letter there is gets written. By the real verbs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import time_machine
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from ventanilla.domain.customers.actions.callers import Caller
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.passwords import offer_new_password, set_new_password
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.clock import take_step
from ventanilla.domain.tickets.actions.copying import copy_contact, stop_copying
from ventanilla.domain.tickets.actions.finishing import cancel, declare_resolved, reopen, resolve
from ventanilla.domain.tickets.actions.handing_over import remove_contact
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.actions.planning import move_visit, unplan
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.strangers import take_call, turn_away
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.warning import warn
from ventanilla.domain.tickets.actions.working import ask_customer, assign, plan, qualify, set_pending, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Priority

CANARY = "canario-de-la-nota-interna"


@dataclass(frozen=True)
class Text:
    """What people typed."""

    name: str = "Lucía Ferrer"
    staff: str = "Marta Solís"
    subject: str = "El correo no llegaba al móvil"
    words: str = "El móvil seguía con la **contraseña antigua**.\n\nAhora entran los correos pendientes."


@dataclass
class Post:
    """The letters found so far, by the name of their templates."""

    language: str
    text: Text
    ticket: Ticket = field(init=False)
    other: Ticket = field(init=False)
    """Pedro's, about the same."""
    letters: dict[str, Letter] = field(default_factory=dict)

    def brought(self, *names: str) -> None:
        """What the last verb wrote is exactly these, in this order."""
        known = [letter.pk for letter in self.letters.values()]
        new = Letter.objects.exclude(pk__in=known).order_by("id")
        self.letters |= dict(zip(names, new, strict=True))


def every_letter(cast: Cast, *, language: str = "es", text: Text | None = None) -> Post:
    """To Lucía who asks, to Marta who attends, one to Elena who is responsible, one to Pedro who is copied."""
    post = Post(language, text or Text())
    _introduce(cast.lucia.person, post.text.name, language)
    _introduce(cast.marta.person, post.text.staff, language)
    for other in (cast.pedro, cast.nuria):
        _introduce(other.person, other.person.name, language)
    post.other = a_ticket(cast.pedro, subject=post.text.subject)
    Letter.objects.all().delete()
    _open(post, cast)
    _work(post, cast)
    _talk(post, cast)
    _finish(post, cast)
    _come_back(post, cast)
    _change_hands(post, cast)
    _end_for_good(post, cast)
    _leave(post, cast)
    _call(post, cast)
    _forget_password(post, cast.lucia.person)
    return post


def let_time_pass(ticket: Ticket) -> None:
    """Until the clock has something to do with it, and has done it."""
    ticket.refresh_from_db()
    with time_machine.travel(ticket.wakes_at, tick=False):
        assert take_step(ticket.pk)


def _introduce(person: Person, name: str, language: str) -> None:
    person.name, person.language = name, language
    person.save()


def _open(post: Post, cast: Cast) -> None:
    post.ticket = a_ticket(cast.lucia, subject=post.text.subject, message=post.text.words)
    post.brought("received")
    add_note(post.ticket, CANARY, by=cast.marta)
    post.brought()


def _work(post: Post, cast: Cast) -> None:
    ticket, marta = post.ticket, cast.marta
    kind = {"type": ticket.type, "application": ticket.application, "priority": Priority.HIGH}
    qualify(ticket, by=marta, assignee=marta, **kind)
    post.brought("qualified")
    start(ticket, by=marta)
    post.brought("in_progress")
    plan(ticket, by=marta, at_time=now() + timedelta(days=3), technician=marta)
    post.brought("planned")
    _change_the_visit(post, marta)
    set_pending(ticket, post.text.words, by=marta)
    post.brought("pending")
    _run_out_of_time(post)


def _change_the_visit(post: Post, marta: StaffMember) -> None:
    later = now() + timedelta(days=4)
    Letter.objects.update(run_after=now())  # ten minutes later
    move_visit(post.ticket, by=marta, at_time=later, minutes=90, technician=marta)
    post.brought("visit_moved")
    Letter.objects.update(run_after=now())
    unplan(post.ticket, by=marta)
    post.brought("unplanned")


def _run_out_of_time(post: Post) -> None:
    post.ticket.refresh_from_db()
    with time_machine.travel(post.ticket.resolution_due_at + timedelta(minutes=1), tick=False):
        assert (Metric.RESOLUTION, 100) in warn(post.ticket.pk)
    post.brought("staff_warned", "staff_warned (responsible)")


def _talk(post: Post, cast: Cast) -> None:
    ask_customer(post.ticket, post.text.words, by=cast.marta)
    post.brought("awaiting_customer")
    for name in ("reminder", "reminder (the last)", "gave_up"):
        let_time_pass(post.ticket)
        post.brought(name)
    reply(post.ticket, post.text.words, by=cast.lucia)
    post.brought("staff_new_message")
    reply(post.ticket, post.text.words, by=cast.marta)
    post.brought("new_message")


def _finish(post: Post, cast: Cast) -> None:
    resolve(post.ticket, post.text.words, by=cast.marta)
    post.brought("resolved")
    let_time_pass(post.ticket)
    post.brought("unrated")
    rate(post.ticket, by=cast.lucia, stars=2, comment=post.text.words)
    post.brought("staff_rated", "staff_rated (responsible)")


def _come_back(post: Post, cast: Cast) -> None:
    reopen(post.ticket, post.text.words, by=cast.lucia)
    post.brought("reopened", "staff_reopened")
    declare_resolved(post.ticket, by=cast.lucia)
    post.brought("declared_resolved", "staff_declared_resolved")
    reopen(post.ticket, "", by=cast.ivan)
    post.brought("reopened (by staff)", "staff_reopened (by staff)")
    cancel(post.ticket, post.text.words, by=cast.lucia)
    post.brought("cancelled", "staff_cancelled")
    reopen(post.ticket, "", by=cast.marta)
    post.brought("reopened (from cancelled)")


def _change_hands(post: Post, cast: Cast) -> None:
    ticket = post.ticket
    assign(ticket, by=cast.ivan, assignee=None)
    assign(ticket, by=cast.ivan, assignee=cast.marta)
    post.brought("staff_assigned")
    add_note(ticket, f"{CANARY} @{post.text.staff}", by=cast.ivan)
    post.brought("staff_mentioned")
    copy = copy_contact(ticket, cast.pedro, by=cast.lucia)
    post.brought("copied")
    stop_copying(ticket, copy, by=cast.lucia)
    merge(ticket, post.other, by=cast.marta)
    post.brought("merged")


def _end_for_good(post: Post, cast: Cast) -> None:
    ticket = a_ticket(cast.lucia, subject=post.text.subject, message=post.text.words)
    post.brought("received (the second)")
    resolve(ticket, post.text.words, by=cast.marta)
    post.brought("resolved (the second)")
    rate(ticket, by=cast.lucia, stars=4, comment=post.text.words)
    post.brought("staff_rated (the second)")
    let_time_pass(ticket)
    post.brought("closed", "staff_closed")
    reply(ticket, post.text.words, by=cast.lucia)
    post.brought("received (what follows)")


def _leave(post: Post, cast: Cast) -> None:
    """Pedro is no contact any more, and Nuria has his tickets."""
    a_ticket(cast.pedro, subject=post.text.subject, message=post.text.words)
    post.brought("received (by who leaves)")
    remove_contact(cast.pedro, by=cast.lucia, heir=cast.nuria)
    post.brought("contact_changed", "handed_over")


def _call(post: Post, cast: Cast) -> None:
    """Somebody unknown, whom the company turns away; and somebody of a company that nobody manages."""
    request = Request(
        type=post.ticket.type, application=None, urgency=Priority.HIGH, subject=post.text.subject, message=post.text.words
    )  # fmt: skip
    caller = Caller(name=post.text.name, email="eva@fuera.example", phone="", subject=post.text.subject)
    asked = take_call(cast.aurora, caller, request, by=cast.marta).caller
    post.brought("caller_asked")
    assert asked is not None
    turn_away(asked, by=cast.lucia)
    post.brought("staff_stranger")
    Membership.objects.filter(pk=cast.oscar.pk).update(is_active=False)
    take_call(cast.ribera, caller, request, by=cast.marta)
    post.brought("staff_call_back (responsible)")


def _forget_password(post: Post, person: Person) -> None:
    offer_new_password(person.email)
    post.brought("new_password")
    set_new_password(post.letters["new_password"].secrets[0], "otra-frase-bien-larga-2026")
    post.brought("password_changed")
