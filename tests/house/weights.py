"""How many statements and how many bytes a page costs, on rows as a real house has them."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, localtime, now

from tests.cast import Cast, a_ticket
from tests.house.hours_estate import an_hour_bank
from tests.house.invoices_estate import published
from tests.invoice_files import US, plain_pdf
from ventanilla.domain.calendars.actions import add_season, create_calendar, set_days, the_houses_calendar
from ventanilla.domain.calendars.facts import CalendarFacts, Day, SeasonFacts
from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.hours.actions.correcting import adjust
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.knowledge.actions.answering import Answer, publish_article, write_article
from ventanilla.domain.knowledge.actions.suggesting import suggest
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
    first = list(Ticket.objects.order_by("pk").values_list("pk", flat=True)[:8])
    Ticket.objects.filter(pk__in=first).update(status="resolved", resolved_at=now() - timedelta(days=1))
    a_dozen_contracts(cast)
    rebuild()
    return Ticket.objects.get(pk=ticket.pk)


def a_dozen_contracts(cast: Cast) -> None:
    """Of eight services, the last two of which nobody has; once, however often the house is filled."""
    if Service.objects.exists():
        return
    names = [f"Servicio {number} con un nombre largo" for number in range(8)]
    services = [add_service(Offer(name=name, summary=WORDS[:90]), by=cast.ivan) for name in names]
    today = localtime().date()
    for number in range(12):
        terms, ends = Terms(number=f"CT-{number}", about="25 equipos"), today + timedelta(days=9 * number)
        starts = ends - timedelta(days=364)
        add_contract(cast.aurora, services[number % 6], terms, by=cast.ivan, starts_on=starts, ends_on=ends)


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


@contextmanager
def writings() -> Iterator[list[str]]:
    """The rows that Django writes a statement for meanwhile, or a part of one: nothing where it was written before."""
    written: list[str] = []

    def setup(compiler: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        written.append(compiler.query.model.__name__ if compiler.query.model else "")
        return original(compiler, *args, **kwargs)

    original = SQLCompiler.setup_query
    with patch.object(SQLCompiler, "setup_query", setup):
        yield written


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
        **of_services(cast, lucia, ivan),
        **of_knowledge(cast, lucia, marta, nobody),
        **of_invoices(cast, lucia, ivan),
        **of_the_settings(cast, ivan),
        "support": lambda: nobody.get("/soporte/"),
        "support requests": lambda: marta.get("/escritorio/peticiones/"),
        "customers": lambda: marta.get("/escritorio/clientes/"),
        "a customer": lambda: marta.get(f"/escritorio/clientes/{cast.aurora.pk}/"),
        "letters": lambda: marta.get("/escritorio/correo/"),
        "panel": lambda: marta.get("/escritorio/panel/"),
        "service reports": lambda: lucia.get("/informes/"),
        "service report": lambda: lucia.get(f"/informes/{localtime():%Y-%m}/"),
        "open a ticket": lambda: lucia.post("/incidencias/nueva/", form),
        "answer": lambda: lucia.post(f"/incidencias/{ticket.number}/responder/", {"message": WORDS}),
        "desk reply": lambda: marta.post(
            f"/escritorio/incidencias/{ticket.number}/decir/reply/", {"message": WORDS}
        ),
    }


def of_services(cast: Cast, lucia: Client, ivan: Client) -> dict[str, Callable[[], HttpResponse]]:
    return {
        "services": lambda: lucia.get("/servicios/"),
        "renewals": lambda: lucia.get("/renovaciones/"),
        "contracts": lambda: ivan.get("/escritorio/contratos/"),
        **of_hours(cast, lucia, ivan),
    }


def of_hours(cast: Cast, lucia: Client, ivan: Client) -> dict[str, Callable[[], HttpResponse]]:
    """A bank with thirty movements."""
    bank = an_hour_bank(cast, cast.aurora, "Bono de mantenimiento")[0]
    for number in range(28):
        adjust(bank, 5 + number, by=cast.ivan, reason=SUBJECTS[number % len(SUBJECTS)])
    return {
        "hours": lambda: lucia.get("/horas/"),
        "hour bank": lambda: lucia.get(f"/horas/{bank.pk}/"),
        "hour banks": lambda: ivan.get("/escritorio/bonos/"),
    }


def of_knowledge(
    cast: Cast, lucia: Client, marta: Client, nobody: Client
) -> dict[str, Callable[[], HttpResponse]]:
    """Thirty answers of two services, and thirty suggestions."""
    services = [*Service.objects.order_by("pk")[:2], None]
    for number in range(30):
        answer = Answer(
            title=f"{SUBJECTS[number % len(SUBJECTS)]} {number}", body=WORDS, service=services[number % 3]
        )
        article = publish_article(write_article(answer, by=cast.elena), by=cast.elena)
        suggest(WORDS, by=cast.lucia)
    return {
        "questions": lambda: lucia.get("/preguntas-frecuentes/"),
        "questions found": lambda: lucia.get("/preguntas-frecuentes/?q=equipos"),
        "a question": lambda: lucia.get(f"/preguntas-frecuentes/{article.pk}/"),
        "proposals": lambda: lucia.get("/preguntas-frecuentes/propuestas/", {"asunto": SUBJECTS[0]}),
        "suggestions": lambda: lucia.get("/sugerencias/"),
        "contact us": lambda: lucia.get("/contactar/"),
        "open questions": lambda: nobody.get("/preguntas/"),
        "open contact": lambda: nobody.get("/contacto/"),
        "desk questions": lambda: marta.get("/escritorio/preguntas/"),
        "desk suggestions": lambda: marta.get("/escritorio/sugerencias/"),
    }


def of_invoices(cast: Cast, lucia: Client, ivan: Client) -> dict[str, Callable[[], HttpResponse]]:
    """Thirty of them, and one that has its file."""
    rows = [
        Invoice(
            customer=cast.aurora, issuer_tax_id=US, series="F26", number=f"{one:04}", folded_number=f"F26-{one:04}",
            issued_on=localdate() - timedelta(days=one), total=484, concept=SUBJECTS[one % len(SUBJECTS)],
            published_at=now(),
        )
        for one in range(30)
    ]  # fmt: skip
    Invoice.objects.bulk_create(rows)
    paper = published(cast, cast.aurora, "F26-9999", SUBJECTS[0], plain_pdf("weights"))
    return {
        "invoices": lambda: lucia.get("/facturas/?ano=todas"),
        "an invoice": lambda: lucia.get(f"/facturas/{paper.invoice_id}/"),
        "desk invoices": lambda: ivan.get("/escritorio/facturas/"),
    }


def of_the_settings(cast: Cast, ivan: Client) -> dict[str, Callable[[], HttpResponse]]:
    return {
        "calendars": lambda: ivan.get("/escritorio/ajustes/calendarios/"),
        "a calendar's year": lambda: ivan.get("/escritorio/ajustes/calendarios/1/"),
        "privacy": lambda: ivan.get("/escritorio/ajustes/privacidad/?q=sanz"),
        "privacy of a person": lambda: ivan.get(
            f"/escritorio/ajustes/privacidad/personas/{cast.pedro.person_id}/"
        ),
        "people": lambda: ivan.get("/escritorio/ajustes/personas/"),
    }
