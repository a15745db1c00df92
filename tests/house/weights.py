"""How many statements and how many bytes a page costs, on rows as a real house has them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date, timedelta

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime, now

from tests.cast import Cast, a_ticket
from ventanilla.domain.calendars.actions import add_season, create_calendar, set_days, the_houses_calendar
from ventanilla.domain.calendars.facts import CalendarFacts, Day, SeasonFacts
from ventanilla.domain.people.actions.staff import change_hours
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, qualify, start
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority

SUBJECTS = [
    "El correo no llega a los móviles", "La impresora de recepción no imprime", "No podemos facturar desde las 9:00",
    "La VPN se corta cada pocos minutos", "Alta de una persona nueva en el taller", "El disco del servidor está casi lleno",
    "Teams no reconoce el micrófono", "La copia de seguridad de anoche falló",
]  # fmt: skip
WORDS = (
    "Desde esta mañana ocurre en tres equipos: lo hemos reiniciado todo y sigue igual. "
    "Cuando entramos sale un aviso amarillo que dice «credenciales caducadas» y se cierra solo.\n\n"
    "Ayer funcionaba. Nadie ha cambiado nada, que sepamos."
)
HOUSEKEEPING = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "SET ")


def a_busy_house(cast: Cast) -> Ticket:
    """Thirty tickets of three people; the last one has a conversation of five messages and a note."""
    people = (cast.lucia, cast.pedro, cast.oscar)
    for number in range(30):
        a_ticket(people[number % 3], subject=SUBJECTS[number % len(SUBJECTS)], message=WORDS)
    ticket = a_ticket(cast.lucia, subject=SUBJECTS[2], message=WORDS)
    _talk(cast, ticket)
    Ticket.objects.filter(pk__lt=9).update(status="resolved", resolved_at=now() - timedelta(days=1))
    rebuild()
    return Ticket.objects.get(pk=ticket.pk)


def a_year_of_calendars(cast: Cast) -> None:
    """The house's with a season and fourteen holidays, and the islands', by which Bruno is there."""
    house, days = (
        the_houses_calendar(),
        [Day(on=date(2026, 1, day), name=f"Fiesta {day}") for day in range(1, 15)],
    )
    islands = create_calendar(CalendarFacts(name="Canarias", zone="Atlantic/Canary", week=None), by=cast.ivan)
    for calendar in (house, islands):
        set_days(calendar, days, by=cast.ivan)
        mornings = dict.fromkeys(range(5), ((480, 900),))
        add_season(
            calendar, SeasonFacts(name="Verano", first=(6, 15), last=(9, 15), week=mornings), by=cast.ivan
        )
    change_hours(cast.bruno, islands, by=cast.ivan)


def _talk(cast: Cast, ticket: Ticket) -> None:
    qualify(
        ticket, by=cast.marta, type=TicketType.objects.get(name="Avería"), priority=Priority.HIGH,
        application=Application.objects.get(name="Correo"), assignee=cast.marta,
    )  # fmt: skip
    start(ticket, by=cast.marta)
    reply(ticket, WORDS, by=cast.marta)
    reply(ticket, WORDS, by=cast.lucia)
    add_note(ticket, "Mirar el conector de Exchange.", by=cast.marta)
    ask_customer(ticket, "¿Os pasa también desde el móvil?", by=cast.marta)
    reply(ticket, WORDS, by=cast.lucia)


def weigh(act: Callable[[], HttpResponse]) -> tuple[int, int]:
    """(data statements, bytes after gzip) of one request, the second of its kind: caches are warm."""
    with CaptureQueriesContext(connection) as captured:
        answer = act()
    assert answer.status_code in (200, 302), answer.status_code
    told = [query["sql"] for query in captured if not query["sql"].lstrip().upper().startswith(HOUSEKEEPING)]
    return len(told), len(gzip.compress(answer.content, compresslevel=6))


def pages(
    cast: Cast, ticket: Ticket, sign_in: Callable[..., Client]
) -> dict[str, Callable[[], HttpResponse]]:
    """What people do all day, ready to be weighed."""
    lucia, marta, ivan, nobody = sign_in(cast.lucia), sign_in(cast.marta), sign_in(cast.ivan), Client()
    form = {"type": ticket.type_id, "application": ticket.application_id, "urgency": "high", "message": WORDS}
    return {
        "login": lambda: nobody.get("/acceso/"),
        "home": lambda: lucia.get("/inicio/"),
        "list": lambda: lucia.get("/incidencias/"),
        "completed": lambda: lucia.get("/incidencias/completadas/"),
        "new ticket": lambda: lucia.get("/incidencias/nueva/"),
        "ticket": lambda: lucia.get(f"/incidencias/{ticket.number}/"),
        "desk queue": lambda: marta.get("/escritorio/"),
        "desk ticket": lambda: marta.get(f"/escritorio/incidencias/{ticket.number}/"),
        "search": lambda: lucia.get("/buscar/?q=equipos"),
        "desk search": lambda: marta.get("/escritorio/buscar/?q=equipos"),
        "what if": lambda: marta.get("/escritorio/plazos/"),
        "desk planning": lambda: marta.get("/escritorio/planificacion/"),
        "contacts": lambda: lucia.get("/contactos/"),
        "contact": lambda: lucia.get(f"/contactos/{cast.pedro.pk}/"),
        "who sees what": lambda: lucia.get("/contactos/permisos/"),
        "support": lambda: nobody.get("/soporte/"),
        "support requests": lambda: marta.get("/escritorio/peticiones/"),
        "customers": lambda: marta.get("/escritorio/clientes/"),
        "a customer": lambda: marta.get(f"/escritorio/clientes/{cast.aurora.pk}/"),
        "letters": lambda: marta.get("/escritorio/correo/"),
        "panel": lambda: marta.get("/escritorio/panel/"),
        "service reports": lambda: lucia.get("/informes/"),
        "service report": lambda: lucia.get(f"/informes/{localtime():%Y-%m}/"),
        "calendars": lambda: ivan.get("/escritorio/ajustes/calendarios/"),
        "a calendar's year": lambda: ivan.get("/escritorio/ajustes/calendarios/1/"),
        "people": lambda: ivan.get("/escritorio/ajustes/personas/"),
        "open a ticket": lambda: lucia.post("/incidencias/nueva/", form),
        "answer": lambda: lucia.post(f"/incidencias/{ticket.number}/responder/", {"message": WORDS}),
        "desk reply": lambda: marta.post(
            f"/escritorio/incidencias/{ticket.number}/decir/reply/", {"message": WORDS}
        ),
    }
