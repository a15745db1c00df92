"""The pages of customers, as who keeps them looks at them, and what their own people see of their company."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

LUCIA = "lucia@aurora-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/clientes/"
CUSTOMER_NO_PAGES = {"desk:customer_reactivate": "POST, leads to the customer"}


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
    Look("desk:customer_edit", f"{AT}{{aurora}}/editar/", IVAN),
    Look("desk:customer_deactivate", f"{AT}{{aurora}}/desactivar/", IVAN),
]
