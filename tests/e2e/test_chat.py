"""Somebody asks in the portal and somebody answers in the desk, in two browsers; and the box on a line that trembles."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.config.conftest import free_port, served
from tests.e2e.browsing import Browsers
from tests.e2e.installation import Installation, new_installation
from tests.flows.trembling import Line

pytestmark = [pytest.mark.browser, pytest.mark.drawn]


@pytest.fixture(scope="module")
def chat_house(prepared_once, tmp_path_factory) -> Iterator[tuple[Installation, dict[str, Any]]]:
    """One where somebody answers at any hour."""
    with new_installation(tmp_path_factory.mktemp("chat"), prepared_once, free_port()) as found:
        people = json.loads(found.run(sys.executable, "-m", "tests.flows.chat_people"))
        with served(found.environ, int(found.url.rsplit(":", 1)[1])):
            yield found, people


@pytest.fixture
def opened(browser: Browser, chat_house) -> Iterator[Browsers]:
    browsers = Browsers(browser, chat_house[0].url, "", {})
    yield browsers
    wrongs = browsers.close()
    assert not wrongs, "\n".join(wrongs)


def come_in(browsers: Browsers, person: dict[str, Any], **wishes: Any) -> Page:
    page = browsers.stranger(**wishes)
    cookies = [
        {"name": name, "value": value, "url": browsers.origin} for name, value in person["cookies"].items()
    ]
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    return page


def write(page: Page, words: str) -> None:
    box = page.locator("[data-chat-form] textarea")
    box.fill(words)
    box.press("Enter")


def test_who_asks_is_answered_and_what_was_said_becomes_a_ticket(chat_house, opened):
    installation, people = chat_house
    lucia, marta = come_in(opened, people["lucia"]), come_in(opened, people["marta"])
    marta.goto("/escritorio/chat/")

    lucia.goto("/inicio/")
    lucia.get_by_role("button", name="Chat").click()
    write(lucia, "No imprime la de recepción")
    expect(lucia.locator(".chatlines .me")).to_contain_text("Enviado")
    expect(marta).to_have_title("(1) Chat · Norte Sistemas")
    marta.locator("[data-chat-row]").click()
    marta.get_by_role("button", name="Atender").click()
    expect(marta.get_by_text("La atiendes tú")).to_be_visible()
    lucia.locator("[data-chat-form] textarea").press_sequentially("y ")
    expect(marta.locator("[data-chat-typing]")).to_have_text("Lucía está escribiendo…")
    write(marta, "Voy para allá")

    expect(lucia.locator("[data-chat-log]")).to_contain_text("Voy para allá")
    expect(lucia.locator("#chat-title")).to_have_text("Marta Solís")
    expect(marta.locator(".chatlines .me .seen")).to_be_visible()
    lucia.goto("/incidencias/")  # it goes on, and what was begun is still there
    expect(lucia.locator("[data-chat-log]")).to_contain_text("Voy para allá")
    expect(lucia.locator("[data-chat-form] textarea")).to_have_value("y ")
    marta.keyboard.press("Escape")
    marta.get_by_role("link", name="Incidencia", exact=True).click()
    marta.get_by_label("Asunto").fill("La impresora de recepción")
    marta.get_by_role("button", name="Abrir la incidencia").click()
    expect(marta.locator("h1")).to_have_text("La impresora de recepción")
    expect(lucia.get_by_role("link", name="Ver la incidencia #")).to_be_visible()
    assert installation.rows("select state from chat_conversation") == [("ticket",)]


def test_the_box_loses_nothing_on_a_line_that_trembles(chat_house, browser):
    installation, people = chat_house
    said = [f"línea {number}" for number in range(12)]

    with trembling(installation) as (line, fall):
        browsers = Browsers(browser, f"http://127.0.0.1:{line.port}", "", {})
        page = come_in(browsers, people["lucia"], expects=("net::ERR",))
        page.goto("/inicio/")
        page.get_by_role("button", name="Chat").click()
        expect(page.locator("[data-chat-form]")).to_be_visible()
        line.ill = 0.3
        for words in said[:8]:
            write(page, words)
        expect(page.locator("[data-chat-pending] li")).to_have_count(0)
        fall()
        for words in said[8:]:
            write(page, words)
        expect(page.get_by_text("Pendiente de enviar")).to_have_count(4)
        line.is_down, line.ill = False, 0
        page.goto("/incidencias/")
        expect(page.locator(".chatlines[data-chat-lines] .me")).to_have_count(12)
        wrongs = browsers.close()

    rows = installation.rows(
        "select body from chat_line where body like 'línea%%' order by conversation_id, entry"
    )
    assert [body for (body,) in rows] == said
    assert not wrongs


def test_an_answer_about_the_chat_of_before_does_not_bring_it_back(chat_house, opened):
    installation, people = chat_house
    lucia, held = come_in(opened, people["lucia"]), []
    lucia.goto("/inicio/")
    lucia.get_by_role("button", name="Chat").click()
    write(lucia, "El de antes")
    expect(lucia.locator(".chatlines .me").last).to_contain_text("Enviado")
    before = lucia.locator("[data-chat-room]").get_attribute("data-conversation")
    lucia.route(
        f"**/chat/{before}/lineas/**", lambda route: held.append(route)
    )  # a method of a list cannot be marked
    with lucia.expect_request("**/lineas/**"):
        lucia.evaluate("dispatchEvent(new Event('online'))")
    token = lucia.locator("[data-chat-room] [name=csrfmiddlewaretoken]").first.input_value()
    ended = lucia.request.post(
        f"{installation.url}/chat/{before}/terminar/", form={"csrfmiddlewaretoken": token}
    )
    assert ended.ok

    write(lucia, "El de ahora")
    expect(lucia.locator("[data-chat-lines]")).to_contain_text("El de ahora")
    held[0].continue_()
    lucia.wait_for_timeout(500)

    expect(lucia.locator("[data-chat-lines]")).to_contain_text("El de ahora")
    assert lucia.locator("[data-chat-room]").get_attribute("data-conversation") != before


def test_what_is_told_while_the_box_is_asking_is_asked_for_at_once(chat_house, opened):
    _installation, people = chat_house
    lucia, marta, held = come_in(opened, people["lucia"]), come_in(opened, people["marta"]), []
    lucia.goto("/inicio/")
    lucia.get_by_role("button", name="Chat").click()
    write(lucia, "¿Sigues ahí?")
    expect(lucia.locator(".chatlines .me").last).to_contain_text("Enviado")
    number = lucia.locator("[data-chat-room]").get_attribute("data-conversation")
    marta.goto(f"/escritorio/chat/{number}/")
    write(marta, "Aquí")
    expect(lucia.locator("[data-chat-log]")).to_contain_text("Aquí")
    lucia.route(
        "**/lineas/**", lambda route: route.continue_() if held else held.append((route, route.fetch()))
    )
    lucia.evaluate("dispatchEvent(new Event('online'))")
    lucia.wait_for_timeout(300)

    write(marta, "Y ahora también")
    expect(marta.locator(".chatlines .me").last).to_contain_text("Enviado")
    lucia.wait_for_timeout(500)
    held[0][0].fulfill(response=held[0][1])

    # By itself it would ask after fifteen seconds.
    expect(lucia.locator("[data-chat-log]")).to_contain_text("Y ahora también")


def test_a_clock_that_is_put_back_turns_nothing_round(chat_house, opened):
    installation, people = chat_house
    lucia = come_in(opened, people["lucia"], expects=("net::ERR",))
    lucia.route("**/chat/decir/", lambda route: route.abort())
    for words, hour in (("reloj uno", 12), ("reloj dos", 9)):
        lucia.clock.set_fixed_time(f"2026-11-23T{hour:02}:00:00Z")
        lucia.goto("/inicio/")
        if words == "reloj uno":
            lucia.get_by_role("button", name="Chat").click()
        write(lucia, words)
        expect(lucia.locator("[data-chat-pending]")).to_contain_text(words)
    lucia.unroute("**/chat/decir/")

    expect(lucia.locator("[data-chat-pending] li")).to_have_count(0, timeout=20_000)
    said = installation.rows(
        "select body from chat_line where body like 'reloj%%' order by conversation_id, entry"
    )
    assert said == [("reloj uno",), ("reloj dos",)]


def test_much_that_waits_in_letters_of_many_bytes_goes_all_the_same(chat_house, opened):
    installation, people = chat_house
    lucia = come_in(opened, people["lucia"], expects=("net::ERR",))
    lucia.route("**/chat/decir/", lambda route: route.abort())
    lucia.goto("/inicio/")
    lucia.get_by_role("button", name="Chat").click()
    for number in range(7):
        write(lucia, f"{number}{'漢' * 3990}")
    expect(lucia.locator("[data-chat-pending] li")).to_have_count(7)
    lucia.unroute("**/chat/decir/")
    lucia.evaluate("dispatchEvent(new Event('online'))")

    expect(lucia.locator("[data-chat-pending] li")).to_have_count(0)
    assert installation.rows("select count(*) from chat_line where body like '%%漢漢%%'") == [(7,)]


async def _fall(line: Line) -> None:
    line.fall()


@contextmanager
def trembling(installation: Installation) -> Iterator[tuple[Line, Callable[[], None]]]:
    """In a thread of its own, whole until it is told to tremble; and how it falls."""
    line = Line(int(installation.url.rsplit(":", 1)[1]), ill=0, held=0.2, life=0.4, seed=7)
    there: list[asyncio.AbstractEventLoop] = []
    gone, stands = asyncio.Event(), threading.Event()

    async def stand() -> None:
        async with line.standing():
            there.append(asyncio.get_running_loop())
            stands.set()
            await gone.wait()

    thread = threading.Thread(target=lambda: asyncio.run(stand()), daemon=True)
    thread.start()
    stands.wait(5)
    try:
        yield line, lambda: asyncio.run_coroutine_threadsafe(_fall(line), there[0]).result(5)
    finally:
        there[0].call_soon_threadsafe(gone.set)
        thread.join(5)
