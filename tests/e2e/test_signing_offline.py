"""A customer signs where there is no network: nothing is lost, and each signature arrives once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.cast import PASSWORD
from tests.e2e.browsing import enter, wait_until
from tests.e2e.signing_pages import AT, MARTA, draw

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

BRUNO = "bruno@norte-pruebas.example"
PHONE = {"width": 390, "height": 844}
CUT = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED")
CONTENT = "select name, tax_id, way from workorders_signature where order_id = %s"


@pytest.fixture
def marta(browsers) -> Page:
    """On her telephone. She comes in anew: she will leave."""
    page: Page = browsers.stranger(viewport=PHONE, expects=CUT)
    enter(page, MARTA, PASSWORD)
    page.goto(AT)
    return page


def take_along(page: Page) -> None:
    page.get_by_role("button", name="Llevar en el móvil").click()
    expect(page.get_by_text("Están en este móvil")).to_be_visible()


def sign(page: Page, number: str, *, name: str = "Lucía Ferrer") -> None:
    page.goto(f"{AT}{number}/")
    page.get_by_label("Nombre y apellidos").fill(name)
    page.get_by_label("NIF").fill("12345678z")
    draw(page)
    page.get_by_role("button", name="Firmar el parte").click()


def kept(page: Page, drawer: str) -> int:
    script = """drawer => new Promise(done => {
      const request = indexedDB.open("phone", 1)
      request.onsuccess = () => {
        const count = request.result.transaction(drawer).objectStore(drawer).count()
        count.onsuccess = () => { request.result.close(); done(count.result) }
      }
    })"""
    return int(page.evaluate(script, drawer))


def test_what_is_signed_without_a_network_waits_and_arrives_once(house, marta):
    order, context = house.stage["links"]["order_far"], marta.context
    take_along(marta)
    context.set_offline(True)
    marta.reload()
    expect(marta.get_by_role("heading", level=1)).to_have_text("Partes en este móvil")
    expect(marta.get_by_text("Cableado del sótano")).to_be_visible()

    sign(marta, order)
    expect(marta.get_by_text("Firmado y guardado en este móvil")).to_be_visible()
    marta.close()
    again = context.new_page()
    again.goto(AT)

    expect(again.get_by_role("heading", name="Pendiente de enviar")).to_be_visible()
    expect(again.get_by_text("Guardada en este móvil, por enviar")).to_be_visible()
    assert house.rows(CONTENT, order) == []
    context.set_offline(False)
    expect(again.get_by_text("Todo enviado")).to_be_visible()
    assert house.rows(CONTENT, order) == [("Lucía Ferrer", "12345678Z", "phone")]
    assert kept(again, "signed") == 0


def test_an_answer_that_is_cut_off_leaves_one_signature(house, marta):
    order, sent = house.stage["links"]["order_cut"], []

    def lose_the_answer(route: Route) -> None:
        sent.append(route.fetch().status)
        route.abort()

    marta.route("**/enviar/", lose_the_answer)
    sign(marta, order)
    expect(marta.get_by_text("Firmado y guardado en este móvil")).to_be_visible()
    assert (sent, len(house.rows(CONTENT, order)), kept(marta, "signed")) == ([200], 1, 1)
    marta.unroute("**/enviar/")

    marta.goto(AT)

    expect(marta.get_by_text("Todo enviado")).to_be_visible()
    assert (len(house.rows(CONTENT, order)), kept(marta, "signed")) == (1, 0)


def test_somebody_else_neither_sees_nor_sends_it_and_leaving_wipes(house, marta):
    order, context = house.stage["links"]["order_left"], marta.context
    take_along(marta)
    context.set_offline(True)
    sign(marta, order, name="Nuria Pardo")
    expect(marta.get_by_text("Firmado y guardado en este móvil")).to_be_visible()
    context.clear_cookies()
    context.set_offline(False)
    marta.goto(AT)
    expect(marta).to_have_url(re.compile("/acceso/"))
    expect(marta.get_by_role("button", name="Entrar", exact=True)).to_be_visible()
    wait_until(marta, "localStorage.phone === '-'")
    assert (kept(marta, "kept"), kept(marta, "signed")) == (0, 1)

    enter(marta, BRUNO, PASSWORD)
    marta.goto(AT)
    expect(marta.get_by_role("heading", level=1)).to_be_visible()
    expect(marta.get_by_text("Nuria Pardo")).to_be_hidden()
    leave(marta)
    assert house.rows(CONTENT, order) == []

    enter(marta, MARTA, PASSWORD)
    with marta.expect_response("**/turno/"):
        marta.goto(AT)
    expect(marta.get_by_text("Todo enviado")).to_be_visible()
    assert len(house.rows(CONTENT, order)) == 1
    take_along(marta)
    leave(marta)
    assert (kept(marta, "kept"), kept(marta, "signed")) == (0, 0)


def leave(page: Page) -> None:
    page.get_by_role("button", name="Tu menú").click()
    page.get_by_role("button", name="Salir").click()
    expect(page.get_by_role("button", name="Entrar", exact=True)).to_be_visible()
