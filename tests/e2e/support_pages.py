"""Asking from outside, and the desk's tray of what was asked."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

MARTA = "marta@norte-pruebas.example"

SUPPORT_NO_PAGES = {
    "desk:support_request_take": "POST, leads to the ticket",
    "desk:support_request_discard": "POST, leads to the tray",
    "desk:support_request_file": "a download",
}


def ask_from_outside(page: Page, house: House) -> None:
    for label, words in (("Tu nombre", "Rosa"), ("Empresa", "Bar Sol"), ("¿Qué ocurre?", "No puedo entrar.")):
        page.get_by_label(label).fill(words)
    page.get_by_label("Correo", exact=True).fill("rosa@fuera-pruebas.example")
    press("Enviar")(page, house)


SUPPORT_LOOKS = [
    Look("gate:support", "/soporte/", then=press("Enviar")),
    Look("gate:support", "/soporte/", name="support asked", then=ask_from_outside),
    Look("gate:support_link", "/soporte/{support}/"),
    Look("gate:support_link", "/soporte/nada/", name="dead support link", status=404),
    Look("desk:support_requests", "/escritorio/peticiones/", MARTA),
    Look("desk:support_requests", "/escritorio/peticiones/?ver=descartadas", MARTA, name="nothing discarded"),
    Look("desk:support_request", "/escritorio/peticiones/{support_request}/", MARTA),
]
