"""The nine who try every door, and the reviewed table of what each is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast
from tests.house.estate import Estate
from tests.house.routes import Route, address_of

TABLE = Path(__file__).with_name("personas.txt")
METHODS = ("GET", "POST")
PERSONAS = ("anonymous", "pedro", "nuria", "teo", "lucia", "oscar", "marta", "bruno", "ivan")
"""Nobody; technical, billing and quotes contact, access manager of Talleres Aurora; of Clínica Ribera; two agents, an
administrator of the provider. All of them try what is Lucía's."""

SignIn = Callable[..., Client]
Answers = dict[tuple[str, str], str]


def reviewed(persona: str) -> Answers:
    """(route, method) → the answer that somebody has agreed to."""
    head, *lines = [
        line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")
    ]
    column = head.index(persona)
    return {(line[0], line[1]): line[column] for line in lines}


def asked(persona: str, routes: list[Route], estate: Estate, sign_in: SignIn) -> Answers:
    """(route, method) → what this persona is answered, each time in an untouched house."""
    answers: Answers = {}
    came_in = enter_as(persona, estate.cast, sign_in)
    for route in routes:
        for method in METHODS:
            before = transaction.savepoint()
            browser = copy_of(came_in)
            body = {"pressed": "yes"} if method == "POST" else None
            call = browser.post if method == "POST" else browser.get
            answers[route.name, method] = word_for(call(address_of(route, estate), body))
            transaction.savepoint_rollback(before)
    return answers


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
