"""Canned replies: their variables, and keeping them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import translation

from tests.cast import a_ticket
from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.tickets.actions.canned import (
    Wording,
    bring_back_canned,
    order_canned,
    retire_canned,
    save_canned,
)
from ventanilla.domain.tickets.actions.working import start
from ventanilla.domain.tickets.canned import VARIABLES, fill, unfilled_in, unknown_in
from ventanilla.domain.tickets.models import CannedReply, Ticket
from ventanilla.domain.tickets.policy import may_edit_canned
from ventanilla.domain.tickets.status import Priority, Status


@pytest.fixture
def ticket(cast) -> Ticket:
    a_ticket(cast.lucia)
    Ticket.objects.update(status=Status.PLANNED, planned_at=datetime(2026, 11, 26, 8, 30, tzinfo=UTC))
    return Ticket.objects.get()


@pytest.mark.parametrize(
    ("body", "filled"),
    [
        ("Hola, {{contacto}}:", "Hola, Lucía:"),
        ("{{contacto_completo}} ({{cliente}})", "Lucía Ferrer (Talleres Aurora)"),
        ("{{numero}}: {{asunto}}", "#1: La VPN se corta"),
        ("{{ tecnico }}, de {{empresa}}", "Marta Solís, de Norte Sistemas"),
        ("{{CONTACTO}}", "Lucía"),
        ("{{tipo}} de {{aplicacion}}", "Avería de Red e internet"),
        ("Vamos el {{fecha_prevista}}.", "Vamos el jueves, 26 de noviembre de 2026, 9:30."),
        ("A {{hoy}}.", "A lunes, 23 de noviembre de 2026."),
        ("{{nadie}} {contacto} {{}}", "{{nadie}} {contacto} {{}}"),
        ("Sin nada.", "Sin nada."),
    ],
)
def test_variables_become_what_they_stand_for(cast, ticket, body, filled):
    ticket.number = 1

    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False):
        assert fill(body, ticket, cast.marta) == filled


def test_every_variable_is_filled_in(cast, ticket):
    everything = " ".join("{{" + name + "}}" for name in VARIABLES if name != "telefono")

    assert unfilled_in(fill(everything, ticket, cast.marta)) == []


def test_what_this_ticket_does_not_have_stays_in_its_braces(cast, vpn_ticket):
    vpn_ticket.application = None

    filled = fill("El {{fecha_prevista}}, por {{aplicacion}}.", vpn_ticket, cast.marta)

    assert filled == "El {{fecha_prevista}}, por {{aplicacion}}."
    assert unfilled_in(filled) == ["aplicacion", "fecha_prevista"]


def test_a_visit_that_is_over_is_promised_to_nobody(cast, ticket):
    start(ticket, by=cast.marta)

    assert fill("El {{fecha_prevista}}.", Ticket.objects.get(), cast.marta) == "El {{fecha_prevista}}."


def test_braces_that_a_customer_typed_are_never_filled_in(cast):
    ticket = a_ticket(cast.lucia, subject="{{tecnico}} {{cliente}} {{asunto}}")

    assert fill("{{asunto}}", ticket, cast.marta) == "{{tecnico}} {{cliente}} {{asunto}}"


def test_in_english_days_keep_their_capital(cast, ticket):
    with translation.override("en"):
        assert fill("{{fecha_prevista}}", ticket, cast.marta).startswith("Thursday")


def test_what_means_nothing_is_named_once():
    assert unknown_in("{{contacto}} {{clave}} {{ clave }} {{a.b}} {{}} {{% if x %}}") == [
        "",
        "% if x %",
        "a.b",
        "clave",
    ]


def saved(cast, **otherwise) -> CannedReply:
    facts = {"title": "Acuse", "body": "Hola, {{contacto}}."}
    return save_canned(Wording(**{**facts, **otherwise}), by=cast.elena)


def test_a_new_one_comes_last_and_leaves_a_line(cast):
    with traces() as left:
        first = saved(cast, tags="#VPN, red", priority=Priority.HIGH, takes_it=True)
        second = saved(cast, title="Otra", sent_as=CannedReply.SentAs.ASK)

    assert (first.tags, first.priority, first.takes_it) == ("red, vpn", "high", True)
    assert (first.position, second.position) == (0, 1)
    assert left.lines == ["canned.written", "canned.written"]


def test_it_is_changed_and_the_journal_says_what(cast):
    canned = saved(cast)

    with traces() as left:
        save_canned(Wording(title="Acuse", body="Hola."), by=cast.elena, canned=canned)
        save_canned(Wording(title="Acuse", body="Hola."), by=cast.elena, canned=canned)

    canned.refresh_from_db()
    assert canned.body == "Hola."
    assert left.lines == ["canned.changed"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"title": "Acuse"}, "title"),
        ({"body": " "}, "body"),
        ({"body": "{{contraseña}}"}, "body"),
        ({"tags": "x" * 41}, "tags"),
        ({"tags": ", ".join(f"{number}" * 20 for number in range(10, 20))}, "tags"),
    ],
)
def test_what_the_editor_refuses(cast, wrong, field):
    saved(cast)

    with pytest.raises(Refused) as no:
        saved(cast, **{"title": "Otra", **wrong})

    assert no.value.field == field
    assert CannedReply.objects.count() == 1


def test_it_is_retired_and_brought_back_once(cast):
    canned = saved(cast)

    with traces() as left:
        retire_canned(canned, by=cast.elena)
        retire_canned(canned, by=cast.elena)
        bring_back_canned(canned, by=cast.elena)

    assert left.lines == ["canned.retired", "canned.brought_back"]
    assert CannedReply.objects.get().is_active


def test_they_stand_in_the_order_that_was_asked_for(cast):
    one, two, three = (saved(cast, title=title) for title in ("Uno", "Dos", "Tres"))

    with traces() as left:
        order_canned([three.pk, one.pk], by=cast.elena)
        order_canned([three.pk, one.pk], by=cast.elena)

    order = CannedReply.objects.order_by("position").values_list("title", flat=True)
    assert list(order) == ["Tres", "Uno", "Dos"]
    assert left.lines == ["canned.ordered"]
    assert two.pk


@pytest.mark.parametrize(
    ("who", "may"), [("marta", False), ("elena", True), ("ivan", True), ("lucia", False)]
)
def test_who_leads_edits_them(cast, who, may):
    assert may_edit_canned(getattr(cast, who)) is may
