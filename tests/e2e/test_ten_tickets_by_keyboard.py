"""Somebody comes to work, answers ten tickets and goes on with the day, and never touches the mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.e2e.stage_ten import NOA, TEN
from ventanilla.domain.tickets.status import Status

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

WATCH_THE_HAND = """for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"])
  addEventListener(kind, () => sessionStorage.setItem("mouse", kind), { capture: true })"""
NAME_OF_FOCUS = """() => {
  const here = document.activeElement
  return (here.labels?.[0] ?? here).innerText.trim()
}"""
OSCAR = "oscar@ribera-pruebas.example"
STOPS = 40


class Hands:
    """Two hands on a keyboard; the eyes wait until the page shows what they expect."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, words: str) -> None:
        """Tab until what has the focus begins with these words."""
        for _ in range(STOPS):
            if self.page.evaluate(NAME_OF_FOCUS).startswith(words):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to «{words}»")

    def comes_to_the_first(self) -> None:
        """The page may be seen a moment before its keys are there; who was too fast presses again, and no row is passed."""
        first = self.page.locator("a.line").first
        for _ in range(STOPS):
            self.press("k")
            if first.evaluate("row => row === document.activeElement"):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("No key came to the first row")

    def reads(self, subject: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(subject)
        self.page.wait_for_load_state()  # the heading is there before the keys are: scripts run last

    def send(self, text: str, *, by: str = "Control+Enter") -> None:
        expect(self.page.get_by_label("Mensaje", exact=True)).to_be_focused()
        self.type(text)
        self.press(by)

    def said(self, text: str) -> None:
        expect(self.page.get_by_role("article").last).to_contain_text(text)

    def choose_status(self, words: str) -> None:
        self.press("s")
        self.tab_to(words)
        self.press("Enter")


@pytest.fixture
def noa(browsers) -> Hands:
    page = browsers.stranger(reduced_motion="reduce")
    page.add_init_script(WATCH_THE_HAND)
    page.goto("/acceso/")
    return Hands(page)


def test_ten_tickets_are_answered_without_the_mouse(house, browsers, noa):
    comes_in(noa)
    answers_the_first_three(noa)
    answers_the_next_four(noa)
    answers_the_last_three(noa)
    follows_two_and_moves_on(noa)

    assert noa.page.evaluate("sessionStorage.getItem('mouse')") is None
    all_ten_are_answered(house)
    the_customer_reads_the_answers_and_no_note(house, browsers)


def comes_in(noa: Hands) -> None:
    expect(
        noa.page.get_by_label("Correo", exact=True)
    ).to_be_focused()  # with the first frame, after the page is there
    noa.type(NOA)
    noa.press("Tab")
    noa.type(PASSWORD)
    noa.press("Enter")
    noa.reads("Mis incidencias")


def answers_the_first_three(noa: Hands) -> None:
    noa.comes_to_the_first()
    noa.press("Enter")
    noa.reads(TEN[0])
    noa.press("r")
    noa.send("Respuesta uno: prueba otro enchufe.")
    noa.said("Respuesta uno")

    noa.press("J")
    noa.reads(TEN[1])
    noa.press("n")
    noa.send("Nota secreta: es la del pasillo.")
    noa.said("Nota secreta")
    noa.press("r")
    noa.send("Respuesta dos: abre la bandeja trasera.")
    noa.said("Respuesta dos")

    noa.press("]")
    noa.reads(TEN[2])
    noa.choose_status("Resolver")
    noa.send("Respuesta tres: te hemos dado permiso.")
    expect(noa.page.locator("header.readhead")).to_contain_text("Resuelto")


def answers_the_next_four(noa: Hands) -> None:
    noa.press("J")
    noa.reads(TEN[3])
    noa.press("r")
    noa.send("Respuesta cuatro: pasa Bruno a verlo.")
    noa.said("Respuesta cuatro")
    noa.press("a")
    expect(noa.page.get_by_label("Asignar a")).to_be_focused()
    noa.type("Bruno")
    noa.tab_to("Guardar")
    noa.press("Enter")
    expect(noa.page.locator("header.readhead")).to_contain_text("Bruno Gil")

    noa.press("J")
    noa.reads(TEN[4])
    noa.press("m")
    noa.type("estamos")
    expect(noa.page.get_by_role("dialog")).to_contain_text("Estamos en ello")
    noa.press("Enter")
    expect(noa.page.get_by_label("Mensaje", exact=True)).to_have_value(re.compile("Hola, Óscar"))
    noa.send(" Respuesta cinco.")
    noa.said("Respuesta cinco")

    noa.press("J")
    noa.reads(TEN[5])
    noa.choose_status("Preguntar al cliente")
    noa.send("Respuesta seis: ¿hay espacio en el disco?")
    expect(noa.page.locator("header.readhead")).to_contain_text("Esperando al cliente")

    noa.press("J")
    noa.reads(TEN[6])
    noa.press("q")
    expect(noa.page.get_by_label("Prioridad")).to_be_visible()
    noa.tab_to("Prioridad")
    noa.type("Baja")
    noa.tab_to("Guardar")
    noa.press("Enter")
    expect(noa.page.locator("header.readhead")).to_contain_text("Baja")
    noa.press("r")
    noa.send("Respuesta siete: mira el cable de red.", by="Control+Shift+Enter")


def answers_the_last_three(noa: Hands) -> None:
    noa.reads(TEN[7])
    noa.press("t")
    expect(noa.page.get_by_label("Etiquetas")).to_be_focused()
    noa.type("escritorio")
    noa.press("Enter")
    expect(noa.page.locator("#ties")).to_contain_text("escritorio")
    noa.press("Escape", "r")
    noa.send("Respuesta ocho: ya lo tienes.")
    noa.said("Respuesta ocho")

    noa.press("J")
    noa.reads(TEN[8])
    noa.choose_status("Dejar pendiente")
    noa.send("Respuesta nueve: llega uno nuevo mañana.")
    expect(noa.page.locator("header.readhead")).to_contain_text("Pendiente")

    noa.press("J")
    noa.reads(TEN[9])
    noa.press("r")
    noa.send("Respuesta diez: era el micrófono.", by="Control+Alt+Enter")
    expect(noa.page.locator("header.readhead")).to_contain_text("Resuelto")


def follows_two_and_moves_on(noa: Hands) -> None:
    noa.press("u")
    noa.reads("Mis incidencias")
    noa.press("j", "x", "j", "x", "b")
    noa.tab_to("Seguir")
    noa.press("Enter")
    expect(noa.page.get_by_role("dialog", name="Seguir")).to_be_visible()
    noa.press("Enter")
    expect(noa.page.get_by_text("2 incidencias hechas.")).to_be_visible()
    noa.press("Enter")
    noa.reads("Mis incidencias")

    noa.press("Control+k")
    noa.type("sin asignar")
    expect(noa.page.get_by_role("option", name="Sin asignar").first).to_have_attribute(
        "aria-selected", "true"
    )
    noa.press("Enter")
    noa.reads("Sin asignar")
    noa.press("g", "m")
    noa.reads("Mis incidencias")


def all_ten_are_answered(house) -> None:
    words = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"]
    for place, word in enumerate(words, start=1):
        rows = house.rows(
            "select body from tickets_message where ticket_id = %s and not is_note and staff_id is not null",
            house.ticket(f"ten_{place}"),
        )
        assert [body for (body,) in rows if f"Respuesta {word}" in body], place
    statuses = {place: house.status_of(house.ticket(f"ten_{place}")) for place in (3, 6, 9, 10)}
    assert statuses == {
        3: Status.RESOLVED,
        6: Status.AWAITING_CUSTOMER,
        9: Status.PENDING,
        10: Status.RESOLVED,
    }
    followed = """select count(*) from tickets_watch w join people_staffmember s on s.id = w.staff_id
        join people_person p on p.id = s.person_id where p.email = %s"""
    assert house.rows(followed, NOA) == [(2,)]


def the_customer_reads_the_answers_and_no_note(house, browsers) -> None:
    oscar = browsers.of(OSCAR)
    oscar.goto(f"/incidencias/{house.ticket('ten_2')}/")
    expect(oscar.get_by_role("article").last).to_contain_text("Respuesta dos")
    expect(oscar.get_by_text("Nota secreta")).to_have_count(0)
