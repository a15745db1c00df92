"""The pages of coming in, and of one's own access."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.cast import PASSWORD
from tests.e2e.conftest import House
from tests.e2e.looking import Look, press

LUCIA = "lucia@aurora-pruebas.example"

ENTERING_NO_PAGES = {
    "gate:account_address_keep": "POST, leads to one's own access",
    **dict.fromkeys(("portal:notices_count", "desk:notices_count"), "answers the script"),
    **dict.fromkeys(("portal:notices_read", "desk:notices_read"), "POST, leads to the notices"),
    "gate:account_close": "POST, leads to one's own access",
    "gate:account_confirm_with": "POST, leads to the sign-in provider",
    "gate:account_device_key": "answers the script",
    "gate:account_device_moved": "answers the worker",
    "gate:account_device_on": "POST, leads to one's own notices",
    "gate:account_device_off": "POST, leads to one's own notices",
    "gate:account_identity": "POST, leads to the sign-in provider",
    "gate:account_identity_removal": "POST, leads to one's own access",
    "gate:openid": "POST, leads to the sign-in provider: test_sign_in_provider looks at what is between",
    "gate:openid_back": "leads to where one works",
    "gate:openid_invited": "POST, leads to the sign-in provider",
    "gate:account_passkey": "test_second_step looks at it",
    "gate:account_passkey_challenge": "answers the script",
    "gate:passkey_challenge": "answers the script",
    "gate:passkey": "POST, leads to where one works",
    "gate:account_removal": "POST, leads to one's own access",
    "gate:account_company": "POST, leads to one's own access",
    "gate:second_step": "after a password: test_second_step looks at it",
    "gate:account_codes": "needs a second factor: test_second_step looks at it",
    "gate:account_close_others": "POST, leads to one's own access",
}


def ask_for_a_password(page: Page, house: House) -> None:
    page.get_by_label("Correo", exact=True).fill("nadie@pruebas.example")
    press("Enviar el enlace")(page, house)


def ask_by_code(page: Page, house: House) -> None:
    page.get_by_label("Código de cliente").fill("C9999")
    page.get_by_label("CIF o NIF de la empresa").fill("B50123454")
    press("Pedir ayuda para entrar")(page, house)


def confirm_if_asked(page: Page, house: House) -> None:
    """Who came in long ago proves again who they are."""
    if "confirmar" in page.url:
        page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
        press("Seguir")(page, house)


ENTERING_LOOKS = [
    Look("gate:way_in_ask", "/acceso/enlace/"),
    Look("gate:way_in_ask", "/acceso/enlace/", name="way in sent", then=ask_for_a_password),
    Look("gate:way_in", "/acceso/enlace/nada/", name="dead way in", status=404),
    Look("gate:way_in", "/acceso/enlace/{way_in}/"),
    Look("gate:recovery", "/acceso/recuperar/", then=press("Pedir ayuda para entrar")),
    Look("gate:recovery", "/acceso/recuperar/", name="recovery sent", then=ask_by_code),
    Look("gate:account", "/cuenta/", LUCIA),
    Look("gate:account_oneself", "/cuenta/datos/", LUCIA),
    Look("gate:account_notices", "/cuenta/avisos/", LUCIA),
    Look("portal:notices", "/avisos/", LUCIA),
    Look("desk:notices", "/escritorio/avisos/", "marta@norte-pruebas.example"),
    Look("gate:account_address", "/cuenta/correo/", LUCIA, then=confirm_if_asked),
    Look("gate:account_app", "/cuenta/aplicacion/", LUCIA, then=confirm_if_asked),
    Look("gate:account_confirm", "/cuenta/confirmar/", LUCIA),
    Look("gate:account_password", "/cuenta/contrasena/", LUCIA, then=press("Guardar la contraseña")),
]  # fmt: skip
