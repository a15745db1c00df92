"""Reading the desk's page of a ticket, and filling its forms as a browser would."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client

from ventanilla.domain.tickets.models import Ticket

SEEN = ("version", "seen_message", "seen_event")


def address(ticket: Ticket, what: str = "") -> str:
    return f"/escritorio/incidencias/{ticket.number}/{what}"


def page_of(browser: Client, ticket: Ticket, query: str = "") -> str:
    answer = browser.get(address(ticket) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def seen_in(page: str) -> dict[str, str]:
    """What the forms of this page say that it has shown."""
    return {name: hidden(page, name) for name in SEEN}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def box_of(page: str) -> str:
    """What is in the composer."""
    return unescape(page.partition('id="composer"')[2].partition(">\n")[2].partition("</textarea>")[0])


def chosen_tab(page: str) -> str:
    [tab] = re.findall(r'name="kind" value="(\w+)"[^>]*? checked', page)
    return str(tab)


def say(
    browser: Client, ticket: Ticket, what: str, message: str = "Hola, Lucía.", **more: Any
) -> HttpResponse:
    return browser.post(address(ticket, f"decir/{what}/"), {"message": message, **more})  # type: ignore[no-any-return]
