"""Every page of the house and how one comes to it. A route that is missing here fails a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.conftest import House

LUCIA, NURIA = "lucia@aurora-pruebas.example", "nuria@aurora-pruebas.example"
TEO, GEMA = "teo@aurora-pruebas.example", "gema@pruebas.example"
SARA, RAUL = "sara@pruebas.example", "raul@pruebas.example"
MARTA, BRUNO = "marta@norte-pruebas.example", "bruno@norte-pruebas.example"
DESK_TICKET = "/escritorio/incidencias/{talked}/"

NO_PAGES = {
    "front_door": "leads to another page",
    "brand_css": "a stylesheet",
    "favicon": "a picture",
    "robots": "for robots",
    "health": "for machines",
    "gate:welcome": "leads to where one works",
    "gate:logout": "POST, leads to the login",
    "gate:choose_place": "POST, leads to Inicio",
    "gate:language": "POST, leads back",
    "portal:answer": "POST, leads to the ticket",
    "portal:solved": "POST, leads to the ticket",
    "portal:rate": "POST, leads to the ticket",
    "portal:upload": "POST, answers the script",
    "portal:file": "a download",
    "desk:qualify": "POST, leads to the ticket",
    "desk:plan": "POST, leads to the ticket",
    "desk:start": "POST, leads to the ticket",
    "desk:say": "POST, leads to the ticket",
    "desk:upload": "POST, answers the script",
    "desk:file": "a download",
    "desk:letter_view": "stands inside the page of the letter",
    "desk:retry_letter": "POST, leads to the letter",
}
"""Routes that show nothing by themselves, and why."""


@dataclass(frozen=True)
class Look:
    route: str
    """The URL name that draws it; several looks may share one."""
    address: str
    """Numbers of tickets and tokens of links stand in braces, by their names in `cast_into`."""
    who: str = ""
    name: str = ""
    status: int = 200
    then: Callable[[Page, House], None] | None = None
    """What one does there before looking."""

    @property
    def id(self) -> str:
        return self.name or self.route

    def reach(self, page: Page, house: House) -> None:
        answer = page.goto(self.address.format(**house.stage["tickets"], **house.stage["links"]))
        if self.then:
            self.then(page, house)
        else:
            assert answer is not None
            assert answer.status == self.status, page.url


def press(button: str) -> Callable[[Page, House], None]:
    """Send the form without what the browser itself would ask for, and look at what comes back."""

    def act(page: Page, house: House) -> None:
        page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true })")
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).click()

    return act


def ask_for_a_password(page: Page, house: House) -> None:
    page.get_by_label("Correo", exact=True).fill("nadie@pruebas.example")
    press("Enviar el enlace")(page, house)


def ask_too_often(page: Page, house: House) -> None:
    for _ in range(6):
        page.goto("/acceso/olvido/")
        page.get_by_label("Correo", exact=True).fill("insistente@pruebas.example")
        press("Enviar el enlace")(page, house)


def send_too_many_fields(page: Page, house: House) -> None:
    page.evaluate("""() => { for (let n = 0; n < 1100; n += 1) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: "x" })
      document.querySelector("form").append(field) } }""")
    press("Entrar")(page, house)


def send_too_many_files(page: Page, house: House) -> None:
    page.locator("form[data-uploads]").evaluate("""form => {
      const held = new DataTransfer(), field = document.createElement("input")
      Object.assign(field, { type: "file", name: "upload", multiple: true })
      for (let n = 0; n < 40; n += 1) held.items.add(new File(["a"], `${n}.txt`))
      field.files = held.files; form.append(field) }""")
    press("Enviar")(page, house)


def solve_what_is_solved(page: Page, house: House) -> None:
    """Two windows on one ticket: the other was faster."""
    other = page.context.new_page()
    other.goto(page.url)
    press("Ya está resuelto")(other, house)
    other.close()
    press("Ya está resuelto")(page, house)


def rate_it(page: Page, house: House) -> None:
    page.locator("label", has_text="5, excelente").click()
    press("Enviar la valoración")(page, house)


def fail(status: int) -> Callable[[Page, House], None]:
    """A healthy server does not show it: the same page, drawn beforehand, under the server's own address."""

    def act(page: Page, house: House) -> None:
        body = house.stage["trouble"][str(status)]
        page.route(
            "**/averia/", lambda route: route.fulfill(status=status, body=body, content_type="text/html")
        )
        page.goto("/averia/")

    return act


def open_menu(page: Page, house: House) -> None:
    page.get_by_role("button", name="Tu menú").click()


LOOKS = [
    Look("gate:login", "/acceso/"),
    Look("gate:login", "/acceso/", name="login refused", then=press("Entrar")),
    Look("gate:places", "/acceso/entrada/", SARA),
    Look("gate:places", "/acceso/entrada/", RAUL, name="no place"),
    Look("gate:forgotten", "/acceso/olvido/"),
    Look("gate:forgotten", "/acceso/olvido/", name="forgotten sent", then=ask_for_a_password),
    Look("gate:new_password", "/acceso/clave/{new_password}/"),
    Look("gate:new_password", "/acceso/clave/{new_password}/", name="weak password", then=press("Guardar la contraseña")),
    Look("gate:new_password", "/acceso/clave/nada/", name="dead link", status=404),
    Look("gate:rate", "/valorar/{rate}/?stars=4"),
    Look("gate:rate", "/valorar/nada/", name="dead star link", status=404),
    Look("gate:rate", "/valorar/{rate}/", name="rated", then=rate_it),
    Look("gate:privacy", "/privacidad/"),
    Look("portal:home", "/inicio/", LUCIA),
    Look("portal:home", "/inicio/", LUCIA, name="home with menu", then=open_menu),
    Look("portal:home", "/inicio/", TEO, name="home without support"),
    Look("portal:home", "/inicio/", GEMA, name="home with nothing"),
    Look("portal:tickets", "/incidencias/", LUCIA),
    Look("portal:tickets", "/incidencias/", GEMA, name="no tickets"),
    Look("portal:tickets_completed", "/incidencias/completadas/", LUCIA),
    Look("portal:new_ticket", "/incidencias/nueva/", LUCIA),
    Look("portal:new_ticket", "/incidencias/nueva/", LUCIA, name="new ticket refused", then=press("Enviar")),
    Look("portal:ticket", "/incidencias/{talked}/", LUCIA),
    Look("portal:ticket", "/incidencias/{talked}/", LUCIA, name="empty answer", then=press("Responder")),
    Look("portal:ticket", "/incidencias/{planned}/", LUCIA, name="planned ticket"),
    Look("portal:ticket", "/incidencias/{resolved}/", LUCIA, name="resolved ticket"),
    Look("portal:ticket", "/incidencias/{rated}/", LUCIA, name="rated ticket"),
    Look("portal:ticket", "/incidencias/{cancelled}/", LUCIA, name="cancelled ticket"),
    Look("portal:cancel", "/incidencias/{talked}/cancelar/", LUCIA),
    Look("portal:reopen", "/incidencias/{resolved}/reabrir/", LUCIA),
    Look("desk:queue", "/escritorio/", MARTA),
    Look("desk:queue", "/escritorio/", MARTA, name="desk with menu", then=open_menu),
    Look("desk:queue", "/escritorio/?cola=sin-asignar", BRUNO, name="another queue"),
    Look("desk:ticket", DESK_TICKET, MARTA),
    *(Look("desk:ticket", f"{DESK_TICKET}?hacer={form}", MARTA, name=f"desk {form}")
      for form in ("qualify", "plan", "ask", "pending", "resolve", "cancel", "note")),
    Look("desk:ticket", f"{DESK_TICKET}?hacer=plan", MARTA, name="desk plan refused", then=press("Planificar")),
    Look("desk:ticket", f"{DESK_TICKET}?hacer=ask", MARTA, name="desk ask refused", then=press("Preguntar")),
    Look("desk:ticket", "/escritorio/incidencias/{rated}/", MARTA, name="desk rated"),
    Look("desk:letters", "/escritorio/correo/", MARTA),
    Look("desk:letter", "/escritorio/correo/1/", MARTA),
    Look("desk:gallery", "/escritorio/piezas/", MARTA),
    Look("400", "/acceso/", then=send_too_many_fields),
    Look("403", "/incidencias/nueva/", NURIA, status=403),
    Look("404", "/no/hay/nada/", status=404),
    Look("409", "/incidencias/{to_twice}/", LUCIA, then=solve_what_is_solved),
    Look("413", "/incidencias/nueva/", LUCIA, then=send_too_many_files),
    Look("429", "/acceso/olvido/", then=ask_too_often),
    Look("500", "/acceso/", then=fail(500)),
    Look("503", "/acceso/", then=fail(503)),
]  # fmt: skip
