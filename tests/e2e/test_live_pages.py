"""Open pages keep themselves true: what somebody else does is seen at once, and nothing of one's own is disturbed."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA, MARTA, BRUNO = (
    "lucia@aurora-pruebas.example",
    "marta@norte-pruebas.example",
    "bruno@norte-pruebas.example",
)
AT_ONCE = 3_000
"""Milliseconds, on a machine that has much else to do: no clock is that fast."""


STANDS = """document.addEventListener("ventanilla:stream", event => {
  document.documentElement.dataset.stands = event.detail.open
})"""


def listening(page: Page, address: str) -> Page:
    """On this page, with the stream open."""
    page.add_init_script(STANDS)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-stands", "true")
    return page


def streams_of(context: BrowserContext) -> list[str]:
    """Fills while the browser opens some."""
    opened: list[str] = []
    context.on(
        "request", lambda request: opened.append(request.url) if request.url.endswith("/vivo/") else None
    )
    return opened


def say(page: Page, words: str, keys: str = "Control+Enter") -> None:
    page.get_by_label("Mensaje", exact=True).fill(words)
    page.keyboard.press(keys)


def test_a_customer_reads_the_answer_while_typing_and_two_tabs_share_one_stream(browsers, house):
    number = house.ticket("to_hear")
    here = f"/incidencias/{number}/"
    first = browsers.of(LUCIA, reduced_motion="reduce")
    opened = streams_of(first.context)
    listening(first, here)
    second = listening(first.context.new_page(), here)
    marta = browsers.of(MARTA, reduced_motion="reduce")
    marta.goto(f"/escritorio/incidencias/{number}/")
    draft = second.get_by_label("Tu respuesta")
    draft.press_sequentially("A medias")

    say(marta, "Ya está en camino.")
    expect(marta.get_by_role("article").last).to_contain_text("Ya está en camino.")

    for tab in (second, first):
        expect(tab.get_by_role("article").last).to_contain_text("Ya está en camino.", timeout=AT_ONCE)
        expect(tab.locator("[data-said]")).to_have_text("Nuevo mensaje de Marta Solís")
    expect(draft).to_be_focused()
    expect(draft).to_have_value("A medias")
    assert len(opened) == 1

    with second.expect_request("**/vivo/"):
        first.close()
    expect(second.locator("html")).to_have_attribute("data-stands", "true")
    say(marta, "Entregado.", "Control+Alt+Enter")

    expect(second.get_by_role("article").last).to_contain_text("Entregado.")
    expect(second.locator(".tick")).to_contain_text("Resuelto")
    expect(second.locator(".judge")).to_be_visible()
    expect(draft).to_have_value("A medias")
    assert len(opened) == 2


def test_what_is_said_before_the_stream_stands_is_seen_all_the_same(browsers, house):
    number = house.ticket("to_hear")
    lucia, held = browsers.of(LUCIA, reduced_motion="reduce"), []
    lucia.context.route("**/vivo/", lambda route: route.continue_() if held else held.append(route))
    marta = browsers.of(MARTA, reduced_motion="reduce")
    marta.goto(f"/escritorio/incidencias/{number}/")
    with lucia.expect_request("**/vivo/"):
        lucia.goto(f"/incidencias/{number}/")

    say(marta, "Antes de que oiga.")
    expect(marta.get_by_role("article").last).to_contain_text("Antes de que oiga.")
    held[0].continue_()

    expect(lucia.get_by_role("article").last).to_contain_text("Antes de que oiga.", timeout=AT_ONCE)


def test_a_tab_that_joins_late_hears_from_the_other_what_it_has_missed(browsers, house):
    here = f"/incidencias/{house.ticket('to_hear')}/"
    first = listening(browsers.of(LUCIA, reduced_motion="reduce"), here)
    second, held = first.context.new_page(), []
    second.route("**/js/live*.js", lambda route: held.append(route))
    with second.expect_request("**/js/live*.js"):
        second.goto(here)
    marta = browsers.of(MARTA, reduced_motion="reduce")
    marta.goto(f"/escritorio{here}")
    say(marta, "Para las dos.")
    expect(first.get_by_role("article").last).to_contain_text("Para las dos.", timeout=AT_ONCE)
    expect(second.get_by_role("article").last).not_to_contain_text("Para las dos.")

    held[0].continue_()

    expect(second.get_by_role("article").last).to_contain_text("Para las dos.", timeout=AT_ONCE)


def test_what_a_colleague_says_counts_as_seen_when_it_has_been_before_the_eyes(browsers, house):
    here = f"/escritorio/incidencias/{house.ticket('full')}/"
    bruno = listening(
        browsers.of(BRUNO, reduced_motion="reduce", viewport={"width": 1440, "height": 560}), here
    )
    marta = listening(browsers.of(MARTA, reduced_motion="reduce"), here)
    expect(bruno.locator("[data-presence-words]")).to_have_text(
        "Marta Solís la tiene abierta", timeout=AT_ONCE
    )
    version = bruno.locator("form.say [name=version]")
    before = version.input_value()
    bruno.get_by_label("Mensaje", exact=True).press_sequentially("Lo mío")
    bruno.locator(".scroll").evaluate("one => { one.scrollTop = 0 }")

    say(marta, "Lo de Marta.")
    news = bruno.get_by_role("link", name="Hay novedades")
    expect(news).to_be_visible()
    expect(bruno.get_by_role("article").last).to_contain_text("Lo de Marta.")
    expect(version).to_have_value(before)

    news.click()
    expect(version).not_to_have_value(before)
    expect(news).to_be_hidden()
    bruno.get_by_label("Mensaje", exact=True).press("Control+Enter")
    expect(bruno.get_by_role("article").last).to_contain_text("Lo mío")
    expect(bruno.get_by_role("alert")).to_have_count(0)


def test_without_a_stream_a_page_asks_by_the_clock(browsers, house):
    number = house.ticket("to_hear")
    lucia = browsers.of(LUCIA, expects=(401,), reduced_motion="reduce")
    lucia.context.route("**/vivo/", lambda route: route.fulfill(status=401))
    lucia.clock.install()
    lucia.goto(f"/incidencias/{number}/")
    marta = browsers.of(MARTA, reduced_motion="reduce")
    marta.goto(f"/escritorio/incidencias/{number}/")
    say(marta, "Por el reloj.")
    expect(marta.get_by_role("article").last).to_contain_text("Por el reloj.")

    lucia.clock.run_for(70_000)

    expect(lucia.get_by_role("article").last).to_contain_text("Por el reloj.")
