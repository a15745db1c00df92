"""The nine who try every door, and the reviewed table of what each is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast
from tests.house.estate import Estate
from tests.house.routes import Route, address_of
from tests.house.wrapping import refuse_weak, refuse_what_runs_or_has_no_token

TABLE = Path(__file__).with_name("personas.txt")
METHODS = ("GET", "POST")
PERSONAS = ("anonymous", "pedro", "nuria", "teo", "lucia", "oscar", "marta", "bruno", "ivan")
"""Nobody; technical, billing and quotes contact, access manager of Talleres Aurora; of Clínica Ribera; two agents, an
administrator of the provider. All of them try what is Lucía's."""

ON_BOTH = ("lucia",)
"""Who sees most in the portal."""

SignIn = Callable[..., Client]
Answers = dict[tuple[str, str], str]


def each(people: Iterable[str]) -> list[Any]:
    """For a walk through all the house: everybody on SQLite, who sees most on PostgreSQL too (decision 55)."""
    return [one if one in ON_BOTH else pytest.param(one, marks=pytest.mark.walked) for one in people]


def reviewed(persona: str) -> Answers:
    """(route, method) → the answer that somebody has agreed to."""
    head, *lines = [
        line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")
    ]
    column = head.index(persona)
    return {(line[0], line[1]): line[column] for line in lines}


def asked(persona: str, routes: list[Route], estate: Estate, sign_in: SignIn) -> Answers:
    """(route, method) → what this persona is answered, each time in an untouched house, and wrapped as all our answers."""
    answers: Answers = {}
    came_in = enter_as(persona, estate.cast, sign_in)
    for route in routes:
        for method in METHODS:
            before = transaction.savepoint()
            browser = copy_of(came_in)
            body = {"pressed": "yes"} if method == "POST" else None
            call = browser.post if method == "POST" else browser.get
            answer = call(address_of(route, estate), body, secure=True)
            refuse_badly_wrapped(route.name, answer)
            answers[route.name, method] = word_for(answer)
            transaction.savepoint_rollback(before)
    return answers


def refuse_badly_wrapped(name: str, answer: HttpResponse) -> None:
    refuse_weak(answer.request["PATH_INFO"], answer)
    if name != "desk:letter_view" and not answer.streaming and "html" in answer.get("Content-Type", ""):
        refuse_what_runs_or_has_no_token(name, answer.content.decode())


def enter_as(persona: str, cast: Cast, sign_in: SignIn) -> Client:
    browser = Client(raise_request_exception=False)
    if persona != "anonymous":
        browser.cookies = sign_in(getattr(cast, persona)).cookies
    return browser


def copy_of(browser: Client) -> Client:
    """Another browser with the same session, whatever happens to this one."""
    twin = Client(raise_request_exception=False)
    twin.cookies.load(browser.cookies.output(attrs=[], header="").replace("\r\n", ";"))
    return twin


def word_for(answer: HttpResponse) -> str:
    """The status; `login` when one is sent to the login page."""
    to_login = answer.status_code == 302 and answer["Location"].split("?")[0] == "/acceso/"
    return "login" if to_login else str(answer.status_code)
