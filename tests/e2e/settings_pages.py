"""The pages of the settings and of the first steps, as the administrator looks at them."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

IVAN = "ivan@norte-pruebas.example"
AT, STEPS = "/escritorio/ajustes/", "/escritorio/empezar/"
CALENDARS = f"{AT}calendarios/"
SHELVES = ("types", "applications", "teams", "canned")

SETTINGS_NO_PAGES = {
    "desk:settings_journal_csv": "a download",
    "gate:setup": "open only in an empty installation: test_first_start looks at it",
    "desk:first_steps": "leads to the step where one left off",
    "desk:first_finish": "POST, leads to the desk",
    "desk:settings_brand_sheet": "a stylesheet",
    "desk:settings_mail_trial": "POST, leads to the letter's fate",
    "desk:settings_mail_held": "POST, leads to the mail",
    "desk:settings_privacy_hold_lift": "POST, leads to the holds",
    "desk:settings_privacy_export": "POST, leads to the person",
    "desk:settings_privacy_export_file": "POST, a file",
    "desk:settings_levels_order": "POST, leads to the list",
    "desk:settings_levels_offer": "POST, leads to the list",
    "desk:settings_level": "drawn like the general one",
    "desk:settings_calendar_season_removal": "POST, leads to the year",
    "desk:settings_calendar_day_removal": "POST, leads to the year",
    "desk:settings_calendar_season": "drawn like the new one",
    "desk:settings_person_invite": "POST, leads to the people",
    "desk:settings_person_returning": "POST, leads to the people",
    "desk:settings_person_factors": "POST, leads to the person",
    "desk:settings_person_directory": "POST, leads to the person",
    **{
        f"desk:settings_{shelf}_{deed}": "POST, leads to the list"
        for shelf in SHELVES
        for deed in ("order", "offer")
    },
    **{f"desk:settings_{shelf}_entry": "drawn like the new one" for shelf in SHELVES if shelf != "types"},
}


def wait_for_its_fate(page: Page, house: House) -> None:
    press("Enviar un correo de prueba")(page, house)
    expect(page.get_by_role("heading", name="Ha salido")).to_be_visible()


def mistype_the_tax_id(page: Page, house: House) -> None:
    page.get_by_label("CIF o NIF").fill("B12345678")
    press("Guardar")(page, house)


def make_them_clash(page: Page, house: House) -> None:
    """Two windows on one type: the other was faster."""
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Nombre en inglés").fill(f"Fault {other.evaluate('Date.now()')}")
    press("Guardar")(other, house)
    other.close()
    page.get_by_label("Nombre en inglés").fill("Breakdown")
    press("Guardar")(page, house)


def tick_nothing(page: Page, house: House) -> None:
    for tick in page.locator(".picks input[type=checkbox]").all():
        tick.set_checked(False)
    press("Guardar")(page, house)


def bring_a_file(page: Page, house: House) -> None:
    lines = "29/01/2027;San Valero;local;\n24/12/2027;Nochebuena;empresa;8:30-14:00\nbobada;;;\n"
    page.get_by_label("Archivo").set_input_files(
        {"name": "festivos.csv", "mimeType": "text/csv", "buffer": lines.encode()}
    )
    press("Ver lo que trae")(page, house)


def promise_nonsense(page: Page, house: House) -> None:
    page.get_by_label("Resolución, Alta").fill("pronto")
    press("Guardar")(page, house)


SETTINGS_LOOKS = [
    Look("desk:settings", AT, IVAN),
    Look("desk:settings_company", f"{AT}empresa/", IVAN),
    Look("desk:settings_company", f"{AT}empresa/", IVAN, name="company refused", then=mistype_the_tax_id),
    Look("desk:settings_privacy", f"{AT}privacidad/?q=pedro", IVAN),
    Look("desk:settings_information", f"{AT}privacidad/textos/support/", IVAN),
    Look("desk:settings_privacy_terms", f"{AT}privacidad/plazos/", IVAN),
    Look("desk:settings_privacy_holds", f"{AT}privacidad/bloqueos/", IVAN),
    Look("desk:settings_privacy_holds", f"{AT}privacidad/bloqueos/", IVAN, name="hold refused", then=press("Bloquear")),
    Look("desk:settings_privacy_person", f"{AT}privacidad/personas/1/", IVAN),
    Look("desk:settings_privacy_erasure", f"{AT}privacidad/personas/1/borrar/", IVAN),
    Look("desk:settings_sections", f"{AT}secciones/", IVAN),
    Look("desk:settings_access", f"{AT}acceso/", IVAN),
    Look("desk:settings_brand", f"{AT}marca/", IVAN),
    Look("desk:settings_mail", f"{AT}correo/", IVAN),
    Look("desk:settings_mail_fate", f"{AT}correo/", IVAN, then=wait_for_its_fate),
    Look("desk:settings_hours", f"{AT}horario/", IVAN),
    Look("desk:settings_levels", f"{AT}niveles/", IVAN),
    Look("desk:settings_level_default", f"{AT}niveles/general/", IVAN),
    Look("desk:settings_level_new", f"{AT}niveles/nuevo/", IVAN),
    Look("desk:settings_level_new", f"{AT}niveles/nuevo/", IVAN, name="level refused", then=promise_nonsense),
    Look("desk:settings_calendars", CALENDARS, IVAN),
    Look("desk:settings_calendar", f"{CALENDARS}1/?ano=2027", IVAN),
    Look("desk:settings_calendar_new", f"{CALENDARS}nuevo/", IVAN),
    Look("desk:settings_calendar_facts", f"{CALENDARS}1/datos/", IVAN),
    Look("desk:settings_calendar_removal", f"{CALENDARS}1/quitar/", IVAN),
    Look("desk:settings_calendar_season_new", f"{CALENDARS}1/temporadas/nueva/", IVAN),
    Look("desk:settings_calendar_day_new", f"{CALENDARS}1/dias/nuevo/", IVAN),
    Look("desk:settings_calendar_day", f"{CALENDARS}1/dias/2027-01-06/", IVAN),
    Look("desk:settings_calendar_library", f"{CALENDARS}1/propuestas/?ano=2027&comunidad=AR", IVAN),
    Look("desk:settings_calendar_list", f"{CALENDARS}1/propuestas/?ano=2027&comunidad=AR", IVAN, then=tick_nothing),
    Look("desk:settings_calendar_upload", f"{CALENDARS}1/importar/", IVAN),
    Look("desk:settings_calendar_upload", f"{CALENDARS}1/importar/", IVAN, name="file of holidays", then=bring_a_file),
    Look("desk:settings_calendar_before", f"{CALENDARS}1/copiar/?ano=2027", IVAN),
    Look("desk:settings_periods", f"{AT}plazos/", IVAN),
    Look("desk:settings_journal", f"{AT}registro/", IVAN),
    Look("desk:settings_wording", f"{AT}textos/", IVAN),
    Look("desk:settings_types", f"{AT}tipos/", IVAN),
    Look("desk:settings_types_entry", f"{AT}tipos/1/", IVAN),
    Look("desk:settings_types_entry", f"{AT}tipos/1/", IVAN, name="type that two change", then=make_them_clash),
    *(Look(f"desk:settings_{shelf}_new", f"{AT}{place}/nuevo/", IVAN)
      for shelf, place in zip(SHELVES, ("tipos", "aplicaciones", "equipos", "plantillas"), strict=True)),
    Look("desk:settings_canned_new", f"{AT}plantillas/nuevo/", IVAN, name="canned refused", then=press("Guardar")),
    Look("desk:settings_applications", f"{AT}aplicaciones/", IVAN),
    Look("desk:settings_teams", f"{AT}equipos/", IVAN),
    Look("desk:settings_canned", f"{AT}plantillas/", IVAN),
    Look("desk:settings_people", f"{AT}personas/", IVAN),
    Look("desk:settings_person", f"{AT}personas/1/", IVAN),
    Look("desk:settings_person_new", f"{AT}personas/nueva/", IVAN),
    Look("desk:settings_person_leaving", f"{AT}personas/1/baja/", IVAN),
    *(Look(f"desk:first_{step}", f"{STEPS}{place}/", IVAN) for step, place in
      (("company", "empresa"), ("mail", "correo"), ("hours", "horario"), ("customer", "cliente"), ("done", "listo"))),
]  # fmt: skip
