"""Every page of the settings answers the same questions; who may not is told so before anything else."""

from __future__ import annotations

import pytest

PAGES = [
    "", "empresa/", "marca/", "correo/", "horario/", "plazos/", "textos/", "tipos/", "tipos/nuevo/", "aplicaciones/",
    "aplicaciones/nuevo/", "equipos/", "equipos/nuevo/", "personas/", "personas/nueva/",
]  # fmt: skip
CANNED = ["plantillas/", "plantillas/nuevo/"]
STEPS = ["", "empresa/", "correo/", "horario/", "cliente/", "listo/"]
AT = "/escritorio/ajustes/"


@pytest.mark.parametrize("page", PAGES + CANNED)
def test_an_administrator_sees_it(cast, sign_in, page):
    assert sign_in(cast.ivan).get(AT + page).status_code == 200


@pytest.mark.parametrize("who", ["marta", "elena"])
@pytest.mark.parametrize("page", PAGES[1:])
def test_nobody_else_of_the_desk_does(cast, sign_in, page, who):
    browser = sign_in(getattr(cast, who))

    assert browser.get(AT + page).status_code == 403
    assert browser.post(AT + page, {"name": "x"}).status_code in (403, 405)


@pytest.mark.parametrize("page", ["", *CANNED])
def test_who_runs_the_desk_writes_canned_replies(cast, sign_in, page):
    assert sign_in(cast.elena).get(AT + page).status_code == 200
    assert sign_in(cast.marta).get(AT + page).status_code == 403


def test_the_menu_shows_only_what_one_may_open(cast, sign_in):
    mine = sign_in(cast.elena).get(AT).text

    assert "/escritorio/ajustes/plantillas/" in mine
    assert "/escritorio/ajustes/empresa/" not in mine


def test_the_gear_is_there_for_who_may_turn_it(cast, sign_in):
    assert 'href="/escritorio/ajustes/"' in sign_in(cast.ivan).get("/escritorio/correo/").text
    assert 'href="/escritorio/ajustes/"' not in sign_in(cast.marta).get("/escritorio/correo/").text


@pytest.mark.parametrize("page", PAGES + CANNED)
def test_signed_out_one_is_asked_to_come_in(client, db, page):
    answer = client.get(AT + page)

    assert answer.status_code == 302
    assert answer.url.startswith("/acceso/?next=")


@pytest.mark.parametrize("page", ["", "tipos/", "personas/", "correo/prueba/1/", "marca/muestra.css"])
def test_what_is_only_looked_at_takes_no_form(cast, sign_in, page):
    assert sign_in(cast.ivan).post(AT + page).status_code == 405


@pytest.mark.parametrize(
    "page", ["correo/prueba/", "correo/retenidas/", "tipos/orden/", "tipos/1/retirar/", "personas/1/invitar/"]
)
def test_what_changes_something_is_no_page(cast, sign_in, page):
    assert sign_in(cast.ivan).get(AT + page).status_code == 405


@pytest.mark.parametrize(
    "page", ["tipos/99999/", "plantillas/99999/", "equipos/99999/", "personas/99999/", "personas/99999/baja/",
             "correo/prueba/99999/"]
)  # fmt: skip
def test_what_there_is_not_is_not_found(cast, sign_in, page):
    assert sign_in(cast.ivan).get(AT + page).status_code == 404


def test_an_unknown_deed_is_not_found(cast, sign_in):
    assert sign_in(cast.ivan).post(f"{AT}tipos/1/borrar/").status_code == 404


@pytest.mark.parametrize("page", STEPS)
def test_the_first_steps_are_an_administrators(cast, sign_in, page):
    assert sign_in(cast.ivan).get(f"/escritorio/empezar/{page}").status_code in (200, 302)
    assert sign_in(cast.elena).get(f"/escritorio/empezar/{page}").status_code == 403
