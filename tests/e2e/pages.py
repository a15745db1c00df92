"""Every page of the house and how one comes to it. A route that is missing here fails a test."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.e2e.callers_pages import CALLERS_LOOKS, CALLERS_NO_PAGES
from tests.e2e.chat_pages import CHAT_LOOKS, CHAT_NO_PAGES
from tests.e2e.conftest import House
from tests.e2e.contacts_pages import CONTACTS_LOOKS, CONTACTS_NO_PAGES
from tests.e2e.customer_pages import CUSTOMER_LOOKS, CUSTOMER_NO_PAGES
from tests.e2e.device_pages import DEVICE_LOOKS, DEVICE_NO_PAGES
from tests.e2e.entering_pages import ENTERING_LOOKS, ENTERING_NO_PAGES, ask_for_a_password
from tests.e2e.invoice_pages import INVOICE_LOOKS, INVOICE_NO_PAGES
from tests.e2e.knowledge_pages import KNOWLEDGE_LOOKS, KNOWLEDGE_NO_PAGES
from tests.e2e.looking import Look, press, solve_what_is_solved
from tests.e2e.portal_order_pages import PORTAL_ORDER_LOOKS, PORTAL_ORDER_NO_PAGES
from tests.e2e.report_pages import REPORT_LOOKS, REPORT_NO_PAGES
from tests.e2e.services_pages import SERVICES_LOOKS, SERVICES_NO_PAGES
from tests.e2e.settings_pages import SETTINGS_LOOKS, SETTINGS_NO_PAGES
from tests.e2e.support_pages import SUPPORT_LOOKS, SUPPORT_NO_PAGES
from tests.e2e.workorder_pages import WORKORDER_LOOKS, WORKORDER_NO_PAGES

LUCIA, NURIA = "lucia@aurora-pruebas.example", "nuria@aurora-pruebas.example"
TEO, GEMA = "teo@aurora-pruebas.example", "gema@pruebas.example"
SARA, RAUL = "sara@pruebas.example", "raul@pruebas.example"
MARTA, BRUNO = "marta@norte-pruebas.example", "bruno@norte-pruebas.example"
DESK_TICKET = "/escritorio/incidencias/{talked}/"
DESK_ALL = "/escritorio/?cola=todas"

ANSWERED = (
    "portal:new_draft", "portal:reply_draft", "desk:draft", "portal:read", "portal:forget_file", "desk:forget_file",
    "portal:upload", "desk:upload",
)  # fmt: skip
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
    **dict.fromkeys(ANSWERED, "POST, answers the script"),
    "portal:answer": "POST, leads to the ticket",
    "portal:solved": "POST, leads to the ticket",
    "portal:stop_copy": "POST, leads to the ticket",
    "portal:rate": "POST, leads to the ticket",
    **(CALLERS_NO_PAGES | CHAT_NO_PAGES),
    **CONTACTS_NO_PAGES,
    "portal:file": "a download",
    "desk:kit": "for the scripts",
    "desk:pulse": "answers the script",
    "desk:search_suggestions": "answers the script",
    "portal:search_suggestions": "answers the script",
    "desk:change_view": "POST, leads to the views",
    **dict.fromkeys(
        ("desk:close", "desk:take", "desk:copies", "desk:watch", "desk:tags", "desk:links", "desk:time"),
        "POST, leads to the ticket",
    ),
    **dict.fromkeys(("desk:presence", "desk:read", "desk:suggest"), "answers the script"),
    "desk:qualify": "POST, leads to the ticket",
    "desk:plan": "POST, leads to the ticket",
    "desk:unplan": "POST, leads to the planning",
    "calendar": "for calendar programs",
    "desk:start": "POST, leads to the ticket",
    "desk:say": "POST, leads to the ticket",
    "desk:file": "a download",
    "desk:letter_view": "stands inside the page of the letter",
    "desk:retry_letter": "POST, leads to the letter",
    **REPORT_NO_PAGES,
    **SERVICES_NO_PAGES,
    **DEVICE_NO_PAGES,
    **KNOWLEDGE_NO_PAGES,
    **INVOICE_NO_PAGES,
    **SETTINGS_NO_PAGES,
    **PORTAL_ORDER_NO_PAGES,
    **SUPPORT_NO_PAGES,
    **WORKORDER_NO_PAGES,
    **ENTERING_NO_PAGES,
    **CUSTOMER_NO_PAGES,
}
"""Routes that show nothing by themselves, and why."""


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


def copy_nobody(page: Page, house: House) -> None:
    page.get_by_label("¿No está en la lista?").fill("esto no es un correo")
    press("Poner en copia")(page, house)


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


def press_keys(*keys: str, shows: str) -> Callable[[Page, House], None]:
    """One key after the other, until a sheet with this name is there."""

    def act(page: Page, house: House) -> None:
        for key in keys:
            page.keyboard.press(key)
        page.get_by_role("dialog", name=shows).wait_for()

    return act


def be_overtaken(page: Page, house: House) -> None:
    """Somebody else was faster: the words come back, and what is new is pointed at."""
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("radio", name="Nota interna").check()
    other.get_by_label("Mensaje", exact=True).fill("Ya lo miro yo.")
    press("Guardar nota")(other, house)
    other.close()
    page.get_by_label("Mensaje", exact=True).fill("Lo miro yo.")
    press("Enviar")(page, house)


def choose_who_calls(page: Page, house: House) -> None:
    page.get_by_role("link", name="Lucía Ferrer").click()
    page.wait_for_url("**/nueva/*/")


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
    Look("gate:summary", "/resumen/{summary}/"),
    Look("gate:rate", "/valorar/nada/", name="dead star link", status=404),
    Look("gate:rate", "/valorar/{rate}/", name="rated", then=rate_it),
    Look("gate:privacy", "/privacidad/"),
    Look("gate:information", "/privacidad/{information}/"),
    Look("portal:home", "/inicio/", LUCIA),
    Look("portal:home", "/inicio/", LUCIA, name="home with menu", then=open_menu),
    Look("portal:home", "/inicio/", TEO, name="home without support"),
    Look("portal:home", "/inicio/", GEMA, name="home with nothing"),
    Look("portal:tickets", "/incidencias/", LUCIA),
    Look("portal:tickets", "/incidencias/", GEMA, name="no tickets"),
    Look("portal:tickets", "/incidencias/?filtrar=1", LUCIA, name="tickets with filters"),
    Look("portal:tickets", "/incidencias/?urgencia=low&orden=nuevas", LUCIA, name="no ticket fits"),
    Look("portal:tickets_completed", "/incidencias/completadas/", LUCIA),
    Look("portal:to_rate", "/incidencias/por-valorar/", LUCIA),
    Look("portal:to_rate", "/incidencias/por-valorar/?ver=valoradas", LUCIA, name="rated ones"),
    Look("portal:to_rate", "/incidencias/por-valorar/", GEMA, name="nothing to rate"),
    Look("portal:new_ticket", "/incidencias/nueva/", LUCIA),
    Look("portal:new_ticket", "/incidencias/nueva/", LUCIA, name="new ticket refused", then=press("Enviar")),
    Look("portal:ticket", "/incidencias/{talked}/", LUCIA),
    Look("portal:ticket", "/incidencias/{talked}/", LUCIA, name="empty answer", then=press("Responder")),
    Look("portal:ticket", "/incidencias/{planned}/", LUCIA, name="planned ticket"),
    Look("portal:ticket", "/incidencias/{resolved}/", LUCIA, name="resolved ticket"),
    Look("portal:ticket", "/incidencias/{rated}/", LUCIA, name="rated ticket"),
    Look("portal:ticket", "/incidencias/{cancelled}/", LUCIA, name="cancelled ticket"),
    Look("portal:ticket", "/incidencias/{full}/", LUCIA, name="full ticket"),
    Look("portal:ticket", "/incidencias/{closed}/", LUCIA, name="closed ticket"),
    Look("portal:copies", "/incidencias/{talked}/copias/", LUCIA),
    Look("portal:copies", "/incidencias/{talked}/copias/", LUCIA, name="copies refused", then=copy_nobody),
    Look("portal:close", "/incidencias/{resolved}/cerrar/", LUCIA),
    Look("portal:cancel", "/incidencias/{talked}/cancelar/", LUCIA),
    Look("portal:reopen", "/incidencias/{resolved}/reabrir/", LUCIA),
    *(CALLERS_LOOKS + CHAT_LOOKS),
    *CONTACTS_LOOKS,
    *PORTAL_ORDER_LOOKS,
    *SUPPORT_LOOKS,
    *WORKORDER_LOOKS,
    Look("portal:search", "/buscar/?q=prueba", LUCIA),
    Look("portal:search", "/buscar/", LUCIA, name="search nothing yet"),
    Look("portal:search", "/buscar/?q=zanahoria", LUCIA, name="search finds nothing"),
    Look("portal:search", "/buscar/?q=nuria", LUCIA, name="search people"),
    Look("portal:search", "/buscar/?q=prueba", TEO, name="search without rights"),
    Look("desk:search", "/escritorio/buscar/?q=licencia", MARTA),
    Look("desk:search", "/escritorio/buscar/?q=aurora", MARTA, name="desk search people"),
    Look("desk:search", "/escritorio/buscar/?q=zanahoria", MARTA, name="desk search finds nothing"),
    Look("desk:queue", "/escritorio/", MARTA),
    Look("desk:queue", "/escritorio/", MARTA, name="desk with menu", then=open_menu),
    Look("desk:queue", "/escritorio/?cola=sin-asignar", BRUNO, name="another queue"),
    Look("desk:queue", "/escritorio/?cola=sin-verificar", MARTA, name="empty queue"),
    Look("desk:queue", f"{DESK_ALL}&estado=in_progress&prioridad=high", MARTA, name="narrowed queue"),
    Look("desk:queue", DESK_ALL, MARTA, name="palette", then=press_keys("Control+k", shows="Buscar o hacer")),
    Look("desk:queue", DESK_ALL, MARTA, name="chosen rows and what to do with them",
         then=press_keys("j", "x", "j", "x", "b", "Enter", shows="Asignar")),
    Look("desk:queue", DESK_ALL, MARTA, name="keys over it", then=press_keys("?", shows="Atajos de teclado")),
    Look("desk:keys", "/escritorio/teclas/", MARTA),
    Look("desk:filters", "/escritorio/filtrar/?cola=todas&estado=pending", MARTA),
    Look("desk:views", "/escritorio/vistas/", MARTA),
    Look("desk:new_view", "/escritorio/vistas/nueva/?cola=todas&estado=pending", MARTA),
    Look("desk:new_view", "/escritorio/vistas/nueva/?cola=todas", MARTA, name="view without a name", then=press("Guardar")),
    Look("desk:bulk", "/escritorio/varias/?hacer=resolve&n={waiting}&n={talked}", MARTA),
    Look("desk:bulk", "/escritorio/varias/?hacer=resolve&n={waiting}", MARTA, name="many, no words", then=press("Resolver")),
    Look("desk:bulk_done", "/escritorio/varias/?hacer=start&n={cancelled}&n={rated}", MARTA, name="many refused",
         then=press("Empezar a trabajar")),
    Look("desk:what_if", "/escritorio/plazos/", MARTA),
    Look("desk:what_if", "/escritorio/plazos/?entra=", MARTA, name="what if when", status=422),
    Look("desk:who_calls", "/escritorio/nueva/?q=Luc%C3%ADa", MARTA),
    Look("desk:who_calls", "/escritorio/nueva/?q=nadie", MARTA, name="nobody calls"),
    Look("desk:new_ticket", "/escritorio/nueva/?q=Luc%C3%ADa", MARTA, then=choose_who_calls),
    Look("desk:ticket", DESK_TICKET, MARTA),
    *(Look("desk:ticket", f"{DESK_TICKET}?hacer={form}", MARTA, name=f"desk {form}")
      for form in ("qualify", "plan", "ask", "pending", "resolve", "cancel", "note")),
    Look("desk:ticket", f"{DESK_TICKET}?hacer=plan", MARTA, name="desk plan refused", then=press("Planificar")),
    Look("desk:ticket", f"{DESK_TICKET}?hacer=ask", MARTA, name="desk ask refused", then=press("Preguntar")),
    Look("desk:ticket", "/escritorio/incidencias/{rated}/", MARTA, name="desk rated"),
    Look("desk:ticket", "/escritorio/incidencias/{full}/", MARTA, name="desk full"),
    Look("desk:ticket", DESK_TICKET, MARTA, name="desk macros", then=press_keys("m", shows="Plantillas")),
    Look("desk:ticket", "/escritorio/incidencias/{waiting}/", MARTA, name="desk overtaken", then=be_overtaken),
    Look("desk:canned", f"{DESK_TICKET}plantillas/", MARTA),
    Look("desk:merge", "/escritorio/incidencias/{waiting}/unir/", MARTA),
    Look("desk:merge", "/escritorio/incidencias/{waiting}/unir/?con={talked}", MARTA, name="merge both"),
    Look("desk:split", f"{DESK_TICKET}separar/", MARTA),
    Look("desk:split", f"{DESK_TICKET}separar/", MARTA, name="split refused", then=press("Separar")),
    Look("desk:move", f"{DESK_TICKET}mover/", MARTA),
    Look("desk:promises", f"{DESK_TICKET}plazos/", MARTA),
    Look("desk:move", f"{DESK_TICKET}mover/?contacto={{oscar}}", MARTA, name="move and who sees it"),
    Look("desk:ticket_letters", f"{DESK_TICKET}correos/", MARTA),
    Look("desk:planning", "/escritorio/planificacion/", MARTA),
    Look("desk:planning", "/escritorio/planificacion/?vista=dia", MARTA, name="planning of a day"),
    Look("desk:planning", "/escritorio/planificacion/?fecha=2027-08-15", MARTA, name="planning of an empty week"),
    Look("desk:visit", "/escritorio/planificacion/{planned}/", MARTA),
    Look("desk:visit", "/escritorio/planificacion/{waiting}/", MARTA, name="visit without a date", then=press("Guardar")),
    Look("desk:feed", "/escritorio/planificacion/calendario/", MARTA),
    Look("desk:feed", "/escritorio/planificacion/calendario/", BRUNO, name="feed made", then=press("Hacer el enlace")),
    *CUSTOMER_LOOKS,
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
    *REPORT_LOOKS,
    *SERVICES_LOOKS,
    *DEVICE_LOOKS,
    *KNOWLEDGE_LOOKS,
    *INVOICE_LOOKS,
    *SETTINGS_LOOKS,
    *ENTERING_LOOKS,
]  # fmt: skip
