"""The pages of customers, as who keeps them looks at them, and what their own people see of their company."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/clientes/"
CUSTOMER_NO_PAGES = {"desk:customer_reactivate": "POST, leads to the customer"}


def name_a_twin(page: Page, house: House) -> None:
    page.get_by_label("Nombre del cliente").fill("Talleres Aurora")
    page.get_by_label("CIF o NIF").fill("B12345678")
    press("Guardar")(page, house)


CUSTOMER_LOOKS = [
    Look("desk:customers", AT, IVAN),
    Look("desk:customers", f"{AT}?q=zanahoria", IVAN, name="no such customer"),
    Look("desk:customer", f"{AT}{{aurora}}/", IVAN),
    Look("desk:customer_new", f"{AT}nuevo/", IVAN),
    Look("desk:customer_new", f"{AT}nuevo/", IVAN, name="desk customer refused", then=name_a_twin),
    Look("desk:customer_edit", f"{AT}{{aurora}}/editar/", IVAN),
    Look("desk:customer_deactivate", f"{AT}{{aurora}}/desactivar/", IVAN),
]
