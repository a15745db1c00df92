"""Two technicians on one ticket, each at their own browser: they see each other, and nobody's words are lost.

Where no stream gets through, as here, they ask by the clock (with one: `test_live_pages`).
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

MARTA, BRUNO = "marta@norte-pruebas.example", "bruno@norte-pruebas.example"
MINE, HERS = "Lo que escribe Bruno, a medias.", "Lo que Marta dijo antes."


def box(page: Page):
    return page.get_by_label("Mensaje", exact=True)


@pytest.fixture
def share(house) -> str:
    return f"/escritorio/incidencias/{house.ticket('to_share')}/"


@pytest.fixture
def marta(browsers, share) -> Page:
    return without_stream(browsers.of(MARTA, expects=(401,), reduced_motion="reduce"), share)


@pytest.fixture
def bruno(browsers, share) -> Page:
    return without_stream(browsers.of(BRUNO, expects=(401, 422), reduced_motion="reduce"), share)


def without_stream(page: Page, address: str) -> Page:
    page.context.route("**/vivo/", lambda route: route.fulfill(status=401))
    page.goto(address)
    return page


def test_they_see_that_the_other_is_there_and_writes(marta, bruno):
    expect(bruno.locator("[data-presence-words]")).to_have_text(
        "Marta Solís la tiene abierta", timeout=15_000
    )

    box(marta).press_sequentially("Estoy en ello")
    expect(bruno.locator("[data-presence-words]")).to_have_text(
        "Marta Solís está escribiendo…", timeout=15_000
    )
    expect(bruno.locator("[data-presence-faces]")).to_have_text("MS")

    marta.goto("/escritorio/")
    expect(bruno.locator("[data-presence-words]")).to_have_text("", timeout=15_000)


def test_both_texts_are_kept_and_the_second_sending_is_a_decision(marta, bruno):
    box(bruno).fill(MINE)
    box(marta).fill(HERS)
    marta.keyboard.press("Control+Enter")
    expect(marta.get_by_role("article").last).to_contain_text(HERS)

    expect(bruno.get_by_role("link", name="Hay novedades")).to_be_visible(timeout=15_000)
    expect(box(bruno)).to_have_value(MINE)
    box(bruno).press("Control+Enter")

    banner = bruno.get_by_role("alert")
    expect(banner).to_contain_text("Marta Solís ha escrito mientras escribías.")
    expect(banner).to_be_focused()
    expect(box(bruno)).to_have_value(MINE)
    theirs = bruno.get_by_role("article").last
    expect(theirs).to_contain_text(HERS)
    expect(theirs).to_contain_text("nuevo")

    box(bruno).press("Control+Enter")
    expect(bruno.get_by_role("article").last).to_contain_text(MINE)
    expect(bruno.get_by_role("alert")).to_have_count(0)


def test_news_are_read_without_losing_what_is_being_typed(marta, bruno):
    box(bruno).fill(MINE)
    marta.get_by_role("radio", name="Nota interna").check()
    box(marta).fill("Ojo: está en garantía.")
    marta.keyboard.press("Control+Enter")

    bruno.get_by_role("link", name="Hay novedades").click(timeout=15_000)

    expect(bruno.get_by_role("article").last).to_contain_text("Ojo: está en garantía.")
    expect(box(bruno)).to_have_value(MINE)
    bruno.get_by_role("button", name="Descartar").click()
    expect(box(bruno)).to_have_value("")


def test_qualifying_at_once_shows_both(marta, bruno):
    bruno.keyboard.press("q")
    bruno.get_by_label("Prioridad").select_option(label="Baja")
    marta.keyboard.press("q")
    marta.get_by_label("Prioridad").select_option(label="Media")
    marta.get_by_label("Asignar a").select_option(label="Marta Solís")
    marta.get_by_role("button", name="Guardar").click()
    expect(marta.locator(".readhead")).to_contain_text("Media")

    bruno.get_by_role("button", name="Guardar").click()

    table = bruno.get_by_role("table").filter(has_text="Ahora")
    expect(table).to_contain_text(re.compile("Prioridad.*Media.*Baja", re.DOTALL))
    bruno.get_by_role("button", name="Guardar").click()
    expect(bruno.locator(".readhead")).to_contain_text("Baja")


def test_what_one_hangs_on_it_oneself_is_no_news(browsers, house):
    page = browsers.of(MARTA, reduced_motion="reduce")
    page.goto(f"/escritorio/incidencias/{house.ticket('to_type_in')}/")
    box(page).fill("Escrito antes de etiquetar.")

    page.get_by_role("link", name="Etiquetar").click()
    page.keyboard.type("tambor")
    page.keyboard.press("Enter")
    expect(page.locator("#ties")).to_contain_text("tambor")
    expect(page.get_by_label("Etiquetar: etiquetas, con comas")).to_be_focused()
    expect(box(page)).to_have_value("Escrito antes de etiquetar.")

    box(page).press("Control+Enter")
    expect(page.get_by_role("article").last).to_contain_text("Escrito antes de etiquetar.")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_colleague_is_called_into_a_note_by_keyboard(browsers, house):
    page = browsers.of(MARTA, reduced_motion="reduce")
    page.goto(f"/escritorio/incidencias/{house.ticket('to_type_in')}/")

    page.keyboard.press("n")
    page.keyboard.type("Mira esto, @Bru")
    expect(page.get_by_role("option", name="Bruno Gil")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("Mira esto, @Bruno Gil ")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("article").last).to_contain_text("@Bruno Gil")
    mentioned = "select count(*) from tickets_mention m join tickets_message w on w.id = m.message_id where w.ticket_id = %s"
    assert house.rows(mentioned, house.ticket("to_type_in")) == [(1,)]


def test_a_macro_is_found_seen_and_sent_by_keyboard(browsers, house):
    page = browsers.of(MARTA, reduced_motion="reduce")
    page.goto(f"/escritorio/incidencias/{house.ticket('to_fill')}/")
    box(page).fill("Buenas.")
    page.keyboard.press("Escape")

    page.keyboard.press("m")
    page.keyboard.type("estamos")
    expect(page.get_by_role("dialog")).to_contain_text("Hemos visto la #")
    page.keyboard.press("Enter")

    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value(re.compile(r"Buenas\.\n\nHola, Lucía:.*estamos en ello", re.DOTALL))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article").last).to_contain_text("estamos en ello")
    expect(page.locator(".readhead")).to_contain_text("en marcha")
    expect(page.locator(".readhead")).to_contain_text("Marta Solís")


def test_the_time_is_typed_beside_the_words(browsers, house):
    page = browsers.of(MARTA, reduced_motion="reduce")
    page.goto(f"/escritorio/incidencias/{house.ticket('to_fill')}/")

    page.get_by_role("radio", name="Nota interna").check()
    box(page).fill("Nota con su tiempo.")
    page.get_by_label("Tiempo dedicado").fill("1:15")
    page.get_by_label("Tiempo dedicado").press("Enter")

    note = page.get_by_role("article").last
    expect(note).to_contain_text("Nota con su tiempo.")
    expect(note).to_contain_text("Nota interna")
    expect(page.locator("#ties")).to_contain_text("1 h 15 min")
