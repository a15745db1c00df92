"""`python3 run.py screenshots`: draw the pictures of the documentation from a demonstration of its own.

Its story is the same each time (a fixed seed) and ends a few minutes before: only days and times differ from one drawing
to the next.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from run import DEMO_BRAND
from tests.config.conftest import COMMAND, ROOT, clean, free_port
from tests.e2e.browsing import launch
from tests.e2e.chromium import find_chromium
from tests.e2e.installation import Installation

FOLDER = ROOT / "docs" / "images"
LARGEST = 250_000
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LUCIA, PEDRO, MARTA, IVAN = "Lucía Ferrer", "Pedro Sanz", "Marta Solís", "Iván Cobo"
LOOKS: dict[str, dict[str, object]] = {
    "oscuro": {"viewport": WIDE, "color_scheme": "dark"},
    "movil": {"viewport": PHONE, "color_scheme": "light"},
}
NO_CARET = "* { caret-color: transparent !important }"


@dataclass(frozen=True)
class Picture:
    name: str
    who: str
    reach: Callable[[Page], None]
    also: tuple[str, ...] = ()
    """Besides in the light of a wide screen: names of `LOOKS`."""


def go(address: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.goto(address)

    return reach


def open_first(address: str, links: str) -> Callable[[Page], None]:
    """The first thing of a list."""

    def reach(page: Page) -> None:
        page.goto(address)
        page.goto(page.locator(links).first.get_attribute("href") or "")

    return reach


def read_the_last_month(page: Page) -> None:
    page.goto("/informes/")
    page.goto(page.locator("td a.t").nth(1).get_attribute("href") or "")


def write_a_ticket(page: Page) -> None:
    page.goto("/incidencias/nueva/")
    page.locator(".seg label", has_text="Alta").click()
    page.get_by_label("Asunto").fill("La impresora del taller no coge papel")
    page.get_by_label("¿Qué pasa?").fill("Desde esta mañana dice «bandeja vacía» con la bandeja llena.")
    page.locator("[data-upload-input]").set_input_files(
        {
            "name": "aviso de la pantalla.txt",
            "mimeType": "text/plain",
            "buffer": b"Error E-52\n" * 200,
        }
    )
    page.locator("[data-upload-list] .ok").wait_for()


def open_the_chat(page: Page) -> None:
    page.goto("/inicio/")
    page.get_by_role("button", name="Chat").click()
    page.locator("dialog.chat .me").last.wait_for()


def talk_in_the_desk(page: Page) -> None:
    page.goto("/escritorio/?cola=mias")
    page.goto(page.locator("a.line").nth(1).get_attribute("href") or "")


PICTURES = [
    Picture("acceso", "", go("/acceso/")),
    Picture("inicio", LUCIA, go("/inicio/")),
    Picture("nueva-incidencia", LUCIA, write_a_ticket),
    Picture("incidencia", LUCIA, open_first("/incidencias/", "td a.t")),
    Picture("servicios", LUCIA, go("/servicios/")),
    Picture("facturas", LUCIA, go("/facturas/")),
    Picture("parte", LUCIA, open_first("/partes/", "td a.t")),
    Picture("horas", LUCIA, go("/horas/")),
    Picture("red", LUCIA, go("/red/dibujo/")),
    Picture("preguntas", LUCIA, go("/preguntas-frecuentes/")),
    Picture("informe", LUCIA, read_the_last_month),
    Picture("escritorio", MARTA, go("/escritorio/"), also=("oscuro",)),
    Picture("escritorio-incidencia", MARTA, talk_in_the_desk),
    Picture("buscar", LUCIA, go("/buscar/?q=impresora")),
    Picture("partes", MARTA, go("/escritorio/partes/")),
    Picture("contratos", IVAN, go("/escritorio/contratos/")),
    Picture("ajustes", IVAN, go("/escritorio/ajustes/")),
    Picture("calendario", IVAN, go("/escritorio/ajustes/calendarios/1/")),
    Picture("correo", MARTA, go("/escritorio/correo/")),
    Picture("carta", MARTA, open_first("/escritorio/correo/", "td a.t")),
    Picture("piezas", MARTA, go("/escritorio/piezas/")),
    Picture("chat", PEDRO, open_the_chat, also=("movil",)),
    Picture("chat-escritorio", MARTA, open_first("/escritorio/chat/", "[data-chat-row]:has-text('Pedro')")),
]


def main() -> int:
    path, missing = find_chromium()
    if missing:
        print(f"screenshots: {missing}.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ventanilla-pictures-") as folder:
        demo = demonstration(Path(folder))
        with demo.opened(), sync_playwright() as playwright:
            large = draw_all(launch(playwright, path, "--hide-scrollbars"), demo.url)
    for name in large:
        print(f"screenshots: {name} is larger than {LARGEST // 1000} kB.", file=sys.stderr)
    return 1 if large else 0


def demonstration(folder: Path) -> Installation:
    """A demonstration on SQLite with its story in it."""
    url = f"http://127.0.0.1:{free_port()}"
    environ = clean() | DEMO_BRAND | {
        "VENTANILLA_DATA": str(folder),
        "VENTANILLA_DEMO": "1",
        "VENTANILLA_BASE_URL": url,
    }  # fmt: skip
    demo = Installation(folder, url, environ)
    demo.run(*COMMAND, "prepare")
    demo.run(*COMMAND, "demo")
    return demo


def draw_all(browser: Browser, origin: str) -> list[str]:
    """Draw every picture; returns the names of those that came out too large."""
    states: dict[str, object] = {}
    drawn = [
        draw(browser, origin, states, picture, suffix, wishes)
        for picture in PICTURES
        for suffix, wishes in looks_of(picture)
    ]
    return [path.name for path in drawn if path.stat().st_size > LARGEST]


def looks_of(picture: Picture) -> list[tuple[str, dict[str, object]]]:
    return [
        ("", {"viewport": WIDE, "color_scheme": "light"}),
        *((f"-{name}", LOOKS[name]) for name in picture.also),
    ]


def draw(
    browser: Browser, origin: str, states: dict[str, object], picture: Picture, suffix: str, wishes: dict
) -> Path:
    context = browser.new_context(
        base_url=origin, locale="es-ES", timezone_id="Europe/Madrid", reduced_motion="reduce",
        storage_state=states.get(picture.who), **wishes,
    )  # fmt: skip
    page = context.new_page()
    if picture.who and picture.who not in states:
        page.goto("/acceso/")
        page.get_by_role("button", name=f"Elegir a {picture.who}").click()
        page.get_by_role("button", name="Entrar").click()
        page.get_by_role("main").wait_for()
        states[picture.who] = context.storage_state()
    picture.reach(page)
    page.evaluate("document.activeElement?.blur()")
    path = FOLDER / f"{picture.name}{suffix}.png"
    page.screenshot(path=path, style=NO_CARET)
    context.close()
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB", flush=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
