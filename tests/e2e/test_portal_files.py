"""Files that a customer sends: each at once, with its progress; taken back, tried again, made smaller, never lost."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.browsing import number_in
from tests.e2e.samples import PNG, TXT, a_large_png

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

LUCIA = "lucia@aurora-pruebas.example"
NEW = "/incidencias/nueva/"
NO_CONNECTION = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def lucia(browsers) -> Page:
    page: Page = browsers.of(LUCIA, expects=(NO_CONNECTION, "net::ERR_FAILED"))
    return page


def choose(page: Page, name: str, content: bytes, kind: str = "text/plain") -> Locator:
    """Hand a file to the form; returns its row."""
    page.locator("[data-upload-input]").first.set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )
    return page.locator("[data-upload-list] > li").last


def slowly(page: Page, bytes_per_second: int) -> None:
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    limits = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": bytes_per_second}
    wire.send("Network.emulateNetworkConditions", limits)


def known(house: Any, name: str) -> int:
    """How many files of this name the house has."""
    return int(house.rows("select count(*) from files_storedfile where name = %s", name)[0][0])


def wait_until_forgotten(house: Any, name: str) -> None:
    deadline = time.monotonic() + 10
    while known(house, name) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert known(house, name) == 0


def value_above(bar: Locator, least: float) -> float:
    """The progress, once it has gone so far."""
    deadline = time.monotonic() + 10
    while (value := float(bar.evaluate("bar => bar.value"))) <= least and time.monotonic() < deadline:
        time.sleep(0.05)
    return value


def test_one_sees_a_file_go_and_can_stop_it(house, lucia):
    lucia.goto(NEW)
    slowly(lucia, 150_000)
    row = choose(lucia, "registro lento.txt", b"linea\n" * 120_000)

    bar = row.get_by_role("progressbar", name="registro lento.txt")
    expect(bar).to_be_visible()
    assert 10 < value_above(bar, 10) < 100
    expect(row).to_contain_text("Subiendo · 720 kB")
    row.get_by_role("button", name="Quitar: registro lento.txt").click()

    expect(lucia.locator("[data-upload-list] > li")).to_have_count(0)
    expect(lucia.locator("[data-upload-input]")).to_be_focused()
    time.sleep(0.5)
    assert known(house, "registro lento.txt") == 0


def test_what_is_taken_off_the_list_is_forgotten_by_the_house(house, lucia):
    lucia.goto(NEW)
    row = choose(lucia, "sin querer.txt", TXT)
    expect(row).to_contain_text("Subido · ")
    assert known(house, "sin querer.txt") == 1

    row.get_by_role("button", name="Quitar: sin querer.txt").click()

    wait_until_forgotten(house, "sin querer.txt")


def test_a_lost_connection_is_said_and_the_file_goes_when_it_is_back(lucia):
    lucia.goto(NEW)
    lucia.context.set_offline(True)
    row = choose(lucia, "sin red.txt", TXT)
    expect(row).to_contain_text("Sin conexión: se subirá en cuanto vuelva.")

    lucia.context.set_offline(False)

    expect(row).to_contain_text("Subido · ")


def test_a_broken_upload_is_tried_again_by_a_press(lucia):
    lucia.goto(NEW)
    lucia.route("**/archivos/", lambda route: route.abort())
    row = choose(lucia, "cortado.txt", TXT)
    expect(row).to_contain_text("No se ha subido: se ha cortado la conexión.")
    lucia.unroute("**/archivos/")

    row.get_by_role("button", name="Reintentar: cortado.txt").click()

    expect(row).to_contain_text("Subido · ")
    expect(row.get_by_role("button", name="Reintentar")).to_be_hidden()


def test_a_picture_above_the_limit_is_made_smaller_before_it_is_refused(lucia):
    png = a_large_png()
    assert len(png) > 7_000_000
    lucia.goto(NEW)
    lucia.get_by_label("¿Qué pasa?").fill("Sale esta pantalla.")
    row = choose(lucia, "captura retina.png", png, "image/png")
    offer = row.get_by_role("button", name="Reducirla y enviarla")
    expect(offer).to_be_visible()
    expect(row).to_contain_text(
        re.compile(r"Ocupa 7,\d MB y el máximo son 5 MB\. Reducida ocuparía \d(,\d)? MB\.")
    )

    lucia.get_by_role("button", name="Enviar", exact=True).click()
    expect(offer).to_be_focused()
    expect(lucia).to_have_url(re.compile(NEW))
    lucia.keyboard.press("Enter")
    expect(row).to_contain_text("captura retina.jpg")
    expect(row).to_contain_text("Subido · ")
    lucia.get_by_role("button", name="Enviar", exact=True).click()

    expect(lucia.get_by_role("heading", level=1)).to_have_text("Sale esta pantalla")
    with lucia.expect_download() as download:
        lucia.get_by_role("article").get_by_role("link", name="captura retina.jpg").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"\xff\xd8\xff")
    assert len(content) <= 5_000_000


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("copia.txt", "text/plain", b"a" * 5_000_001),
        ("rota.png", "image/png", PNG[:20] + b"x" * 5_000_001),
    ],
)
def test_what_cannot_be_made_smaller_is_refused_with_the_reason(house, lucia, name, kind, content):
    lucia.goto(NEW)

    row = choose(lucia, name, content, kind)

    expect(row).to_contain_text(f"«{name}» ocupa 5,1 MB y el máximo son 5 MB. Redúcelo o envíalo en partes.")
    expect(row.get_by_role("button", name="Reducirla")).to_be_hidden()
    assert known(house, name) == 0


def test_words_and_files_outlive_the_page(house, lucia):
    lucia.goto(f"/incidencias/{house.ticket('to_reply')}/")
    lucia.get_by_label("Tu respuesta").fill("Va el registro entero.")
    expect(choose(lucia, "registro.txt", TXT)).to_contain_text("Subido · ")
    expect(lucia.locator("[data-draft-note]")).to_contain_text("Borrador guardado")
    expect(lucia.locator("[data-draft-mark]")).not_to_have_value("")
    lucia.wait_for_timeout(1500)

    lucia.reload()

    expect(lucia.get_by_label("Tu respuesta")).to_have_value("Va el registro entero.")
    expect(lucia.locator("[data-upload-list] > li")).to_contain_text("registro.txt")
    lucia.get_by_role("button", name="Responder").click()
    last = lucia.get_by_role("article").last
    expect(last).to_contain_text("Va el registro entero.")
    expect(last.get_by_role("link")).to_contain_text("registro.txt")
    expect(lucia.get_by_label("Tu respuesta")).to_have_value("")
    expect(lucia.locator("[data-upload-list] > li")).to_have_count(0)


def test_a_form_waits_for_the_file_that_is_on_its_way(lucia):
    lucia.goto(NEW)
    lucia.get_by_label("¿Qué pasa?").fill("Con un archivo lento.")
    slowly(lucia, 300_000)
    choose(lucia, "lento.txt", b"linea\n" * 100_000)

    lucia.get_by_role("button", name="Enviar", exact=True).click()

    expect(lucia.get_by_role("heading", level=1)).to_have_text("Con un archivo lento")
    assert number_in(lucia)
    expect(lucia.get_by_role("article").get_by_role("link", name="lento.txt")).to_be_visible()
