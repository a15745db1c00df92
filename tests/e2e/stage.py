"""The cast in the browser tests' installation, with one ticket for each state and for each test that changes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.core import signing
from django.db import transaction
from django.test import RequestFactory
from django.utils.timezone import localtime, now

from tests.cast import PASSWORD, Cast, a_ticket, assemble
from tests.e2e.chat_pages import talk_that_is_over
from tests.e2e.device_pages import some_devices
from tests.e2e.hours_pages import an_hour_bank_to_look_at
from tests.e2e.knowledge_pages import answers_and_suggestions
from tests.e2e.network_pages import a_network
from tests.e2e.portal_order_pages import orders_in_the_portal
from tests.e2e.services_pages import a_catalogue
from tests.e2e.signing_pages import orders_to_sign
from tests.e2e.stage_ten import ten_for_noa
from tests.e2e.workorder_pages import orders_at_the_desk
from tests.house.invoices_estate import invoices_examples
from tests.house.support_estate import support_examples
from ventanilla.domain.customers.actions.access import ask_access
from ventanilla.domain.customers.actions.addresses import ask_new_address
from ventanilla.domain.customers.actions.asking import ask_for_change
from ventanilla.domain.customers.actions.contacts import invite_contact
from ventanilla.domain.customers.actions.decisions import ask_section
from ventanilla.domain.customers.actions.own_address import ask_own_address
from ventanilla.domain.customers.models import AccessRequest, Membership, Right, Scope, Section
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.invoices.models import InvoiceFile
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.provider.information import publish_information
from ventanilla.domain.provider.models import Information
from ventanilla.domain.summaries.letters import SALT
from ventanilla.domain.tickets.actions.canned import Wording, save_canned
from ventanilla.domain.tickets.actions.copying import copy_address, copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel, close, resolve
from ventanilla.domain.tickets.actions.linking import link_tickets
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.tagging import set_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import ask_customer, plan, qualify, set_pending, start
from ventanilla.domain.tickets.models import CannedReply, Ticket
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.shared.trouble import trouble

Kind = CannedReply.SentAs
LONG = "El programa de presupuestos pregunta por una licencia cada vez que se abre y no deja imprimir"
WORDS = "Ocurre desde el martes.\n\n- En **dos** ordenadores\n- Con cualquier cliente\n\nGracias."


def put_on_stage() -> dict[str, Any]:
    """Everybody and everything; returns the numbers of the tickets, what stands in links and two pages of trouble."""
    with transaction.atomic():
        cast = assemble()
        more_people(cast)
        canned_replies(cast)
        numbers = tickets_of(cast) | ten_for_noa(cast)
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
        **{
            f"visit_{name}": partial(visit, cast=cast, day=day)
            for day, name in enumerate(("keys", "mouse", "stretch", "plain", "back"))
        },
        "pending": lambda ticket: set_pending(ticket, "Esperamos el repuesto.", by=cast.marta),
        "resolved": lambda ticket: resolve(ticket, "Cambiado el cable.", by=cast.marta),
        "rated": lambda ticket: resolve_and_rate(ticket, cast),
        "full": lambda ticket: hang_things_on(ticket, cast),
        "closed": lambda ticket: resolve_and_close(ticket, cast),
        "to_go_on": lambda ticket: resolve_and_close(ticket, cast),
        "cancelled": lambda ticket: cancel(ticket, "Ya no hace falta.", by=cast.lucia),
    }
    one_each = "reply solve cancel desk keys twice share hear type_in fill copy draft date"
    for name in one_each.split():
        by_name[f"to_{name}"] = lambda ticket: start(ticket, by=cast.marta)
    for name in ("reopen", "close", "rate_in_list", "rate_by_letter", "rate_by_keys"):
        by_name[f"to_{name}"] = lambda ticket: resolve(ticket, "Cambiado el cable.", by=cast.marta)
    numbers = {}
    for name, act in by_name.items():
        ticket = a_ticket(cast.lucia, subject=LONG if name == "talked" else f"Prueba {name}", message=WORDS)
        act(ticket)
        numbers[name] = ticket.number
    at_home = a_ticket(cast.pedro, subject="Prueba rate_at_home", message=WORDS)
    resolve(at_home, "Cambiado el cable.", by=cast.marta)
    return numbers | {"to_rate_at_home": at_home.number}


def visit(ticket: Ticket, cast: Cast, day: int) -> None:
    """In the second week from now, at nine, each on a day of its own: a test that moves it finds it alone."""
    monday = localtime() + timedelta(days=14 - localtime().weekday() + day)
    nine = monday.replace(hour=9, minute=0, second=0, microsecond=0)
    plan(ticket, by=cast.marta, at_time=nine, technician=cast.marta)


def talk(ticket: Ticket, cast: Cast) -> None:
    qualify(
        ticket, by=cast.marta, type=ticket.type, application=None, priority=Priority.HIGH, assignee=cast.marta
    )
    add_note(ticket, "Mirar primero la licencia del servidor.", by=cast.marta)
    reply(ticket, "Lo estamos mirando: https://norte.example/ayuda", by=cast.marta)
    reply(ticket, "Gracias, quedo a la espera. " * 20, by=cast.lucia)


def hang_things_on(ticket: Ticket, cast: Cast) -> None:
    """All that a ticket can have in the desk's pane, some of it long."""
    start(ticket, by=cast.marta)
    copy_contact(ticket, cast.pedro, by=cast.marta)
    copy_address(ticket, "una-persona-con-una-direccion-larguisima@aurora-pruebas.example", by=cast.marta)
    set_tags(ticket, ["garantía", "tambor", "pendiente de que llegue el repuesto"], by=cast.marta)
    watch(ticket, by=cast.bruno)
    watch(ticket, by=cast.elena)
    log_time(ticket, by=cast.marta, minutes=75, note="En su oficina, con el técnico de la marca al teléfono")
    log_time(ticket, by=cast.bruno, minutes=10)
    link_tickets(ticket, a_ticket(cast.oscar, subject=LONG), by=cast.marta)


def canned_replies(cast: Cast) -> None:
    asks = Wording(
        title="Pedir una captura", body="Hola, {{contacto}}: ¿nos mandas una captura?", sent_as=Kind.ASK
    )
    calms = Wording(
        title="Estamos en ello", body="Hola, {{contacto}}:\n\nHemos visto la {{numero}} y **estamos en ello**.",
        priority=Priority.HIGH, takes_it=True, tags="en marcha",
    )  # fmt: skip
    visits = Wording(title="Confirmar la visita", body="Iremos el {{fecha_prevista}}.")
    for wording in (asks, calms, visits):
        save_canned(wording, by=cast.elena)


def resolve_and_rate(ticket: Ticket, cast: Cast) -> None:
    resolve(ticket, "Cambiado el cable.", by=cast.marta)
    rate(ticket, by=cast.lucia, stars=4, comment="Rápido y claro.")


def resolve_and_close(ticket: Ticket, cast: Cast) -> None:
    resolve(ticket, "Cambiado el cable.", by=cast.marta)
    close(ticket, by=cast.lucia)


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
        "way_in": make_link(Link.Purpose.COME_IN, teo, at=now()),
        "new_password": make_link(Link.Purpose.NEW_PASSWORD, teo, at=now()),
        "rate": make_link(Link.Purpose.RATE, lucia, subject_id=numbers["resolved"], at=now()),
        "oscar": str(cast.oscar.pk),
        **who_comes(cast),
        **who_asks_outside(),
        "summary": signing.dumps(cast.lucia.pk, salt=SALT),
        **a_catalogue(cast),
        **some_devices(cast),
        **answers_and_suggestions(cast),
        **some_invoices(cast),
        **orders_in_the_portal(cast),
        **an_hour_bank_to_look_at(cast),
        **a_network(cast),
        **orders_to_sign(cast),
        **talk_that_is_over(cast),
        **orders_at_the_desk(cast),
        "aurora": str(cast.aurora.pk),
        "ribera": str(cast.ribera.pk),
        "month": f"{localtime():%Y-%m}",
        "rate_by_letter": make_link(
            Link.Purpose.RATE, lucia, subject_id=numbers["to_rate_by_letter"], at=now()
        ),
    }


def who_comes(cast: Cast) -> dict[str, str]:
    """Somebody invited, somebody with a new address, what waits for Lucía and for the desk: links and numbers of them."""
    grant = grant_of_preset(Preset.OWN)
    invite_contact(by=cast.lucia, name="Ana Ruiz", email="ana@pruebas.example", grant=grant)
    ask_new_address(cast.teo, "teo-nuevo@pruebas.example", by=cast.lucia)
    ask_own_address(cast.nuria.person, "nuria-nueva@pruebas.example", by=cast.nuria)
    asked = ask_section(Section.INVOICES, by=cast.pedro)
    request = AccessRequest.objects.filter(customer=cast.aurora).first() or ask_access(
        cast.aurora, "alta@pruebas.example", by=cast.pedro
    )
    sent = {
        address: Letter.objects.exclude(secrets=[]).filter(to_address=address).latest("pk").secrets[0]
        for address in ("ana@pruebas.example", "teo-nuevo@pruebas.example", "nuria-nueva@pruebas.example")
    }
    return {
        "invitation": sent["ana@pruebas.example"], "new_address": sent["teo-nuevo@pruebas.example"],
        "own_address": sent["nuria-nueva@pruebas.example"],
        "access_request": str(request.pk), "section_request": str(asked.pk),
        "company_change": str(ask_for_change({"phone": "976 40 50 60"}, by=cast.oscar).pk),
        "teo": str(cast.teo.pk), "pedro": str(cast.pedro.pk), "information": what_invited_people_read(cast),
    }  # fmt: skip


def what_invited_people_read(cast: Cast) -> str:
    text = "**Para qué:** darte acceso a tu área de clientes."
    told = publish_information(Information.Kind.INVITATION, es=text, asks_consent=False, by=cast.ivan)
    return told.version


def who_asks_outside() -> dict[str, str]:
    """A link from outside, and the number of what was asked."""
    found = support_examples("Lo de ayer")
    return {
        "support": str(found["gate:support_link.token"]),
        "support_request": str(found["desk:support_request.number"]),
    }


def some_invoices(cast: Cast) -> dict[str, str]:
    """An invoice with two files, and what waits in the tray."""
    found = invoices_examples(cast, "Otra")
    xml = InvoiceFile.objects.get(invoice=found["portal:invoice.number"], kind="xml")
    return {
        "invoice": str(found["portal:invoice.number"]), "invoice_xml": str(xml.pk),
        "arrival": str(found["desk:invoice_arrival.number"]),
    }  # fmt: skip


def pages_of_trouble() -> dict[int, str]:
    """The pages that a healthy server does not show, drawn by the same code."""
    request = RequestFactory().get("/inicio/")
    return {
        500: trouble(request, 500, reference="3f9a01bc").content.decode(),
        503: trouble(request, 503).content.decode(),
    }
