"""The chat at both doors: what browsers send, what they are told, and what they never are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.domain.chat.conftest import clock, desk, pedro  # noqa: F401 - fixtures
from ventanilla.domain.chat.actions.looking import go_away
from ventanilla.domain.chat.actions.turning import usual_type
from ventanilla.domain.chat.models import Conversation, Line, State
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared import chat, pace
from ventanilla.doors.shared.chat import LOOKING, SENDING
from ventanilla.doors.shared.pace import Pace, forget_all

KEYS = [f"key-of-a-line-{number}-" for number in range(3)]


def told(owner: str, *texts: str, kind: str = "said", key: str = "", **more: Any) -> dict[str, Any]:
    lines = [
        {"key": key or f"{KEYS[number]}{owner[:1]}", "kind": kind, "text": text, "files": []}
        for number, text in enumerate(texts)
    ]
    body = {"owner": owner, "conversation": None, "after": 0, "lines": lines, **more}
    return {"data": json.dumps(body), "content_type": "application/json"}


@pytest.fixture
def lucia(desk, sign_in):  # noqa: F811
    return sign_in(desk.lucia)


@pytest.fixture
def marta(desk, sign_in):  # noqa: F811
    return sign_in(desk.marta)


@pytest.fixture
def me(desk) -> str:  # noqa: F811
    return f"contact:{desk.lucia.pk}"


@pytest.fixture
def agent(desk) -> str:  # noqa: F811
    return f"staff:{desk.marta.pk}"


def begin(lucia, me: str) -> int:
    return int(lucia.post("/chat/decir/", **told(me, "Hola")).json()["conversation"])


def test_what_is_sent_twice_is_there_once_and_both_are_answered_alike(lucia, me):
    first = lucia.post("/chat/decir/", **told(me, "Hola", "¿Hay alguien?")).json()
    again = lucia.post("/chat/decir/", **told(me, "Hola", "¿Hay alguien?")).json()

    assert first["taken"] == again["taken"] == {f"{KEYS[0]}c": 1, f"{KEYS[1]}c": 2}
    assert [line["key"] for line in again["lines"]] == list(first["taken"])
    assert Line.objects.count() == 2


def test_each_line_has_its_own_fate(lucia, me):
    answer = lucia.post("/chat/decir/", **told(me, "Hola", "x" * 5000, "Sigo")).json()

    assert list(answer["taken"]) == [f"{KEYS[0]}c", f"{KEYS[2]}c"]
    assert "letras como mucho" in answer["refused"][f"{KEYS[1]}c"]


@pytest.mark.parametrize("words", ["\0 y sigue", "\ud83d y sigue"])
def test_signs_that_no_database_writes_are_left_out(lucia, me, words):
    lucia.post("/chat/decir/", **told(me, words))

    assert Line.objects.get().body == "y sigue"


def test_words_kept_for_somebody_else_are_not_said(desk, lucia, me):  # noqa: F811
    answer = lucia.post("/chat/decir/", **told(f"contact:{desk.oscar.pk}", "Hola"))

    assert (answer.status_code, answer["X-Other"]) == (409, "1")
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"lines": []}',
        '{"lines": [1]}',
        '{"lines": [{"key": "x"}]}',
        "\xff",
        "[" * 100_000,
        '{"lines": "a"}',
    ],
)
def test_what_no_browser_of_ours_sends_is_not_understood(lucia, marta, me, body):
    number = begin(lucia, me)

    for client, address in ((lucia, "/chat/decir/"), (marta, f"/escritorio/chat/{number}/decir/")):
        assert client.post(address, data=body, content_type="application/json").status_code == 400


def test_who_sends_without_end_is_told_when_to_come_back(desk, lucia, me, monkeypatch):  # noqa: F811
    forget_all()
    monkeypatch.setattr(pace, "monotonic", lambda: 1000.0)
    for _time in range(SENDING.at_once):
        SENDING.wait(owner_of(desk.lucia))

    answer = lucia.post("/chat/decir/", **told(me, "Hola"))
    forget_all()

    assert (answer.status_code, answer["Retry-After"]) == (429, "1")
    assert not Line.objects.exists()


def test_nobody_says_more_than_anybody_reads(lucia, marta, me, agent, monkeypatch):
    forget_all()
    monkeypatch.setattr(pace, "monotonic", lambda: 1000.0)
    number = begin(lucia, me)
    monkeypatch.setattr(chat, "WORDS", Pace(at_once=10_000, every=0.01))
    fits, too_much = (
        "x" * 4000,
        "x" * 9000,
    )  # what is refused for its length counts as the longest that is not

    answers = [
        lucia.post("/chat/decir/", **told(me, fits, key="key-of-the-first")),
        lucia.post("/chat/decir/", **told(me, too_much, key="key-of-the-second")),
        lucia.post("/chat/decir/", **told(me, fits, key="key-of-the-third")),
        marta.post(f"/escritorio/chat/{number}/decir/", **told(agent, fits, key="key-of-the-desk")),
    ]
    forget_all()

    assert [answer.status_code for answer in answers] == [200, 200, 429, 200]
    assert answers[2]["Retry-After"] == "21"


def test_who_types_without_end_is_not_told_to_everybody(lucia, me, monkeypatch):
    forget_all()
    monkeypatch.setattr(pace, "monotonic", lambda: 1000.0)
    number = begin(lucia, me)
    writes = [json.dumps({"seen": 0, "typing": is_typing}) for is_typing in (True, False)] * 40

    answers = [
        lucia.post(f"/chat/{number}/mirar/", data=one, content_type="application/json").status_code
        for one in writes
    ]
    forget_all()

    assert answers == [200] * LOOKING.at_once + [429] * (len(writes) - LOOKING.at_once)


def test_a_note_stays_at_the_desk(lucia, marta, me, agent):
    number = begin(lucia, me)
    marta.post(f"/escritorio/chat/{number}/decir/", **told(agent, "Es la de siempre", kind="note"))

    theirs = lucia.get(f"/chat/{number}/lineas/?tras=0").json()
    ours = marta.get(f"/escritorio/chat/{number}/lineas/?tras=0").json()
    page = lucia.get(f"/chat/{number}/").content.decode()

    assert "Es la de siempre" in str(ours)
    assert "Es la de siempre" not in f"{theirs}{page}"
    assert (theirs["until"], ours["until"]) == (1, 2)


def test_what_a_colleague_has_is_not_answered_by_another(desk, lucia, marta, me, agent, sign_in):  # noqa: F811
    number = begin(lucia, me)
    marta.post(f"/escritorio/chat/{number}/tomar/")
    bruno = sign_in(desk.bruno)

    answer = bruno.post(f"/escritorio/chat/{number}/decir/", **told(f"staff:{desk.bruno.pk}", "Hola")).json()

    assert "toma el relevo" in answer["refused"][f"{KEYS[0]}s"]
    assert bruno.post(f"/escritorio/chat/{number}/relevo/").status_code == 302
    assert Conversation.objects.get(pk=number).staff == desk.bruno


def test_nobody_there_makes_the_same_box_take_a_message(desk, lucia, me):  # noqa: F811
    go_away(by=desk.marta)

    turn = lucia.get("/chat/turno/").json()
    refused = lucia.post("/chat/decir/", **told(me, "Hola")).json()["refused"]
    message = {"message": "No imprime", "form_key": "key-of-this-message"}
    left = lucia.post("/chat/mensaje/", message, headers={"Accept": "application/json"}).json()

    assert (turn["mood"], turn["takes_chats"]) == ("nobody", False)
    assert "Deja tu mensaje" in refused[f"{KEYS[0]}c"]
    assert left["href"] == f"/incidencias/{Ticket.objects.get().number}/"
    assert "data-chat=" in lucia.get("/chat/").text
    assert "data-chat=" not in lucia.get("/chat/mensaje/").text, "its box holds the same form"


def test_seen_and_typing_are_told_and_never_the_words(lucia, marta, me, agent):
    number = begin(lucia, me)
    marta.post(f"/escritorio/chat/{number}/tomar/")
    marta.post(
        f"/escritorio/chat/{number}/mirar/",
        data='{"seen": 1, "typing": true}',
        content_type="application/json",
    )

    heard = lucia.get(f"/chat/{number}/lineas/?tras=1").json()

    assert heard["seen"] == 1
    assert heard["typing"] == "Marta está escribiendo…"


def test_a_conversation_becomes_a_ticket_with_what_was_said(lucia, marta, me, agent):
    number = begin(lucia, me)
    facts = {"type": usual_type().pk, "urgency": "medium", "subject": "La impresora"}

    answer = marta.post(f"/escritorio/chat/{number}/incidencia/", facts)

    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/escritorio/incidencias/{ticket.number}/"
    assert Conversation.objects.get(pk=number).state == State.TICKET
    assert lucia.get(f"/chat/{number}/lineas/").json()["ticket"]["href"] == f"/incidencias/{ticket.number}/"


def test_the_button_is_there_for_who_may_chat_and_for_nobody_who_only_looks(desk, lucia, sign_in):  # noqa: F811
    there = "data-chat="

    assert there in lucia.get("/inicio/").content.decode()
    assert there not in sign_in(desk.teo).get("/inicio/").content.decode()
    desk.aurora.sections_off = ["chat"]
    desk.aurora.save()
    assert there not in lucia.get("/inicio/").content.decode()
    assert lucia.get("/chat/").status_code == 404


def test_it_is_read_without_a_script_and_rated_by_a_form(lucia, marta, me, agent):
    number = begin(lucia, me)
    marta.post(f"/escritorio/chat/{number}/decir/", **told(agent, "Voy", key="key-of-the-desk"))
    lucia.post(f"/chat/{number}/terminar/")

    answer = lucia.post(f"/chat/{number}/valorar/", {"stars": "5", "comment": "Rápido"}, follow=True)

    assert "Voy" in answer.content.decode()
    assert "5 de 5 estrellas" in lucia.get("/chat/").content.decode()
    assert Conversation.objects.get(pk=number).rating_words == "Rápido"
