"""What time does to a ticket by itself: remind, give up, ask for stars, close. Each step once, whoever else is at it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import SYSTEM, System
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.provider.house import House, the_house
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.words import write
from ventanilla.domain.tickets.appointments import Step, next_step
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Status

logger = logging.getLogger(__name__)
MOST = 5_000
"""Tickets in one run: what is left waits for the next one."""


@task
def take_due_steps() -> None:
    """For the timetable: every ticket whose time has come, each in its own transaction. Safe to run twice, and at once.

    One that fails stops nobody else: its story goes to the log, and it is tried again the next time.
    """
    due = Ticket.objects.due_for_the_clock(now()).values_list("pk", flat=True)
    for number in list(due[:MOST]):
        try:
            take_step(number)
        except Exception:  # whatever is wrong with one ticket, the others are not to wait for it
            logger.exception("The clock could not take the next step of ticket %s", number)


@transaction.atomic
def take_step(number: int) -> Step | None:
    """Do what is due with this ticket, judged by the row as it is now; gives back what was done.

    When nothing is due any more (somebody spoke, another clock was faster, the periods have changed), it is only
    given its new appointment.
    """
    ticket, at = Ticket.objects.held(Ticket(pk=number)), now()
    step = _due_step(ticket, the_house(), at)
    if step:
        _TAKE[step](ticket, at)
    return step


def _due_step(ticket: Ticket, house: House, at: datetime) -> Step | None:
    """What is to be done now; None after having put it off, when it is too early."""
    following = next_step(ticket, house.periods, the_worktime())
    step, due = following or (None, None)
    if due:
        due = max(due, _soonest(ticket, house) or due)
    if step is None or due is None or due > at:
        Ticket.objects.filter(pk=ticket.pk).update(wakes_at=due)
        return None
    closes = ticket.status_since + timedelta(days=house.periods.close)
    # After the clock stood still for long: no reminder in the hour in which it closes.
    return Step.CLOSE if step == Step.REMIND_RATING and closes <= at else step


def _soonest(ticket: Ticket, house: House) -> datetime | None:
    """A reminder that came late (nothing ran for a week, the periods became shorter) moves what follows: whoever hears
    of it late has as long to answer.
    """
    if ticket.status != Status.AWAITING_CUSTOMER or not ticket.reminders:
        return None
    periods = house.periods
    days = (periods.first_reminder, periods.second_reminder, periods.give_up)
    told = Entry.objects.about("ticket", ticket.pk).filter(verb="ticket.reminded").order_by("-id")
    last = told.values_list("at", flat=True).first()
    sent = min(ticket.reminders, 2)
    return the_worktime().add_days(last, max(days[sent] - days[sent - 1], 0)) if last else None


def _remind_customer(ticket: Ticket, at: datetime) -> None:
    question = ticket.messages.filter(purpose=Message.Purpose.QUESTION).order_by("-id").first()
    ticket.count_reminder()
    letters.reminder(ticket, question)
    conclude(SYSTEM, "ticket.reminded", ticket, at=at, number=ticket.reminders)


def _give_up(ticket: Ticket, at: datetime) -> None:
    """Nobody has said that it works: no stars are asked for, and one press brings it back."""
    with override(ticket.requester.person.language):
        words = _(
            "No hemos tenido respuesta, así que la damos por resuelta. Si sigue haciendo falta, ábrela de nuevo"
            " o responde aquí: la retomamos donde estaba."
        )
    message = write(
        ticket, words, by=System(actor_name=the_house().name), at=at, purpose=Message.Purpose.SOLUTION
    )
    ticket.move_to(Status.RESOLVED, at=at, resolved_at=at, awaits_staff=False, staff_spoke_at=at)
    letters.gave_up(ticket, message)
    conclude(SYSTEM, "ticket.given_up", ticket, at=at, message=message.pk)


def _remind_rating(ticket: Ticket, at: datetime) -> None:
    ticket.count_reminder()
    letters.unrated(ticket, at)
    conclude(SYSTEM, "ticket.rating_asked", ticket, at=at)


def _close(ticket: Ticket, at: datetime) -> None:
    ticket.move_to(Status.CLOSED, at=at, closed_at=at)
    letters.closed(ticket, SYSTEM)
    conclude(SYSTEM, "ticket.closed", ticket, at=at, by_itself=True)


_TAKE: dict[Step, Callable[[Ticket, datetime], None]] = {
    Step.REMIND_CUSTOMER: _remind_customer,
    Step.GIVE_UP: _give_up,
    Step.REMIND_RATING: _remind_rating,
    Step.CLOSE: _close,
}
