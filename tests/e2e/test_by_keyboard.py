"""The same work without a mouse: Tab, Enter, Space and arrows, and always seeing where one is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.e2e.keys import stops_of, tab_to, where

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA = "lucia@aurora-pruebas.example"
MARTA = "marta@norte-pruebas.example"


@pytest.fixture
def lucia(browsers) -> Page:
    return browsers.of(LUCIA, reduced_motion="reduce")


@pytest.fixture
def marta(browsers) -> Page:
    return browsers.of(MARTA, reduced_motion="reduce")


def test_one_comes_in_by_keyboard(browsers):
    page = browsers.stranger(reduced_motion="reduce")
    page.goto("/acceso/")
    assert "Correo" in where(page)["name"]

    page.keyboard.type(LUCIA)
    tab_to(page, "Contraseña")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/inicio/$"))


def test_the_first_stop_leads_past_the_menus(lucia):
    lucia.goto("/incidencias/")

    tab_to(lucia, "Saltar al contenido")
    expect(lucia.get_by_role("link", name="Saltar al contenido")).to_be_in_viewport()
    lucia.keyboard.press("Enter")

    tab_to(lucia, "Nueva incidencia")
    assert lucia.evaluate("document.querySelectorAll('[data-stop]').length") <= 3


def test_a_ticket_is_opened_by_keyboard(lucia):
    lucia.goto("/inicio/")
    tab_to(lucia, "Nueva incidencia")
    lucia.keyboard.press("Enter")
    expect(lucia.get_by_role("heading", level=1)).to_have_text("Nueva incidencia")

    tab_to(lucia, "Tipo")
    lucia.keyboard.type("Consulta")
    tab_to(lucia, "Media")
    lucia.keyboard.press("ArrowRight")
    tab_to(lucia, "Asunto")
    lucia.keyboard.type("Un curso de la centralita")
    tab_to(lucia, "¿Qué pasa?")
    lucia.keyboard.type("¿Podéis enseñarnos a desviar llamadas?")
    tab_to(lucia, "elige archivos")
    tab_to(lucia, "Enviar")
    lucia.keyboard.press("Enter")

    expect(lucia.get_by_role("heading", level=1)).to_have_text("Un curso de la centralita")
    expect(lucia.locator("header.tick")).to_contain_text("Consulta")
    expect(lucia.locator("header.tick")).to_contain_text("Alta")


def test_a_ticket_is_answered_and_left_alone_by_keyboard(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_keys')}/")
    tab_to(lucia, "Tu respuesta")
    lucia.keyboard.type("Escrito sin ratón.")
    tab_to(lucia, "Adjuntar archivos")
    tab_to(lucia, "Responder")
    lucia.keyboard.press("Enter")
    expect(lucia.get_by_role("article").last).to_contain_text("Escrito sin ratón.")

    lucia.goto(f"/incidencias/{house.ticket('to_keys')}/")
    tab_to(lucia, "Más acciones")
    lucia.keyboard.press("Enter")
    tab_to(lucia, "Cancelar la incidencia")
    lucia.keyboard.press("Escape")
    assert "Más acciones" in where(lucia)["name"]
    expect(lucia.get_by_role("link", name="Cancelar la incidencia")).to_be_hidden()


def test_stars_are_given_by_arrows(house, lucia):
    number = house.ticket("to_rate_by_keys")
    lucia.goto(f"/incidencias/{number}/")

    tab_to(lucia, "1, mal")
    for _ in range(4):
        lucia.keyboard.press("ArrowRight")
    tab_to(lucia, "¿Quieres contarnos algo más?")
    tab_to(lucia, "Enviar la valoración")
    lucia.keyboard.press("Enter")

    expect(lucia.get_by_role("img", name="5 de 5 estrellas").first).to_be_visible()
    assert house.rows("select stars from tickets_rating where ticket_id = %s", number) == [(5,)]


def test_a_list_is_narrowed_by_keyboard(lucia):
    lucia.goto("/incidencias/")
    tab_to(lucia, "Filtrar y ordenar")
    lucia.keyboard.press("Enter")
    expect(lucia.get_by_label("Estado")).to_be_visible()
    tab_to(lucia, "Estado")
    lucia.keyboard.type("Planificado")
    tab_to(lucia, "Ver")
    lucia.keyboard.press("Enter")

    expect(lucia.locator("td a.t").filter(has_text="Prueba planned")).to_have_count(1)
    assert set(lucia.locator("td .st").all_inner_texts()) == {"Planificado"}
    tab_to(lucia, "Estado: Planificado")
    lucia.keyboard.press("Enter")
    expect(lucia.get_by_text("Estado: Planificado")).to_have_count(0)


def test_a_new_ticket_takes_somebody_along_by_keyboard(lucia):
    lucia.goto("/incidencias/nueva/")
    tab_to(lucia, "¿Para quién es?")
    tab_to(lucia, "¿Qué pasa?")
    lucia.keyboard.type("Lo debe saber Pedro.")
    tab_to(lucia, "Añadir contacto")
    lucia.keyboard.press("Enter")
    tab_to(lucia, "Pedro Sanz")
    lucia.keyboard.press("Space")
    tab_to(lucia, "Enviar")
    lucia.keyboard.press("Enter")

    expect(lucia.get_by_role("status").filter(has_text="Hemos recibido")).to_contain_text("Te respondemos")
    expect(lucia.get_by_role("complementary")).to_contain_text("Pedro Sanz")
    tab_to(lucia, "Quitar a Pedro Sanz")


def test_ones_menu_opens_and_closes_by_keyboard(lucia):
    lucia.goto("/inicio/")
    tab_to(lucia, "Tu menú")
    lucia.keyboard.press("Enter")
    expect(lucia.get_by_role("button", name="Salir")).to_be_visible()

    tab_to(lucia, "English")
    lucia.keyboard.press("Escape")

    expect(lucia.get_by_role("button", name="Salir")).to_be_hidden()
    assert "Tu menú" in where(lucia)["name"]


@pytest.mark.parametrize("address", ["/acceso/", "/acceso/olvido/", "/privacidad/"])
def test_the_gate_catches_no_tab_key(browsers, address):
    page = browsers.stranger(reduced_motion="reduce")
    page.goto(address)

    assert all(stop["shown"] and stop["inView"] for stop in stops_of(page))


@pytest.mark.parametrize(
    "address",
    [
        "/inicio/",
        "/incidencias/",
        "/incidencias/?filtrar=1",
        "/incidencias/por-valorar/",
        "/incidencias/nueva/",
        "/incidencias/{talked}/",
        "/incidencias/{talked}/copias/",
        "/incidencias/{closed}/",
    ],
)
def test_the_portal_catches_no_tab_key(house, lucia, address):
    lucia.goto(address.format(**house.stage["tickets"]))

    unseen = [stop["name"] for stop in stops_of(lucia) if not stop["shown"] or not stop["inView"]]

    assert not unseen


@pytest.mark.parametrize(
    "address",
    ["/escritorio/", "/escritorio/incidencias/{talked}/", "/escritorio/correo/", "/escritorio/piezas/"],
)
def test_the_desk_catches_no_tab_key(house, marta, address):
    marta.goto(address.format(**house.stage["tickets"]))

    unseen = [stop["name"] for stop in stops_of(marta) if not stop["shown"] or not stop["inView"]]

    assert not unseen


def test_j_and_k_walk_the_queue_and_enter_opens(marta):
    marta.goto("/escritorio/?cola=todas")
    lines = marta.locator("[data-list] a.line")
    second = lines.nth(1).locator("b").text_content()

    marta.keyboard.press("j")
    expect(lines.nth(0)).to_be_focused()
    marta.keyboard.press("j")
    marta.keyboard.press("j")
    marta.keyboard.press("k")
    expect(lines.nth(1)).to_be_focused()
    assert where(marta)["shown"]
    marta.keyboard.press("Enter")

    expect(marta.get_by_role("heading", level=1)).to_have_text(second or "")


def test_n_writes_a_note_and_r_an_answer(house, marta):
    marta.goto(f"/escritorio/incidencias/{house.ticket('to_desk')}/")

    marta.keyboard.press("n")
    expect(marta.get_by_label("Mensaje")).to_be_focused()
    marta.keyboard.type("Nadie nos ve, ni j ni k nos mueven.")
    marta.keyboard.press("Control+Enter")
    note = marta.get_by_role("article").last
    expect(note).to_contain_text("Nota interna: el cliente no la ve")
    expect(note).to_contain_text("Nadie nos ve, ni j ni k nos mueven.")

    marta.keyboard.press("r")
    marta.keyboard.type("Ya casi está.")
    marta.keyboard.press("Control+Enter")
    answer = marta.get_by_role("article").last
    expect(answer).to_contain_text("Ya casi está.")
    expect(answer).not_to_contain_text("Nota interna")


def test_the_question_mark_shows_the_keys(marta):
    marta.goto("/escritorio/")

    marta.keyboard.press("?")
    expect(marta.get_by_role("dialog", name="Atajos de teclado")).to_be_visible()
    marta.keyboard.press("Escape")

    expect(marta.get_by_role("dialog", name="Atajos de teclado")).to_be_hidden()


def test_on_a_phone_the_other_rooms_of_the_desk_are_one_press_away(marta):
    marta.goto("/escritorio/")
    rooms = marta.get_by_role("navigation", name="Secciones")
    expect(rooms.get_by_role("link", name="Bonos")).to_be_visible()
    expect(rooms.get_by_role("button", name="Más secciones")).to_be_hidden()

    marta.set_viewport_size({"width": 320, "height": 640})
    expect(rooms.get_by_role("link", name="Bonos")).to_be_hidden()
    tab_to(marta, "Más secciones")
    marta.keyboard.press("Enter")
    tab_to(marta, "Bonos")
    marta.keyboard.press("Enter")

    expect(marta).to_have_url(re.compile("/escritorio/bonos/$"))


def test_a_chat_takes_the_focus_when_it_is_opened_and_leaves_it_to_the_page_that_comes(browsers):
    lucia = browsers.of(LUCIA, reduced_motion="reduce", expects=(422,))
    writing = lucia.locator("[data-chat-room] textarea:focus")
    lucia.goto("/inicio/")
    lucia.locator("[data-chat]").click()
    expect(lucia.locator("[data-chat-room] textarea:visible")).to_have_count(1)
    expect(writing).to_be_visible()

    lucia.goto("/incidencias/nueva/")
    lucia.get_by_role("main").get_by_role("button", name="Enviar", exact=True).click()
    expect(lucia.locator("[data-chat-room]")).to_be_visible()
    expect(lucia.locator(".errors")).to_be_focused()

    lucia.locator("[data-chat-room] textarea:visible").focus()
    lucia.keyboard.press("Escape")
    expect(lucia.locator("[data-chat-room]")).to_be_hidden()
    expect(lucia.locator("[data-chat]")).to_be_focused()
