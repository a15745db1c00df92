"""One incident, from the moment it happens to its five stars, by mouse and keyboard, in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cast import PASSWORD
from tests.e2e.browsing import Browsers, drop, enter, number_in, paste
from tests.e2e.conftest import House
from tests.e2e.mailbox import links_of, text_of
from tests.e2e.samples import PNG, PROGRAM, TXT

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA = "lucia@aurora-pruebas.example"
PEDRO = "pedro@aurora-pruebas.example"
OSCAR = "oscar@ribera-pruebas.example"
MARTA = "marta@norte-pruebas.example"
SUBJECT = "La impresora del taller no coge papel"
WHAT_HAPPENED = "Desde esta mañana dice «bandeja vacía» con la bandeja llena."
QUESTION = "¿Qué pone exactamente en la pantalla?"
SOLUTION = "Cambiado el rodillo de la bandeja."

VERBS = ["opened", "replied", "qualified", "noted", "asked", "replied", "planned", "resolved", "rated"]
TO_LUCIA = ["received", "qualified", "question", "planned", "resolved"]
TO_MARTA = ["answer", "rated"]


@dataclass
class Journey:
    """The people of one journey, each with a browser of their own."""

    house: House
    lucia: Page
    marta: Page
    strangers: list[Page]
    number: int = 0

    def nobody_else_sees_it(self) -> None:
        for stranger in self.strangers:
            answer = stranger.goto(f"/incidencias/{self.number}/")
            assert answer is not None
            assert answer.status == 404
            expect(stranger.get_by_role("heading", level=1)).to_have_text("Esta página no existe")

    def letter_to_lucia(self, words: str) -> Any:
        return self.house.mailbox.next_to(LUCIA, f"[#{self.number}]", words)


@pytest.fixture
def journey(house: House, browsers: Browsers) -> Journey:
    lucia = browsers.stranger(expects=(422,))
    strangers = [browsers.of(email, expects=(404,)) for email in (OSCAR, PEDRO)]
    return Journey(house, lucia, browsers.of(MARTA), strangers)


def test_an_incident_goes_all_the_way_through_the_house(journey):
    lucia_opens_it_with_two_files(journey)
    lucia_adds_another_file_later(journey)
    marta_qualifies_it_and_asks(journey)
    lucia_answers_from_the_letter(journey)
    marta_plans_and_resolves_it(journey)
    lucia_rates_it_from_the_letter(journey)

    every_step_is_one_line_of_the_journal(journey)
    every_letter_left_once(journey)


def lucia_opens_it_with_two_files(journey: Journey) -> None:
    page = journey.lucia
    enter(page, LUCIA, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Lucía$"))
    page.get_by_role("main").get_by_role("link", name="Nueva incidencia").click()

    page.get_by_label("Tipo").select_option("Avería")
    page.get_by_label("Aplicación o equipo").select_option("Impresoras")
    page.locator(".seg label", has_text="Alta").click()
    page.get_by_label("Asunto").fill(SUBJECT)
    page.get_by_label("¿Qué pasa?").press_sequentially(WHAT_HAPPENED)
    files = page.locator("[data-upload-list] > li")
    drop(page, "[data-uploads] .drop", "bandeja.txt", "text/plain", TXT)
    expect(files.nth(0)).to_contain_text(re.compile(r"bandeja\.txt\s+Subido · "))
    paste(page, "textarea", "image.png", "image/png", PNG)
    expect(files.nth(1)).to_contain_text(re.compile(r"image\.png\s+Subido · "))
    refused_files_are_named_and_the_rest_stays(page, files)
    page.get_by_role("button", name="Enviar").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text(SUBJECT)
    journey.number = number_in(page)
    expect(page.locator("header.tick")).to_contain_text(f"#{journey.number}")
    expect(page.locator("header.tick")).to_contain_text("Esperando por ayuda")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article").get_by_role("link")).to_have_text(
        [re.compile("bandeja"), re.compile("image")]
    )
    same = journey.house.rows("select number from tickets_ticket where subject = %s", SUBJECT)
    assert same == [(journey.number,)]
    assert f"/incidencias/{journey.number}/" in text_of(
        journey.letter_to_lucia("Hemos recibido tu incidencia")
    )
    journey.nobody_else_sees_it()


def refused_files_are_named_and_the_rest_stays(page: Page, files: Locator) -> None:
    page.locator("[data-upload-input]").set_input_files(
        [
            {"name": "factura.jpg", "mimeType": "image/jpeg", "buffer": PROGRAM},
            {"name": "copia.txt", "mimeType": "text/plain", "buffer": b"a" * 5_000_001},
            {"name": "programa.exe", "mimeType": "application/octet-stream", "buffer": PROGRAM},
        ]
    )
    expect(files).to_have_count(5)
    expect(files.nth(2)).to_contain_text("«factura.jpg» no es un archivo JPG")
    expect(files.nth(3)).to_contain_text("«copia.txt» ocupa 5,1 MB y el máximo son 5 MB")
    expect(files.nth(4)).to_contain_text("«programa.exe» no se admite")
    expect(files.nth(0)).to_contain_text("Subido")
    expect(page.get_by_label("¿Qué pasa?")).to_have_value(WHAT_HAPPENED)
    files.nth(4).get_by_role("button", name="Quitar: programa.exe").click()
    expect(files).to_have_count(4)


def lucia_adds_another_file_later(journey: Journey) -> None:
    page = journey.lucia
    page.locator(".composer [data-upload-input]").set_input_files(
        {"name": "otra foto.png", "mimeType": "image/png", "buffer": PNG}
    )
    expect(page.locator("[data-upload-list] > li")).to_contain_text("Subido · ")
    page.get_by_role("button", name="Responder").click()

    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("article").last).to_contain_text("otra foto.png")
    with page.expect_download() as download:
        page.get_by_role("article").last.get_by_role("link", name="otra foto.png").click()
    assert download.value.suggested_filename == "otra foto.png"
    assert download.value.path().read_bytes() == PNG
    journey.nobody_else_sees_it()


def marta_qualifies_it_and_asks(journey: Journey) -> None:
    page = journey.marta
    page.goto("/escritorio/?cola=sin-asignar")
    page.get_by_role("link", name=SUBJECT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SUBJECT)
    page.get_by_role("link", name="Tipo y aplicación:").click()
    page.get_by_label("Prioridad").select_option("Media")
    page.get_by_label("Asignar a").select_option("Marta Solís")
    page.get_by_role("button", name="Guardar").click()
    expect(page.locator(".thread")).to_contain_text("Avería · Impresoras, prioridad media")
    journey.letter_to_lucia("Hemos revisado tu incidencia")

    page.locator("label", has_text="Nota interna").click()
    page.get_by_label("Mensaje").fill("Es la misma que falló en mayo.")
    page.get_by_role("button", name="Guardar nota").click()
    expect(page.get_by_text("Nota interna: el cliente no la ve")).to_have_count(1)

    change_the_status(page, "Preguntar al cliente")
    page.get_by_label("Mensaje").fill(QUESTION)
    page.get_by_role("button", name="Preguntar", exact=True).click()
    expect(page.locator(".readhead")).to_contain_text("Esperando al cliente")
    journey.nobody_else_sees_it()


def change_the_status(page: Page, move: str) -> None:
    page.locator("summary", has_text="Cambiar el estado").click()
    page.get_by_role("link", name=move).click()


def lucia_answers_from_the_letter(journey: Journey) -> None:
    page = journey.lucia
    letter = journey.letter_to_lucia("Necesitamos tu respuesta")
    assert QUESTION in text_of(letter)
    page.goto("/inicio/")
    waiting = page.locator(".roll li", has_text=SUBJECT)
    expect(waiting).to_contain_text("Marta te pregunta (hoy, ")
    expect(waiting).to_contain_text(f"): «{QUESTION}»")
    page.goto(next(link for link in links_of(letter) if f"/incidencias/{journey.number}/" in link))
    expect(page.get_by_text("Es la misma que falló en mayo.")).to_have_count(0)
    page.get_by_label("Tu respuesta").fill("Pone «E-52».")
    page.get_by_label("Tu respuesta").press("Control+Enter")

    expect(page.locator("header.tick")).to_contain_text("En curso")
    expect(page.get_by_role("article")).to_have_count(4)
    journey.house.mailbox.next_to(MARTA, f"[#{journey.number}]", "E-52")
    journey.nobody_else_sees_it()


def marta_plans_and_resolves_it(journey: Journey) -> None:
    page = journey.marta
    day = datetime.now().astimezone() + timedelta(days=2)
    page.reload()
    expect(page.locator(".thread")).to_contain_text("Pone «E-52».")
    change_the_status(page, "Planificar")
    page.get_by_label("Día y hora").fill(day.strftime("%Y-%m-%dT09:30"))
    page.get_by_label("Técnico").select_option("Marta Solís")
    page.get_by_role("button", name="Planificar").click()
    expect(page.locator(".readhead")).to_contain_text("Planificado")
    journey.house.installation.let_letters_go()
    assert "9:30" in text_of(journey.letter_to_lucia("Ya hay fecha para tu incidencia"))
    journey.lucia.reload()
    expect(journey.lucia.get_by_label("Datos de la incidencia")).to_contain_text("9:30")
    journey.nobody_else_sees_it()

    change_the_status(page, "Resolver")
    page.get_by_label("Mensaje").fill(SOLUTION)
    page.get_by_role("button", name="Resolver").click()
    expect(page.locator(".readhead")).to_contain_text("Resuelto")
    journey.nobody_else_sees_it()


def lucia_rates_it_from_the_letter(journey: Journey) -> None:
    page = journey.lucia
    letter = journey.letter_to_lucia("Tu incidencia está resuelta")
    stars = [link for link in links_of(letter) if "/valorar/" in link]
    assert SOLUTION in text_of(letter)
    assert [link[-8:] for link in stars] == [f"?stars={count}" for count in range(1, 6)]
    page.goto("/inicio/")
    expect(page.get_by_role("region", name="Esperan por ti")).to_contain_text(SUBJECT)

    page.goto(stars[4])
    expect(page.get_by_role("radio", name="5, excelente")).to_be_checked()
    assert not _ratings(journey)
    page.get_by_role("button", name="Enviar la valoración").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gracias por decírnoslo")

    assert _ratings(journey) == [(5,)]
    page.goto("/inicio/")
    expect(page.get_by_role("region", name="Esperan por ti")).not_to_contain_text(SUBJECT)
    page.goto(f"/incidencias/{journey.number}/")
    expect(page.get_by_role("img", name="5 de 5 estrellas").first).to_be_visible()
    journey.nobody_else_sees_it()


def _ratings(journey: Journey) -> list[tuple[Any, ...]]:
    return journey.house.rows("select stars from tickets_rating where ticket_id = %s", journey.number)


def every_step_is_one_line_of_the_journal(journey: Journey) -> None:
    lines = journey.house.rows(
        "select verb from journal_entry where thing_kind = 'ticket' and thing_id = %s order by id",
        journey.number,
    )
    steps = [f"ticket.{verb}" for verb in VERBS]
    assert [verb for (verb,) in lines] == [*steps[:2], "file.downloaded", *steps[2:]]


def every_letter_left_once(journey: Journey) -> None:
    journey.house.mailbox.next_to(MARTA, f"[#{journey.number}]", "5 de 5")
    letters = journey.house.rows(
        "select to_address, state from mail_letter where about_kind = 'ticket' and about_id = %s order by id",
        journey.number,
    )
    assert [to for to, _state in letters].count(LUCIA) == len(TO_LUCIA)
    assert [to for to, _state in letters].count(MARTA) == len(TO_MARTA)
    assert len(letters) == len(TO_LUCIA) + len(TO_MARTA)
    arrived = [one for one in journey.house.mailbox.letters if f"[#{journey.number}]" in one["Subject"]]
    assert len(arrived) == len(letters) == len({one["Message-ID"] for one in arrived})
