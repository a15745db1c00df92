"""An empty installation, from the code in its console to the first ticket of its first customer, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cast import PASSWORD
from tests.config.conftest import free_port
from tests.domain.provider.pictures import png
from tests.e2e.audit import complaints_about
from tests.e2e.browsing import Browsers, enter, number_in
from tests.e2e.installation import Installation, new_installation
from tests.e2e.mailbox import Mailbox, links_of, open_mailbox
from tests.prepared import Prepared

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

GIVEN = ("VENTANILLA_SMTP_", "VENTANILLA_BRAND_", "VENTANILLA_MAIL_")
IVAN, LUCIA = "ivan@sur.example", "lucia@aurora.example"
SENDER = "hola@sur.example"


@pytest.fixture
def post() -> Iterator[tuple[Mailbox, int]]:
    """A mail server, and its port."""
    mailbox, port = Mailbox(), free_port()
    server = open_mailbox(mailbox, port)
    yield mailbox, port
    server.stop()


@pytest.fixture
def empty(chromium: str, prepared_once: Prepared, tmp_path: Path) -> Iterator[Installation]:
    """Nobody, nothing, and not a word of configuration about brand or mail."""
    with new_installation(tmp_path, prepared_once, free_port()) as found:
        found.environ = {key: value for key, value in found.environ.items() if not key.startswith(GIVEN)}
        with found.opened():
            yield found


@pytest.fixture
def people(browser: Browser, empty: Installation) -> Iterator[Browsers]:
    opened = Browsers(browser, empty.url, PASSWORD, {})
    yield opened
    wrongs = opened.close()
    assert not wrongs, "\n".join(wrongs)


def test_from_the_code_to_the_first_ticket(empty, people, post):
    mailbox, smtp_port = post
    page = people.stranger(expects=(422,), reduced_motion="reduce")

    make_an_account(page, code_of(empty))
    say_who_we_are(page)
    try_the_mail(page, smtp_port)
    page.get_by_role("link", name="Lo haré luego").click()
    press(page, "Guardar y seguir")  # the hours that are proposed
    add_a_customer(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Listo para abrir")
    look_at(page)
    press(page, "Ir al escritorio")

    assert mailbox.next_to(IVAN, "salen y llegan")["From"] == f"Sur Redes <{SENDER}>"
    number = ask_for_something(
        people.stranger(), links_of(mailbox.next_to(LUCIA, "te invita al área de clientes"))[0]
    )
    page.goto(f"/escritorio/incidencias/{number}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No va la VPN")
    assert mailbox.next_to(LUCIA, f"[#{number}]")["From"].addresses[0].addr_spec == SENDER


def code_of(installation: Installation) -> str:
    """What the console shows."""
    told = re.search(r"código: (\S+)", (installation.folder / "server.log").read_text())
    assert told
    return told[1]


def make_an_account(page: Page, code: str) -> None:
    """First with a wrong code: what was typed stays but for the passwords."""
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Abre tu Ventanilla")
    look_at(page)
    page.get_by_label("Tu nombre").fill("Iván Cobo")
    page.get_by_label("Tu correo").fill(IVAN)
    for typed in ("AAAA-BBBB-CCCC", code.lower()):
        page.get_by_label("Código").fill(typed)
        page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
        page.get_by_label("La misma otra vez").fill(PASSWORD)
        press(page, "Crear mi cuenta y empezar")


def say_who_we_are(page: Page) -> None:
    """The samples wear what is typed before anything is kept."""
    expect(page.get_by_role("heading", level=1)).to_have_text("¿Quién sois?")
    page.get_by_label("Nombre", exact=True).fill("Sur Redes")
    page.get_by_label("CIF o NIF").fill("B12345674")
    page.get_by_label("Color").fill("#aa3300")
    page.get_by_label("Logotipo").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": png(96, 96)}
    )
    sample = page.locator("[data-preview-sample]").first
    expect(sample.locator("[data-preview-says]")).to_have_text("Sur Redes")
    expect(sample.locator("[data-preview-picture]")).to_have_attribute("src", re.compile("^blob:"))
    assert sample.evaluate("one => one.style.getPropertyValue('--brand-raw')") == "#aa3300"
    press(page, "Guardar y seguir")


def try_the_mail(page: Page, port: int) -> None:
    """Where nobody answers the page says so; then it says that the letter has left."""
    page.get_by_label("Los correos salen de").fill(SENDER)
    page.get_by_label("Servidor").fill("127.0.0.1")
    page.get_by_label("Cifrado").select_option("none")
    for tried, told in ((free_port(), "No ha salido"), (port, "Ha salido")):
        page.get_by_label("Puerto").fill(str(tried))
        press(page, "Guardar y probar")
        expect(page.get_by_role("heading", name=told)).to_be_visible(timeout=30_000)
    look_at(page)


def add_a_customer(page: Page) -> None:
    page.get_by_label("Nombre del cliente").fill("Talleres Aurora")
    page.get_by_label("Nombre y apellidos").fill("Lucía Ferrer")
    page.get_by_label("Correo").fill(LUCIA)
    press(page, "Guardar y seguir")


def ask_for_something(page: Page, link: str) -> int:
    """Lucía chooses a password, comes in, and opens the first ticket; its number."""
    page.goto(link)
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    press(page, "Aceptar la invitación")
    enter(page, LUCIA, PASSWORD)
    page.goto("/incidencias/nueva/")
    page.get_by_label("Asunto").fill("No va la VPN")
    page.get_by_label("¿Qué pasa?").fill("Se corta cada diez minutos.")
    press(page, "Enviar")
    return number_in(page)


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def look_at(page: Page) -> None:
    """As every page is looked at; only the title is of another house."""
    assert not [one for one in complaints_about(page) if not one.startswith("its title")]
