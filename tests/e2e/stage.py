"""The cast in the browser tests' installation, with one ticket for each state and for each test that changes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.test import RequestFactory
from django.utils.timezone import now

from tests.cast import PASSWORD, Cast, a_ticket, assemble
from ventanilla.domain.customers.models import Membership, Right, Scope, Section
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, qualify, set_pending, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.shared.trouble import trouble

LONG = "El programa de presupuestos pregunta por una licencia cada vez que se abre y no deja imprimir"
WORDS = "Ocurre desde el martes.\n\n- En **dos** ordenadores\n- Con cualquier cliente\n\nGracias."


def put_on_stage() -> dict[str, Any]:
    """Everybody and everything; returns the numbers of the tickets, the tokens of the links and two pages of trouble."""
    with transaction.atomic():
        cast = assemble()
        more_people(cast)
        numbers = tickets_of(cast)
        links = links_for(cast, numbers)
    return {"tickets": numbers, "links": links, "trouble": pages_of_trouble()}


def tickets_of(cast: Cast) -> dict[str, int]:
    """One ticket for each state and each test that changes one, by name."""
    by_name: dict[str, Callable[[Ticket], Any]] = {
        "waiting": lambda ticket: None,
        "talked": lambda ticket: talk(ticket, cast),
        "asked": lambda ticket: ask_customer(ticket, "¿Qué versión tenéis?", by=cast.marta),
        "planned": lambda ticket: plan(
            ticket, by=cast.marta, at_time=now() + timedelta(days=3), technician=cast.marta
        ),
        "pending": lambda ticket: set_pending(ticket, "Esperamos el repuesto.", by=cast.marta),
        "resolved": lambda ticket: resolve(ticket, "Cambiado el cable.", by=cast.marta),
        "rated": lambda ticket: resolve_and_rate(ticket, cast),
        "cancelled": lambda ticket: cancel(ticket, "Ya no hace falta.", by=cast.lucia),
    }
    for name in ("reply", "solve", "cancel", "desk", "keys", "twice"):
        by_name[f"to_{name}"] = lambda ticket: start(ticket, by=cast.marta)
    for name in ("reopen", "rate_at_home", "rate_by_letter", "rate_by_keys"):
        by_name[f"to_{name}"] = lambda ticket: resolve(ticket, "Cambiado el cable.", by=cast.marta)
    numbers = {}
    for name, act in by_name.items():
        ticket = a_ticket(cast.lucia, subject=LONG if name == "talked" else f"Prueba {name}", message=WORDS)
        act(ticket)
        numbers[name] = ticket.number
    return numbers


def talk(ticket: Ticket, cast: Cast) -> None:
    qualify(
        ticket, by=cast.marta, type=ticket.type, application=None, priority=Priority.HIGH, assignee=cast.marta
    )
    add_note(ticket, "Mirar primero la licencia del servidor.", by=cast.marta)
    reply(ticket, "Lo estamos mirando: https://norte.example/ayuda", by=cast.marta)
    reply(ticket, "Gracias, quedo a la espera. " * 20, by=cast.lucia)


def resolve_and_rate(ticket: Ticket, cast: Cast) -> None:
    resolve(ticket, "Cambiado el cable.", by=cast.marta)
    rate(ticket, by=cast.lucia, stars=4, comment="Rápido y claro.")


def more_people(cast: Cast) -> None:
    """Sara acts for two customers, Raúl for none; Gema has support and nothing in it yet."""
    rights = {Section.SUPPORT.value: Right.MANAGE.value}
    sara, _raul, gema = (
        Person.objects.create_user(f"{name.lower()}@pruebas.example", PASSWORD, name=f"{name} Gil")
        for name in ("Sara", "Raul", "Gema")
    )
    for customer in (cast.aurora, cast.ribera):
        Membership.objects.create(person=sara, customer=customer, rights=rights, scope=Scope.OWN)
    Membership.objects.create(person=gema, customer=cast.ribera, rights=rights, scope=Scope.OWN)


def links_for(cast: Cast, numbers: dict[str, int]) -> dict[str, str]:
    teo, lucia = cast.teo.person, cast.lucia.person
    return {
        "new_password": make_link(Link.Purpose.NEW_PASSWORD, teo, at=now()),
        "rate": make_link(Link.Purpose.RATE, lucia, subject_id=numbers["resolved"], at=now()),
        "rate_by_letter": make_link(
            Link.Purpose.RATE, lucia, subject_id=numbers["to_rate_by_letter"], at=now()
        ),
    }


def pages_of_trouble() -> dict[int, str]:
    """The pages that a healthy server does not show, drawn by the same code."""
    request = RequestFactory().get("/inicio/")
    return {
        500: trouble(request, 500, reference="3f9a01bc").content.decode(),
        503: trouble(request, 503).content.decode(),
    }
