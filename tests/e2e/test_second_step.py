"""Two steps and passkeys in a real browser, with Chromium's own make-believe authenticator."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import PASSWORD
from tests.config.conftest import free_port
from tests.e2e.audit import complaints_about
from tests.e2e.browsing import Browsers, enter
from tests.e2e.conftest import Staged
from tests.e2e.installation import Installation, new_installation
from ventanilla.core.one_time import code_at

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

MARTA = "marta@norte-pruebas.example"


@pytest.fixture
def strict(staged: Staged, tmp_path: Path) -> Iterator[Installation]:
    """Its people must come in by two steps; and it has a name, as passkeys want."""
    with new_installation(tmp_path, staged.prepared, free_port()) as found:
        found.url = found.url.replace("127.0.0.1", "localhost")
        found.environ |= {"VENTANILLA_STAFF_SECOND_FACTOR": "1", "VENTANILLA_BASE_URL": found.url}
        with found.opened():
            yield found


@pytest.fixture
def people(browser: Browser, strict: Installation) -> Iterator[Browsers]:
    opened = Browsers(browser, strict.url, PASSWORD, {})
    yield opened
    wrongs = opened.close()
    assert not wrongs, "\n".join(wrongs)


def test_from_the_first_password_to_a_passkey(people):
    page = people.stranger(expects=(422,), reduced_motion="reduce")
    give_an_authenticator(page)

    enter(page, MARTA, PASSWORD)
    codes = turn_on_the_application(page)
    add_a_passkey(page)

    leave(page)
    page.get_by_role("button", name="Usar una llave de acceso").click()
    expect(page).to_have_url(f"{people.origin}/escritorio/")

    leave(page)
    enter(page, MARTA, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Un paso más, Marta")
    look_at(page)
    page.get_by_label("Código").fill("000000")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_text("Ese código no vale.").first).to_be_visible()
    page.get_by_label("Código").fill(codes[0])
    page.get_by_role("button", name="Entrar").click()
    expect(page).to_have_url(f"{people.origin}/escritorio/")

    page.goto("/cuenta/codigos/")
    look_at(page)


def give_an_authenticator(page: Page) -> None:
    """A phone, as it were, whose owner always puts the finger on it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def turn_on_the_application(page: Page) -> list[str]:
    """What must be done before anything else; the recovery codes that are shown."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Aplicación de códigos")
    page.goto("/escritorio/")
    expect(page.get_by_text("hace falta un segundo paso")).to_be_visible()
    look_at(page)
    secret = page.locator("code.key").inner_text()
    page.get_by_label("El código que enseña").fill(code_at(secret, int(time.time()) // 30))
    page.get_by_role("button", name="Activar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Guarda estos códigos")
    look_at(page)
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="Ya los he guardado").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Guarda estos códigos")
    return codes


def add_a_passkey(page: Page) -> None:
    page.goto("/cuenta/llave/")
    look_at(page)
    page.get_by_label("Cómo la llamas").fill("Portátil")
    page.get_by_role("button", name="Crear la llave").click()
    expect(page.get_by_text("Llave añadida.")).to_be_visible()
    expect(page.get_by_text("Portátil")).to_be_visible()
    look_at(page)


def leave(page: Page) -> None:
    page.goto("/cuenta/")
    page.get_by_role("button", name="Salir").click()
    expect(page.get_by_label("Contraseña", exact=True)).to_be_visible()


def look_at(page: Page) -> None:
    assert not (found := complaints_about(page)), "\n".join(found)
