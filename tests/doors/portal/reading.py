"""Reading a page as a person does."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from ventanilla.domain.tickets.models import Ticket


class Words(HTMLParser):
    """What a person reads on a page, and how often each tag stands there."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[str] = []
        self.primaries = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.primaries += "primary" in (dict(attrs).get("class") or "").split()

    def handle_data(self, text: str) -> None:
        self.said.append(text)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())


def read(client: Client, address: str) -> Words:
    answer = client.get(address)
    assert answer.status_code == 200
    return Words(answer.content.decode())


def page_of(ticket: Ticket) -> str:
    return reverse("portal:ticket", args=[ticket.number])


def listed(client: Client, address: str) -> list[str]:
    """The titles of the list on this page, in their order."""
    page = client.get(address)
    assert page.status_code == 200
    return re.findall(r'<a class="t"[^>]*>([^<]+)</a>', page.content.decode())
