"""GET never changes anything: a crawler follows every link twice and the database is as it was."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.house.estate import furnish
from tests.house.personas import enter_as
from tests.house.routes import address_of, all_routes
from tests.snapshot import changed, snapshot
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter

LINK = re.compile(r"""(?<![\w-])(?:href|src|action|hx-get|hx-post)=["']([^"'#]+)""")
WALKERS = ("anonymous", "pedro", "lucia", "ivan")
"""Nobody, who sees least and most in the portal, and most at the desk: between them they reach every link."""
NEXT_OF_JOURNAL = re.compile(r"/escritorio/ajustes/registro/\?.*after=")
CURSOR = re.compile(r"(?<=after=)[^&]+")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
OURS = ("https://testserver", "http://testserver")
ENOUGH = 2
"""Addresses that differ in nothing but the values of their query: filters and orders multiply."""
TAKEN_ALONG = ("file.downloaded", "invoice.downloaded", "invoices.downloaded", "invoice.viewed")
"""What a contact takes along, by GET, leaves a line in the journal, and nothing else."""
MOST = 10
"""Questions to one route: every ticket has the same pages, and where everything can be filtered by everything, each pair of
filters would be another one.
"""

LOCKED = {
    "pedro": {
        "/chat/",
        "/contactos/",
        "/datos/",
        "/facturas/",
        "/informes/",
        "/renovaciones/",
        "/servicios/",
        "/partes/",
    },
    "nuria": {
        "/chat/",
        "/contactos/",
        "/datos/",
        "/informes/",
        "/red/",
        "/renovaciones/",
        "/servicios/",
        "/partes/",
    },
    "teo": {
        "/chat/",
        "/incidencias/",
        "/contactos/",
        "/datos/",
        "/facturas/",
        "/informes/",
        "/red/",
        "/servicios/",
        "/partes/",
    },
}
"""Sections that one has no right to stand in the menu as well: with a lock, and a page that says whom to ask."""
OF_A_TELEPHONE = {"/escritorio/firmas/"}
"""Pages that the worker keeps on a telephone are nobody's, and lead a technician there."""


@pytest.fixture
def estate(cast):
    return furnish(cast)


def links_in_letters() -> set[str]:
    """Mail scanners press all of them."""
    text = " ".join(letter.text + letter.html for letter in Letter.objects.all())
    return set(re.findall(r"https://testserver[^\s\"'<>)]*", text))


def crawl(browser, seeds: set[str]) -> tuple[dict[str, int], set[str]]:
    """Every address within the house that can be reached by looking, with its answer's status; and those that pages name."""
    waiting, seen, named, alike, asked = sorted(seeds), {}, set(), Counter(), Counter()
    while waiting:
        address = waiting.pop()
        place = within(address)
        if place is None or place in seen or alike[shape_of(place)] == ENOUGH:
            continue
        route = route_of(place)
        if asked[route] == MOST:
            continue
        alike[shape_of(place)] += 1
        asked[route] += 1
        answer = browser.get(place)
        seen[place] = answer.status_code
        if answer.status_code in (301, 302):
            waiting.append(urljoin(place, answer["Location"]))
        elif leads_on(place, answer):
            links = {
                urljoin(place, link.replace("&amp;", "&")) for link in LINK.findall(answer.content.decode())
            }
            waiting += sorted(links)
            named |= {within(link) for link in links} - {None}
    return seen, named


def without_cursors(seen: dict[str, int]) -> dict[str, int]:
    """The journal's own list moves on by what was taken along meanwhile."""
    return {
        CURSOR.sub("", place): status for place, status in seen.items() if not NEXT_OF_JOURNAL.match(place)
    }


def shape_of(place: str) -> tuple[str, ...]:
    """The path without its day, for a year has many; and what is said in the query without how."""
    parts = urlsplit(place)
    return (DAY.sub("", parts.path), *sorted({name for name, _value in parse_qsl(parts.query)}))


def route_of(place: str) -> str:
    """The name of what answers there, or the address itself where nothing does."""
    try:
        return resolve(urlsplit(place).path).view_name
    except Resolver404:
        return place


def leads_on(place: str, answer) -> bool:
    """A page of ours; a letter shown in the desk leads its reader, not us, and its tokens are masked."""
    return answer["Content-Type"].startswith("text/html") and not answer.streaming and "/vista/" not in place


def within(address: str) -> str | None:
    """Path and query of an address of this house; None for all others, and for static files."""
    for base in OURS:
        address = address.removeprefix(base)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith("/static/"):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@pytest.mark.walked
@pytest.mark.parametrize("persona", WALKERS)
def test_following_every_link_twice_leaves_the_database_as_it_was(estate, sign_in, persona):
    seeds = {"/", *links_in_letters(), *(address_of(route, estate) for route in all_routes())}
    browser = enter_as(persona, estate.cast, sign_in)
    before, latest = snapshot(), Entry.objects.latest("pk").pk

    first, named = crawl(browser, seeds)
    second, _named = crawl(browser, seeds)

    after = changed(before, snapshot())
    told = Entry.objects.exclude(verb__in=TAKEN_ALONG).filter(pk__gt=latest)
    assert (set(after) - {"journal_entry"}, list(told)) == (set(), [])
    assert without_cursors(first) == without_cursors(second)
    assert not [address for address, status in first.items() if status >= 500]
    dead = {address for address in named - OF_A_TELEPHONE if first.get(address) in (403, 404)}
    assert dead == LOCKED.get(persona, set()), "pages lead there"
    assert len(first) > 20
