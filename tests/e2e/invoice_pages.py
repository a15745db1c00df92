"""The pages of invoices, as who publishes them and as who gets them look at them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

NURIA = "nuria@aurora-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/facturas/"
INVOICE_NO_PAGES = {
    "portal:invoice_file": "a file",
    "portal:invoices_zip": "a file",
    "portal:invoices_table": "a file",
    "desk:invoice_file": "a file",
    "desk:invoice_arrival_file": "a file",
    "desk:invoice_arrival_discard": "POST, leads to the tray",
    "desk:invoice_withdraw": "POST, leads to the invoice",
    "desk:invoices_bring_one": "POST, answers the script",
}


def say_too_little(page: Page, house: House) -> None:
    page.get_by_label("Total").fill("mil")
    press("Publicar")(page, house)


INVOICE_LOOKS = [
    Look("portal:invoices", "/facturas/", NURIA),
    Look("portal:invoices", "/facturas/?q=zanahoria", NURIA, name="no such invoice"),
    Look("portal:invoice", "/facturas/{invoice}/", NURIA),
    Look("portal:invoice_look", "/facturas/{invoice}/archivo/{invoice_xml}/ver/", NURIA),
    Look("desk:invoices", AT, IVAN),
    Look("desk:invoice", f"{AT}{{invoice}}/", IVAN),
    Look("desk:invoice_tray", f"{AT}bandeja/", IVAN),
    Look("desk:invoice_arrival", f"{AT}bandeja/{{arrival}}/", IVAN, then=say_too_little),
    Look("desk:invoices_bring", f"{AT}publicar/", IVAN),
    Look("desk:invoice_payments", f"{AT}pagos/", IVAN, then=press("Importar")),
]
