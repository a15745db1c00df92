"""What is typed and not sent stays in the browser, for the one who typed it and as what it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.e2e.browsing import enter

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA, OSCAR = "lucia@aurora-pruebas.example", "oscar@ribera-pruebas.example"
MARTA = "marta@norte-pruebas.example"
SECRET = "La clave del servidor la sabe el gestor."


def test_the_next_person_at_this_computer_does_not_see_what_the_one_before_typed(browsers):
    page = browsers.stranger()
    enter(page, LUCIA, PASSWORD)
    page.goto("/incidencias/nueva/")
    page.get_by_label("¿Qué pasa?").fill(SECRET)
    page.goto("/incidencias/nueva/")
    expect(page.get_by_label("¿Qué pasa?")).to_have_value(SECRET)

    page.context.clear_cookies()
    enter(page, OSCAR, PASSWORD)
    page.goto("/incidencias/nueva/")

    expect(page.get_by_label("¿Qué pasa?")).to_have_value("")


def test_a_note_left_half_written_comes_back_as_a_note(browsers, house):
    page = browsers.of(MARTA)
    address = f"/escritorio/incidencias/{house.ticket('to_draft')}/"
    page.goto(address)
    page.get_by_role("radio", name="Nota interna").check()
    page.get_by_label("Mensaje", exact=True).fill(SECRET)

    page.goto("/escritorio/")
    page.goto(address)

    expect(page.get_by_label("Mensaje", exact=True)).to_have_value(SECRET)
    expect(page.get_by_role("radio", name="Nota interna")).to_be_checked()
    expect(page.get_by_role("button", name="Guardar nota")).to_be_visible()
    expect(page.get_by_role("button", name="Enviar", exact=True)).to_be_hidden()


def test_a_long_log_that_was_pasted_is_kept_as_well(browsers, house):
    page, log = browsers.of(MARTA), "ñ" * 40_000
    address = f"/escritorio/incidencias/{house.ticket('to_draft')}/"
    page.goto(address)

    with page.expect_response(lambda answer: "borrador" in answer.url and answer.ok):
        page.get_by_label("Mensaje", exact=True).fill(log)
    page.goto("/escritorio/")
    page.goto(address)

    expect(page.get_by_label("Mensaje", exact=True)).to_have_value(log)


def test_what_was_not_sent_stays_and_what_was_sent_does_not_come_back(browsers, house):
    page = browsers.of(MARTA, expects=("net::ERR",))
    page.goto(f"/escritorio/incidencias/{house.ticket('to_draft')}/")
    box = page.get_by_label("Mensaje", exact=True)
    with page.expect_response(lambda answer: "borrador" in answer.url and answer.ok):
        box.fill("Ya está cambiado el cable.")
    page.evaluate("Object.defineProperty(navigator, 'onLine', { value: false })")
    page.route("**/salud", lambda asked: asked.abort())
    box.press("Control+Enter")
    expect(page.get_by_text("no se ha enviado")).to_be_visible()
    expect(box).to_have_value("Ya está cambiado el cable.")

    page.unroute("**/salud")  # it was the browser that believed so, and the house is there
    box.press("Control+Enter")
    expect(page.get_by_role("article").last).to_contain_text("Ya está cambiado el cable.")
    page.go_back()

    expect(box).to_have_value("")
