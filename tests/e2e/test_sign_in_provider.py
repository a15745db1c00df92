"""Linking an account of a sign-in provider and coming in with it, in a real browser, which heeds where forms may lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import PASSWORD
from tests.config.conftest import free_port
from tests.doors.gate.identity_providers import real_provider
from tests.e2e.audit import complaints_about
from tests.e2e.browsing import Browsers
from tests.e2e.conftest import Staged
from tests.e2e.installation import Installation, new_installation

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

MARTA = "marta@norte-pruebas.example"


@pytest.fixture
def linked_up(staged: Staged, tmp_path: Path) -> Iterator[Installation]:
    """It knows a provider, which knows it."""
    with (
        real_provider({"sub": "m-77", "preferred_username": "msolis@norte.example"}) as real,
        new_installation(tmp_path, staged.prepared, free_port()) as found,
    ):
        known = real.register(f"{found.url}/acceso/con/vuelta/")
        found.environ |= {
            "VENTANILLA_OIDC_ISSUER": real.issuer,
            "VENTANILLA_OIDC_CLIENT_ID": known["client_id"],
            "VENTANILLA_OIDC_CLIENT_SECRET": known["client_secret"],
            "VENTANILLA_OIDC_NAME": "Norte ID",
            "VENTANILLA_PRIVATE_HOSTS": "127.0.0.1",
        }
        with found.opened():
            yield found


@pytest.fixture
def people(browser: Browser, linked_up: Installation) -> Iterator[Browsers]:
    opened = Browsers(browser, linked_up.url, PASSWORD, {})
    yield opened
    theirs = (linked_up.environ["VENTANILLA_OIDC_ISSUER"], "picocss")  # their page, and its style
    wrongs = [one for one in opened.close() if not any(words in one for words in theirs)]
    assert not wrongs, "\n".join(wrongs)


def test_linked_in_ones_own_access_and_then_the_way_in(people):
    page = people.stranger(reduced_motion="reduce")
    page.goto("/acceso/?next=/cuenta/")
    page.get_by_label("Correo", exact=True).fill(MARTA)
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.get_by_role("button", name="Vincular tu cuenta de Norte ID").click()
    prove_there(page)
    expect(page.get_by_text("msolis@norte.example")).to_be_visible()
    look_at(page)

    page.context.clear_cookies()
    page.goto("/acceso/?next=/cuenta/")
    look_at(page)

    page = people.stranger(java_script_enabled=False)
    page.goto("/acceso/?next=/cuenta/")
    page.get_by_role("button", name="Entrar con Norte ID").click()
    prove_there(page)
    expect(page).to_have_url(f"{people.origin}/cuenta/")


def prove_there(page: Page) -> None:
    """On the provider's page, where our own leads by itself."""
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name="m-77").click()


def look_at(page: Page) -> None:
    found = complaints_about(page)
    assert not found, "\n".join(found)
