"""The pages of customers, as who keeps them looks at them, and what their own people see of their company."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import House
from tests.e2e.entering_pages import confirm_if_asked
from tests.e2e.looking import Look, press

LUCIA = "lucia@aurora-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/clientes/"
CUSTOMER_NO_PAGES = dict.fromkeys(
    ("desk:customer_reactivate", "desk:look_end"), "POST, leads to the customer"
)


def name_a_twin(page: Page, house: House) -> None:
    page.get_by_label("Nombre del cliente").fill("Talleres Aurora")
    page.get_by_label("CIF o NIF").fill("B12345678")
    press("Guardar")(page, house)


def ask_for_another_telephone(page: Page, house: House) -> None:
    page.get_by_label("Teléfono").fill("976 10 20 30")
    press("Enviar la petición")(page, house)


def decide_about_nothing(page: Page, house: House) -> None:
    for tick in page.locator("input[name=take]").all():
        tick.uncheck()
    press("Cambiar lo marcado")(page, house)


def bring_a_table(page: Page, house: House) -> None:
    table = "Nombre;CIF;Teléfono\nBodega Nueva;;976 1\nTalleres Aurora;B12345678;976 2\n"
    page.get_by_label("Archivo CSV").set_input_files(
        {"name": "clientes.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    press("Ver qué haría")(page, house)


CUSTOMER_LOOKS = [
    Look("portal:company", "/datos/", LUCIA),
    Look("portal:company_change", "/datos/cambio/", LUCIA),
    Look("portal:company", "/datos/cambio/", LUCIA, name="company asked", then=ask_for_another_telephone),
    Look("desk:company_changes", f"{AT}cambios/", IVAN),
    Look("desk:company_change", f"{AT}cambios/{{company_change}}/", IVAN, then=decide_about_nothing),
    Look("desk:customers", AT, IVAN),
    Look("desk:customers", f"{AT}?q=zanahoria", IVAN, name="no such customer"),
    Look("desk:customer", f"{AT}{{aurora}}/", IVAN),
    Look("desk:customers_import", f"{AT}importar/", IVAN),
    Look("desk:customers_import", f"{AT}importar/", IVAN, name="table of customers", then=bring_a_table),
    Look("desk:customer_new", f"{AT}nuevo/", IVAN),
    Look("desk:customer_new", f"{AT}nuevo/", IVAN, name="desk customer refused", then=name_a_twin),
    Look("desk:customer_sections", f"{AT}{{aurora}}/secciones/", IVAN),
    Look("desk:customer_terms", f"{AT}{{aurora}}/acuerdo/", IVAN),
    Look("desk:customer_contact_new", f"{AT}{{aurora}}/contactos/nuevo/", IVAN, then=press("Invitar")),
    Look("desk:customer_contact", f"{AT}contactos/{{teo}}/", IVAN),
    Look("desk:customer_contact_address", f"{AT}contactos/{{teo}}/correo/", IVAN, then=confirm_if_asked),
    Look("desk:customer_contact_remove", f"{AT}contactos/{{pedro}}/quitar/", IVAN),
    Look("desk:customer_contact_deed", f"{AT}contactos/{{pedro}}/suspender/", IVAN, then=press("Suspender")),
    Look("desk:customer_edit", f"{AT}{{aurora}}/editar/", IVAN),
    Look("desk:look", f"{AT}personas/{{pedro}}/ver-como/", IVAN),
    Look("desk:customer_merge_choice", f"{AT}{{aurora}}/fusionar/?busca=Cl%C3%ADnica", IVAN),
    Look("desk:customer_merge", f"{AT}{{aurora}}/fusionar/{{ribera}}/", IVAN, then=confirm_if_asked),
    Look("desk:customer_deactivate", f"{AT}{{aurora}}/desactivar/", IVAN),
]
