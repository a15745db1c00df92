"""Everything that a customer does, in a browser that runs no script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.e2e.browsing import enter, number_in
from tests.e2e.mailbox import links_of
from tests.e2e.samples import PNG, PROGRAM, TXT

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA, PEDRO = "lucia@aurora-pruebas.example", "pedro@aurora-pruebas.example"
TEO = "teo@aurora-pruebas.example"
PHONE = {"width": 390, "height": 800}
NEW_PASSWORD = "otra frase bien distinta"


@pytest.fixture
def lucia(browsers) -> Page:
    return browsers.of(LUCIA, java_script_enabled=False, expects=(422,))


@pytest.fixture
def pedro(browsers) -> Page:
    return browsers.of(PEDRO, java_script_enabled=False)


@pytest.fixture
def stranger(browsers) -> Page:
    return browsers.stranger(java_script_enabled=False, expects=(404, 422))


def status(page: Page):
    return page.locator("header.tick .st").first


def test_a_wrong_password_says_so_and_the_right_one_enters(stranger):
    enter(stranger, LUCIA, "no es esta frase")
    expect(stranger.get_by_role("alert")).to_contain_text("El correo o la contraseña no son correctos.")
    expect(stranger.get_by_label("Correo", exact=True)).to_have_value(LUCIA)

    enter(stranger, LUCIA, PASSWORD)

    expect(stranger).to_have_url(re.compile("/inicio/$"))


def test_a_forgotten_password_is_renewed_by_the_letters_link_once(house, stranger):
    stranger.goto("/acceso/")
    stranger.get_by_role("link", name="¿Has olvidado la contraseña?").click()
    stranger.get_by_label("Correo", exact=True).fill(TEO)
    stranger.get_by_role("button", name="Enviar el enlace").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Mira tu correo")
    link = next(one for one in links_of(house.mailbox.next_to(TEO, "/acceso/clave/")) if "/clave/" in one)

    stranger.goto(link)
    stranger.get_by_label("Contraseña nueva").fill("corta")
    stranger.get_by_role("button", name="Guardar la contraseña").click()
    expect(stranger.get_by_role("alert")).to_contain_text("12 caracteres")
    stranger.get_by_label("Contraseña nueva").fill(NEW_PASSWORD)
    stranger.get_by_role("button", name="Guardar la contraseña").click()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Ya tienes contraseña nueva")

    enter(stranger, TEO, NEW_PASSWORD)
    expect(stranger).to_have_url(re.compile("/inicio/$"))
    stranger.goto(link)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Este enlace ya no vale")


def test_a_ticket_keeps_its_good_file_and_its_words_when_the_other_is_refused(lucia):
    lucia.goto("/incidencias/nueva/")
    lucia.get_by_label("¿Qué pasa?").fill("No arranca el ordenador de recepción.")
    lucia.get_by_label("elige archivos").set_input_files(
        [
            {"name": "foto.png", "mimeType": "image/png", "buffer": PNG},
            {"name": "factura.jpg", "mimeType": "image/jpeg", "buffer": PROGRAM},
        ]
    )
    lucia.get_by_role("button", name="Enviar").click()

    expect(lucia.get_by_role("alert")).to_contain_text("«factura.jpg» no es un archivo JPG")
    expect(lucia.get_by_label("¿Qué pasa?")).to_have_value("No arranca el ordenador de recepción.")
    expect(lucia.locator("[data-upload-list] > li")).to_contain_text("foto.png")

    lucia.get_by_label("elige archivos").set_input_files(
        {"name": "nota.txt", "mimeType": "text/plain", "buffer": TXT}
    )
    lucia.get_by_role("button", name="Enviar").click()

    expect(lucia.get_by_role("heading", level=1)).to_have_text(
        re.compile("^No arranca el ordenador de recepción")
    )
    files = lucia.get_by_role("article").get_by_role("link")
    expect(files).to_have_text([re.compile("foto.png"), re.compile("nota.txt")])


def test_a_ticket_without_words_comes_back_with_what_is_missing(lucia):
    lucia.goto("/incidencias/nueva/")
    lucia.locator("form[data-uploads]").evaluate("form => { form.noValidate = true }")
    lucia.get_by_label("Asunto").fill("Solo el asunto")
    lucia.get_by_role("button", name="Enviar").click()

    expect(lucia.get_by_role("alert")).to_contain_text("Cuéntanos qué pasa.")
    expect(lucia.get_by_label("Asunto")).to_have_value("Solo el asunto")


def test_an_answer_takes_a_file_along(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_reply')}/")
    lucia.get_by_label("Tu respuesta").fill("Aquí va la foto.")
    lucia.locator("input[type=file]").set_input_files(
        {"name": "foto.png", "mimeType": "image/png", "buffer": PNG}
    )
    lucia.get_by_role("button", name="Responder").click()

    last = lucia.get_by_role("article").last
    expect(last).to_contain_text("Aquí va la foto.")
    expect(last.get_by_role("link")).to_contain_text("foto.png")
    with lucia.expect_download() as download:
        last.get_by_role("link").click()
    assert download.value.path().read_bytes() == PNG


def test_a_customer_says_that_it_is_resolved(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_solve')}/")

    lucia.get_by_role("button", name="Ya está resuelto").click()

    expect(status(lucia)).to_have_text("Resuelto")
    assert house.status_of(house.ticket("to_solve")) == "resolved"


def test_a_customer_cancels(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_cancel')}/")
    lucia.get_by_label("Más acciones").click()
    lucia.get_by_role("link", name="Cancelar la incidencia").click()
    lucia.get_by_label("¿Por qué?").fill("Era el cable.")

    lucia.get_by_role("button", name="Cancelar la incidencia").click()

    expect(status(lucia)).to_have_text("Cancelado")


def test_a_customer_reopens(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_reopen')}/")
    lucia.get_by_role("link", name="Reabrir").click()
    lucia.get_by_label("¿Por qué?").fill("Ha vuelto a pasar.")

    lucia.get_by_role("button", name="Reabrir").click()

    expect(status(lucia)).to_have_text("En curso")
    expect(lucia.locator(".thread")).to_contain_text("la ha reabierto")


def test_a_press_on_a_star_in_inicio_rates(house, pedro):
    number = house.ticket("to_rate_at_home")
    pedro.goto("/inicio/")

    pedro.locator(".roll li", has_text=f"#{number}").get_by_role("button", name="4, muy bien").click()

    expect(pedro).to_have_url(re.compile(f"/incidencias/{number}/"))
    assert house.rows("select stars from tickets_rating where ticket_id = %s", number) == [(4,)]
    pedro.goto("/inicio/")
    expect(pedro.locator(".roll li", has_text=f"#{number}")).to_have_count(0)


def test_a_customer_closes_after_a_question(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_close')}/")
    lucia.get_by_role("link", name="Cerrar: todo bien").click()

    lucia.get_by_role("button", name="Cerrar: todo bien").click()

    expect(status(lucia)).to_have_text("Cerrado")
    expect(lucia.get_by_role("heading", name="¿Cómo ha ido?")).to_be_visible()


def test_what_is_written_under_a_closed_one_opens_another(house, lucia):
    number = house.ticket("to_go_on")
    lucia.goto(f"/incidencias/{number}/")
    expect(lucia.get_by_text("si escribes, se abre una nueva")).to_be_visible()
    lucia.get_by_label("Tu respuesta").fill("Ha vuelto a pasar.")

    lucia.get_by_role("button", name="Abrir una nueva").click()

    expect(status(lucia)).to_have_text("Esperando por ayuda")
    expect(lucia.get_by_role("complementary").get_by_role("link", name=f"#{number}")).to_be_visible()
    assert number_in(lucia) != number


def test_a_colleague_is_put_in_copy_and_taken_off(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_copy')}/")
    lucia.get_by_role("link", name="Añadir contacto").click()
    lucia.get_by_label("Pedro Sanz").check()
    lucia.get_by_label("¿No está en la lista?").fill("nueva@aurora-pruebas.example")
    lucia.get_by_role("button", name="Poner en copia").click()
    facts = lucia.get_by_role("complementary")
    expect(facts).to_contain_text("Pedro Sanz")
    expect(facts).to_contain_text("pendiente de alta: aún no recibe nada")

    lucia.get_by_role("button", name="Quitar a Pedro Sanz").click()

    expect(lucia.get_by_role("complementary")).not_to_contain_text("Pedro Sanz")


def test_a_list_is_narrowed_and_sorted_by_its_form(lucia):
    lucia.goto("/incidencias/")
    lucia.get_by_role("link", name="Filtrar y ordenar").click()
    lucia.get_by_label("Estado").select_option("Planificado")
    lucia.get_by_label("Orden", exact=True).select_option("Más nuevas")
    lucia.get_by_role("button", name="Ver").click()

    titles = lucia.locator("td a.t")
    expect(titles.filter(has_text="Prueba planned")).to_have_count(1)
    assert set(lucia.locator("td .st").all_inner_texts()) == {"Planificado"}
    expect(lucia.get_by_text("Estado: Planificado")).to_be_visible()
    lucia.get_by_role("link", name="Quitar los filtros").click()
    expect(titles.first).to_be_visible()
    assert titles.count() > 1


def test_stars_are_given_in_the_list(house, lucia):
    number = house.ticket("to_rate_in_list")
    lucia.goto("/incidencias/")
    lucia.get_by_role("link", name="Por valorar").click()

    lucia.locator(".roll li", has_text=f"#{number}").get_by_role("button", name="2, regular").click()

    expect(lucia.get_by_role("status").filter(has_text="Gracias")).to_contain_text("2 de 5")
    lucia.get_by_role("link", name="Valoradas").click()
    expect(lucia.locator(".roll li", has_text=f"#{number}")).to_contain_text("Puedes cambiarla hasta el")


def test_the_star_page_of_a_letter_rates_only_when_it_is_sent(house, stranger):
    number = house.ticket("to_rate_by_letter")
    stranger.goto(f"/valorar/{house.stage['links']['rate_by_letter']}/?stars=2")
    expect(stranger.get_by_role("radio", name="2, regular")).to_be_checked()
    assert not house.rows("select stars from tickets_rating where ticket_id = %s", number)

    stranger.locator("label", has_text="3, normal").click()
    stranger.get_by_label("¿Quieres contarnos algo más?").fill("Tardó un poco.")
    stranger.get_by_role("button", name="Enviar la valoración").click()

    expect(stranger.get_by_role("heading", level=1)).to_have_text("Gracias por decírnoslo")
    assert house.rows("select stars from tickets_rating where ticket_id = %s", number) == [(3,)]


def test_the_language_changes_and_stays(stranger):
    stranger.goto("/acceso/")
    stranger.get_by_role("button", name="English").click()

    expect(stranger.locator("html")).to_have_attribute("lang", "en")
    stranger.goto("/privacidad/")
    expect(stranger.locator("html")).to_have_attribute("lang", "en")
    stranger.goto("/acceso/")
    stranger.get_by_role("button", name="Español").click()
    expect(stranger.locator("html")).to_have_attribute("lang", "es")


def test_the_menu_behind_ones_name_leads_out(stranger):
    enter(stranger, "gema@pruebas.example", PASSWORD)
    stranger.get_by_role("button", name="Tu menú").click()
    stranger.get_by_role("button", name="Salir").click()
    expect(stranger).to_have_url(re.compile("/acceso/$"))

    stranger.goto("/inicio/")

    expect(stranger).to_have_url(re.compile(r"/acceso/\?next="))


def test_on_a_phone_the_sections_open_from_the_menu(browsers):
    page = browsers.of(LUCIA, java_script_enabled=False, viewport=PHONE)
    page.goto("/inicio/")
    sections = page.get_by_role("navigation", name="Secciones")
    expect(sections).to_be_hidden()

    page.get_by_role("button", name="Menú", exact=True).click()
    sections.get_by_role("link", name="Incidencias").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Incidencias")
    newest = page.locator("td a.t").first
    title = newest.inner_text()
    newest.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_someone_of_two_customers_chooses_in_whose_name_they_enter(stranger):
    enter(stranger, "sara@pruebas.example", PASSWORD)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("¿En nombre de quién entras?")

    stranger.get_by_role("button", name="Clínica Ribera").click()

    expect(stranger.get_by_role("banner")).to_contain_text("Clínica Ribera")
