"""The whole life of one ticket, over two months: every letter goes once to each, whoever presses or ticks how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from tests.cast import Cast
from tests.conftest import SignIn
from tests.traces import Traces, traces
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.clock import take_due_steps
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.actions.working import ask_customer, plan, qualify, set_pending
from ventanilla.domain.tickets.models import Application, PastRating, Rating, Ticket, TicketLink, TicketType
from ventanilla.domain.tickets.status import Ball, Priority, Status

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Madrid"))
BOTH = ("lucia", "pedro")
"""Who asked, and who is copied."""


class Life:
    """One ticket, and the clock on the wall."""

    def __init__(self, cast: Cast, sign_in: SignIn, wall: time_machine.Coordinates) -> None:
        self.cast, self.sign_in, self.wall = cast, sign_in, wall
        self.told: Counter[tuple[str, str]] = Counter()

    @property
    def ticket(self) -> Ticket:
        return Ticket.objects.order_by("number")[0]

    def browser(self, name: str) -> Client:
        """Fresh: in two months every session ends."""
        return self.sign_in(getattr(self.cast, name))

    def expect(self, left: Traces, *lines: str, **letters: tuple[str, ...]) -> None:
        """These lines in the journal, and each of these letters to each of these people."""
        wanted = Counter((event, who) for event, people in letters.items() for who in people)
        assert (left.lines, Counter(left.letters)) == (list(lines), wanted)
        self.told += wanted

    def wait_for_the_clock(self) -> None:
        """It ticks a minute too early, in time, and twice more."""
        due = self.ticket.wakes_at
        assert due
        self.wall.move_to(due - timedelta(minutes=1))
        with traces() as early:
            take_due_steps.call()
        assert (early.lines, early.letters) == ([], [])
        self.wall.move_to(due)
        for _tick in range(3):
            take_due_steps.call()


@pytest.fixture
def life(cast: Cast, sign_in: SignIn) -> Iterator[Life]:
    with time_machine.travel(TUESDAY, tick=False) as wall:
        yield Life(cast, sign_in, wall)


def hidden(page: str, name: str) -> str:
    return re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]+)"', page)[1]


def a_question_is_asked_and_nobody_answers(life: Life) -> None:
    cast = life.cast
    request = Request(
        type=TicketType.objects.get(name="Avería"), application=Application.objects.get(name="Correo"),
        urgency=Priority.HIGH, subject="No llegal correo", message="Desde las 9:00 no entra nada.",
    )  # fmt: skip
    with traces() as left:
        for _press in range(2):
            open_ticket(request, by=cast.lucia, copies=[cast.pedro], form_key="la-primera-pulsación")
    life.expect(left, "ticket.opened", received=BOTH)
    assert "Te responderemos hoy antes de las 12:00." in Letter.objects.order_by("id")[0].text

    with traces() as left:
        qualify(
            life.ticket, by=cast.elena, type=request.type, application=None, priority=Priority.MEDIUM, assignee=cast.marta
        )  # fmt: skip
    life.expect(left, "ticket.qualified", qualified=BOTH, assigned=("marta",))

    with traces() as left:
        for _press in range(2):
            ask_customer(life.ticket, "¿Qué pone el aviso?", by=cast.marta, form_key="la-pregunta")
    life.expect(left, "ticket.asked", message=BOTH)
    assert life.ticket.ball == Ball.CUSTOMER


def it_is_asked_again_twice_and_given_up(life: Life) -> None:
    for _reminder in range(2):
        with traces() as left:
            life.wait_for_the_clock()
        life.expect(left, "ticket.reminded", reminder=BOTH)
    with traces() as left:
        life.wait_for_the_clock()
    life.expect(left, "ticket.given_up", gave_up=BOTH)
    assert life.ticket.status == Status.RESOLVED
    assert now().date() == datetime(2026, 12, 7).date()  # noqa: DTZ001 - nine working days


def lucia_opens_it_again_by_the_button_of_the_letter(life: Life) -> None:
    life.wall.shift(timedelta(days=2))
    letter = Letter.objects.filter(key__contains=":gave_up:").order_by("id")[0]
    address = re.search(r"https://testserver(/incidencias/\d+/reabrir/)", letter.text)[1]
    browser = life.browser("lucia")
    form = {
        "message": "Estaba de vacaciones.",
        "form_key": hidden(browser.get(address).content.decode(), "form_key"),
    }

    with traces() as left:
        answers = [browser.post(address, form) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    life.expect(left, "ticket.reopened", reopened=(*BOTH, "marta"))
    assert (life.ticket.status, life.ticket.round, life.ticket.ball) == (Status.IN_PROGRESS, 2, Ball.STAFF)


def marta_plans_waits_and_resolves(life: Life) -> None:
    cast = life.cast
    with traces() as left:
        for _press in range(2):
            plan(life.ticket, by=cast.marta, at_time=TUESDAY + timedelta(days=20), technician=cast.marta)
    life.expect(left, "ticket.planned", "ticket.planned", planned=BOTH)

    life.wall.shift(timedelta(minutes=10))
    with traces() as left:
        set_pending(life.ticket, "Esperamos al proveedor del dominio.", by=cast.marta)
    life.expect(left, "ticket.pending", message=BOTH)
    assert life.ticket.ball == Ball.THIRD

    life.wall.shift(timedelta(days=1))
    with traces() as left:
        for _press in range(2):
            resolve(life.ticket, "El dominio ya está renovado.", by=cast.marta, form_key="la-solución")
    life.expect(left, "ticket.resolved", resolved=BOTH)


def lucia_rates_it_with_two_and_thinks_again(life: Life) -> None:
    letter = Letter.objects.get(key__contains=":resolved:", to_name="Lucía Ferrer")
    with traces() as left:
        for _press in range(2):
            Client().post(f"/valorar/{letter.secrets[0]}/", {"stars": 2, "comment": "Tardó."})
    life.expect(left, "ticket.rated", "ticket.rated", rated=("marta", "elena"))

    life.wall.shift(timedelta(days=1))
    with traces() as left:
        life.browser("lucia").post(f"/incidencias/{life.ticket.number}/valorar/", {"stars": 4, "comment": ""})
    life.expect(left, "ticket.rated", rated=("marta",))
    assert Rating.objects.get().stars == 4
    assert list(PastRating.objects.order_by("id").values_list("round", "stars")) == [(2, 2), (2, 2), (2, 4)]


def it_closes_and_what_is_written_then_goes_on_elsewhere(life: Life) -> None:
    with traces() as left:
        life.wait_for_the_clock()
    life.expect(left, "ticket.closed", closed=(*BOTH, "marta"))
    assert life.ticket.status == Status.CLOSED

    life.wall.shift(timedelta(days=5))
    browser, number = life.browser("lucia"), life.ticket.number
    form = {"message": "Ha vuelto a pasar.", "form_key": "la-continuación"}
    with traces() as left:
        answers = [browser.post(f"/incidencias/{number}/responder/", form) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    life.expect(left, "ticket.continued", "ticket.follows", received=BOTH)


def test_from_the_first_question_to_what_follows_everybody_is_told_once(life):
    a_question_is_asked_and_nobody_answers(life)
    it_is_asked_again_twice_and_given_up(life)
    lucia_opens_it_again_by_the_button_of_the_letter(life)
    marta_plans_waits_and_resolves(life)
    lucia_rates_it_with_two_and_thinks_again(life)
    it_closes_and_what_is_written_then_goes_on_elsewhere(life)

    old, new = Ticket.objects.order_by("number")
    assert TicketLink.objects.values_list("one", "other", "kind").get() == (old.pk, new.pk, "follow_up")
    assert (new.origin, new.status, new.subject) == ("follow_up", Status.AWAITING_SUPPORT, old.subject)
    assert (
        Counter(
            (letter.key.split(":")[2], letter.to_address.split("@")[0]) for letter in Letter.objects.all()
        )
        == life.told
    )
    assert not walk().broken
    unread = Ticket.objects.with_unread_for(life.cast.marta).filter(is_unread=True)
    assert set(unread) == {old, new}
    mark_read(new, by=life.cast.marta)
    assert set(unread.all()) == {old}
