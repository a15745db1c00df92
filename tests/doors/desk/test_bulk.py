"""One deed for many tickets: asked once, done to each, refused with a reason, and never done twice."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.cast import a_ticket
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.actions.tagging import tags_of
from ventanilla.domain.tickets.models import Message, Ticket, Watch
from ventanilla.domain.tickets.status import Priority, Status
from ventanilla.doors.desk.lists.deeds import DEEDS
from ventanilla.doors.shared.forms import new_key

BULK = "/escritorio/varias/"


@pytest.fixture(autouse=True)
def a_cache(settings):
    """That remembers: the summaries are kept in it."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": new_key()}
    }


@pytest.fixture
def three(cast) -> list[Ticket]:
    """Two of Aurora, one of Ribera; the last one is cancelled."""
    tickets = [a_ticket(by) for by in (cast.lucia, cast.pedro, cast.oscar)]
    cancel(tickets[2], "", by=cast.oscar)
    return tickets


def do(browser, deed: str, tickets: list[Ticket], **more):
    facts = {"hacer": deed, "n": [one.number for one in tickets], "form_key": new_key(), "de": "?cola=todas"}
    return browser.post(BULK, facts | more)


def summary(browser, answer) -> str:
    assert answer.status_code == 302, answer.content.decode()[:400]
    return browser.get(answer["Location"]).content.decode()


FACTS = {
    "assign": lambda cast: {"assignee": cast.bruno.pk},
    "team": lambda cast: {"team": Team.objects.create(name="Redes").pk},
    "priority": lambda cast: {"priority": "low"},
    "tag": lambda cast: {"tags": "VPN, casa"},
    "pending": lambda cast: {"message": "Esperamos al proveedor."},
    "resolve": lambda cast: {"message": "Era el cable."},
    "cancel": lambda cast: {"message": "Ya no hace falta."},
}
DONE = {
    "assign": lambda ticket, cast: ticket.assignee == cast.bruno,
    "team": lambda ticket, cast: ticket.team.name == "Redes",
    "priority": lambda ticket, cast: ticket.priority == Priority.LOW,
    "tag": lambda ticket, cast: tags_of(ticket) == ["casa", "vpn"],
    "start": lambda ticket, cast: ticket.status == Status.IN_PROGRESS,
    "pending": lambda ticket, cast: ticket.status == Status.PENDING,
    "resolve": lambda ticket, cast: ticket.status == Status.RESOLVED,
    "cancel": lambda ticket, cast: ticket.status == Status.CANCELLED,
    "watch": lambda ticket, cast: Watch.objects.filter(ticket=ticket, staff=cast.marta).exists(),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_is_done_to_all(cast, sign_in, three, deed):
    browser = sign_in(cast.marta)

    text = summary(browser, do(browser, deed, three[:2], **FACTS.get(deed, lambda cast: {})(cast)))

    assert "2 incidencias hechas" in text
    assert all(DONE[deed](Ticket.objects.get(pk=one.pk), cast) for one in three[:2])


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_asks_for_what_it_needs(cast, sign_in, three, deed):
    answer = sign_in(cast.marta).get(BULK, {"hacer": deed, "n": [one.number for one in three]})

    text = answer.content.decode()
    assert answer.status_code == 200
    assert str(DEEDS[deed].words) in text
    assert [int(n) for n in re.findall(r'name="n" value="(\d+)"', text)] == [one.number for one in three]
    assert all(f'name="{name}"' in text for name in FACTS.get(deed, lambda cast: {})(cast))


def test_what_is_refused_is_told_with_number_subject_and_reason(cast, sign_in, three):
    browser = sign_in(cast.marta)

    text = summary(browser, do(browser, "resolve", three, message="Era el cable."))

    assert "2 incidencias hechas" in text
    assert "1 incidencia rechazada" in text
    assert f"#{three[2].number} {three[2].subject}" in text
    assert "está en «Cancelado»" in text
    assert Ticket.objects.get(pk=three[2].pk).status == Status.CANCELLED


def test_the_refused_can_be_tried_again_with_the_same_words(cast, sign_in, three):
    browser = sign_in(cast.marta)
    text = summary(browser, do(browser, "resolve", three, message="Era el «cable»."))
    Ticket.objects.filter(pk=three[2].pk).update(status=Status.IN_PROGRESS)
    form = text.split(f'action="{BULK}"')[1].split("</form>")[0]
    fields = [(name, unescape(value)) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)]

    again = browser.post(BULK, {name: value for name, value in fields if name != "csrfmiddlewaretoken"})

    assert "1 incidencia hecha" in summary(browser, again)
    assert Message.objects.get(ticket=three[2], purpose="solution").body == "Era el «cable»."


def test_pressed_twice_it_is_done_once(cast, sign_in, three):
    browser, key = sign_in(cast.marta), new_key()

    first = do(browser, "pending", three[:2], message="Esperamos la pieza.", form_key=key)
    letters = Letter.objects.count()
    second = do(browser, "pending", three[:2], message="Esperamos la pieza.", form_key=key)

    assert first["Location"] == second["Location"]
    assert "2 incidencias hechas" in summary(browser, second)
    assert Message.objects.filter(body="Esperamos la pieza.").count() == 2
    assert Letter.objects.count() == letters


def test_without_words_nothing_is_done_and_the_choice_stays(cast, sign_in, three):
    answer = do(sign_in(cast.marta), "resolve", three[:2], message=" ")

    assert answer.status_code == 422
    assert answer.content.decode().count('name="n"') == 2
    assert not Ticket.objects.filter(status=Status.RESOLVED).exists()


def test_it_says_how_many_customers_get_a_letter(cast, sign_in, three):
    browser = sign_in(cast.marta)
    extra = a_ticket(cast.oscar)

    chosen = {"hacer": "start", "n": [one.number for one in [*three, extra]]}
    assert "2 clientes recibirán un correo" in browser.get(BULK, chosen).content.decode()
    assert "recibirán un correo" not in browser.get(BULK, chosen | {"hacer": "watch"}).content.decode()


def test_with_nothing_chosen_it_says_how_to_choose(cast, sign_in):
    browser = sign_in(cast.marta)

    assert "Elige antes alguna incidencia" in browser.get(BULK, {"hacer": "assign"}).content.decode()
    assert do(browser, "assign", []).status_code == 422


def test_what_is_no_number_and_what_is_nobodys_is_refused_or_left_out(cast, sign_in, three):
    browser = sign_in(cast.marta)
    given = {"hacer": "watch", "form_key": new_key(), "n": ["999999", "abc", "-1", "9" * 40, three[0].number]}

    text = summary(browser, browser.post(BULK, given))

    assert "1 incidencia hecha" in text
    assert "1 incidencia rechazada" in text
    assert "Ya no está" in text


def test_too_many_are_refused_before_anything_is_done(cast, sign_in, three):
    answer = sign_in(cast.marta).post(
        BULK, {"hacer": "watch", "form_key": new_key(), "n": [three[0].number, *range(10_000, 10_300)]}
    )

    assert answer.status_code == 422
    assert "Son demasiadas" in answer.content.decode()
    assert not Watch.objects.exists()


def test_nobody_looks_into_somebody_elses_summary(cast, sign_in, three):
    answer = do(sign_in(cast.marta), "watch", three)

    assert sign_in(cast.bruno).get(answer["Location"]).status_code == 404


def test_one_comes_back_to_the_list_one_came_from_and_to_nowhere_else(cast, sign_in, three):
    browser = sign_in(cast.marta)

    back = "?cola=esperan&prioridad=high"
    text = summary(browser, do(browser, "watch", three, de=f"{back}&next=https://evil.example"))

    assert f"/escritorio/{back}".replace("&", "&amp;") in text
    assert "evil.example" not in text
