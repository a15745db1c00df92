"""The sheet of keys and the keys themselves are the same: each on a page is told, each that is told is on a page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from tests.cast import a_ticket
from ventanilla.domain.tickets.actions.working import start
from ventanilla.domain.tickets.models import CannedReply
from ventanilla.doors.desk.keys import KEYS, Key

ALL = [key for group in KEYS for key in group.keys]
KIT = re.compile(r'data-kit="([^"]+)"')
WORN = re.compile(r'data-hotkey="([^"]+)"')


@pytest.fixture
def pages(cast, sign_in) -> dict[str, str]:
    """What somebody has before them who lists, and who reads a ticket that is theirs."""
    CannedReply.objects.create(title="Reiniciar", body="¿Has probado a reiniciarlo?")
    ticket = a_ticket(cast.lucia)
    start(ticket, by=cast.marta)
    browser = sign_in(cast.marta)
    addresses = {
        "list": "/escritorio/",
        "ticket": f"/escritorio/incidencias/{ticket.number}/",
        "planning": "/escritorio/planificacion/",
    }
    return {
        name: with_its_kit(browser, browser.get(address).content.decode())
        for name, address in addresses.items()
    }


def with_its_kit(browser: Client, page: str) -> str:
    """As it is once the script has fetched what it needs."""
    (address,) = KIT.findall(page)
    return page + browser.get(address).content.decode()


def worn(page: str) -> list[str]:
    return [unescape(key) for key in WORN.findall(page)]


def test_every_key_is_told_and_every_told_key_is_there(pages):
    on_pages = {key for page in pages.values() for key in worn(page)}

    assert on_pages == {key.press for key in ALL if not key.is_inborn}


@pytest.mark.parametrize("step", ["unir/", "separar/", "mover/", "correos/", "plazos/", "equipo/"])
def test_a_page_beside_the_ticket_promises_no_keys_of_a_list(cast, sign_in, step):
    ticket = a_ticket(cast.lucia)
    page = sign_in(cast.marta).get(f"/escritorio/incidencias/{ticket.number}/{step}")

    assert page.status_code == 200
    assert "<kbd>j</kbd>" not in page.text


def test_the_sheet_tells_them_all(cast, sign_in):
    sheet = sign_in(cast.marta).get("/escritorio/teclas/").content.decode()

    for key in ALL:
        assert str(key.words) in unescape(sheet)
        for cap in (cap for way in key.caps for cap in way):
            assert f"<kbd>{cap}</kbd>" in unescape(sheet)


def test_who_reads_english_is_led_to_the_queues_in_english(cast, sign_in):
    cast.marta.person.language = "en"
    cast.marta.person.save()

    sheet = unescape(sign_in(cast.marta).get("/escritorio/teclas/").content.decode())

    assert "Go to “Mine”" in sheet
    assert "Ir a" not in sheet


def test_no_key_means_two_things_on_a_page(pages):
    for page in pages.values():
        keys = worn(page)
        assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)


def test_no_key_is_the_beginning_of_another():
    ways = [way for key in ALL for way in key.press.split("|")]

    assert len(ways) == len(set(ways))
    assert not [(one, other) for one in ways for other in ways if other.startswith(f"{one} ")]


def test_every_queue_has_a_key(cast, sign_in):
    links = re.findall(
        r'data-hotkey="(g \w)" href="/escritorio/\?cola=([\w-]+)"',
        sign_in(cast.marta).get("/escritorio/utiles/").content.decode(),
    )

    assert len(links) == len(dict(links)) == 10


def test_the_browser_keeps_the_kit_until_its_words_change(cast, sign_in):
    browser = sign_in(cast.marta)
    in_spanish = browser.get(KIT.findall(browser.get("/escritorio/").text)[0])
    cast.marta.person.language = "en"
    cast.marta.person.save()
    address = KIT.findall(sign_in(cast.marta).get("/escritorio/").text)[0]
    in_english = sign_in(cast.marta).get(address)

    assert "Qué quieres hacer" in in_spanish.text
    assert "What you want to do" in in_english.text
    assert "immutable" in in_spanish["Cache-Control"]
    assert "immutable" in in_english["Cache-Control"]
    assert browser.get("/escritorio/utiles/?v=of-old")["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("press", "caps"),
    [
        ("g m", [["g", "m"]]),
        ("j|ArrowDown", [["j"], ["↓"]]),
        ("Mod+k", [["Ctrl", "K"]]),
        ("Mod+Enter", [["Ctrl", "↵"]]),
    ],
)
def test_keys_are_drawn_as_they_stand_on_the_keyboard(press, caps):
    assert Key(press, "").caps == caps
