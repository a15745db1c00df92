"""Partes in the portal, and what a stranger with a paper or a link sees; and what stands on them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.cast import Cast
from tests.e2e.conftest import House
from tests.e2e.looking import Look, press
from tests.e2e.signing_pages import draw
from tests.house.portal_orders_estate import portal_orders_examples

LUCIA, MARTA = "lucia@aurora-pruebas.example", "marta@norte-pruebas.example"
PORTAL_ORDER_NO_PAGES = {
    "portal:work_order_paper": "a download",
    "gate:sign_link_paper": "a download",
}


def sign_without_a_tax_id(page: Page, house: House) -> None:
    draw(page)
    press("Firmar el parte")(page, house)


PORTAL_ORDER_LOOKS = [
    Look("portal:work_orders", "/partes/", LUCIA),
    Look("portal:work_order", "/partes/{order_of_portal}/", LUCIA),
    Look("portal:work_order_sign", "/partes/{order_of_portal}/firmar/", LUCIA, then=sign_without_a_tax_id),
    Look("portal:work_order_object", "/partes/{order_of_portal}/reparo/", LUCIA),
    Look("desk:work_order_ask", "/escritorio/partes/{order_of_portal}/pedir-firma/", MARTA),
    Look("gate:work_order_check", "/parte/{order_code}/"),
    Look("gate:sign_link", "/firmar/{order_link}/"),
    Look("gate:object_link", "/firmar/{order_link}/reparo/"),
]


def orders_in_the_portal(cast: Cast) -> dict[str, str]:
    found = portal_orders_examples(cast, "Otra")
    names = {
        "order_of_portal": "portal:work_order.number", "order_code": "gate:work_order_check.code",
        "order_link": "gate:sign_link.token",
    }  # fmt: skip
    return {name: str(found[one]) for name, one in names.items()}
