"""The portal's lists: everything is there once, in its place, and only what the address asks for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime, now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Cast, a_ticket
from tests.conftest import SignIn
from tests.doors.portal.reading import listed, read
from ventanilla.core.times import when
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.actions.copying import copy_contact, stop_copying
from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import OPEN, Priority, Status
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.filters import COMPLETED, MINE, OPEN_ONES, View, options_of
from ventanilla.doors.shared.lists import PAGE

OPEN_LIST, COMPLETED_LIST = reverse("portal:tickets"), reverse("portal:tickets_completed")
WHO = ("lucia", "pedro", "nuria", "oscar")
ONE = st.fixed_dictionaries(
    {
        "who": st.sampled_from(WHO),
        "status": st.sampled_from(list(Status)),
        "urgency": st.sampled_from(list(Priority)),
        "type": st.integers(0, 2),
        "application": st.none() | st.integers(0, 2),
        "due": st.none() | st.integers(0, 3),
        "moved": st.integers(0, 3),
    }
)
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "estado": st.sampled_from(list(Status)),
        "tipo": st.integers(0, 2),
        "aplicacion": st.integers(0, 2),
        "urgencia": st.sampled_from(list(Priority)),
        "de": st.sampled_from([MINE, *WHO]),
        "orden": st.sampled_from(["nuevas", "vence", "nada"]),
    },
)
THINKING = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def put_there(cast: Cast, known: list[dict[str, Any]]) -> None:
    template, at = a_ticket(cast.lucia), now()
    types, applications = list(TicketType.objects.all()), list(Application.objects.all())
    for number, one in enumerate(known, start=template.pk + 1):
        who = getattr(cast, one["who"])
        template.pk, template.customer, template.requester = number, who.customer, who
        template.status, template.urgency, template.type = one["status"], one["urgency"], types[one["type"]]
        template.application = None if one["application"] is None else applications[one["application"]]
        template.promised_at = None if one["due"] is None else at + timedelta(hours=one["due"])
        template.updated_at = at - timedelta(hours=one["moved"])
        template.save(force_insert=True)


def in_the_address(cast: Cast, asked: dict[str, Any]) -> dict[str, str]:
    """What was drawn, as a browser would ask for it."""
    types, applications = list(TicketType.objects.all()), list(Application.objects.all())
    words = dict(asked)
    if "tipo" in words:
        words["tipo"] = types[asked["tipo"]].pk
    if "aplicacion" in words:
        words["aplicacion"] = applications[asked["aplicacion"]].pk
    if words.get("de", MINE) != MINE:
        words["de"] = getattr(cast, asked["de"]).pk
    return {name: str(value) for name, value in words.items()}


def fits(one: Ticket, me: Membership, group: str, words: dict[str, str]) -> bool:
    """The same by hand."""
    if one.customer_id != me.customer_id or (not me.sees_whole_company and one.requester_id != me.pk):
        return False
    if (one.status in OPEN) != (group == "open"):
        return False
    whose = words.get("de") if me.sees_whole_company else None
    theirs = {str(member.pk) for member in Membership.objects.filter(customer=me.customer)}
    if (whose == MINE or whose in theirs) and one.requester_id != (me.pk if whose == MINE else int(whose)):
        return False
    in_group = {status.value for status in Status if (status in OPEN) == (group == "open")}
    return all(
        [
            words.get("estado") not in in_group or one.status == words["estado"],
            "tipo" not in words or str(one.type_id) == words["tipo"],
            "aplicacion" not in words or str(one.application_id) == words["aplicacion"],
            "urgencia" not in words or one.urgency == words["urgencia"],
        ]
    )


def in_place(found: list[Ticket], group: str, order: str) -> list[int]:
    if order == "nuevas":
        found.sort(key=lambda one: -one.number)
    elif order == "vence" and group == "open":
        found.sort(key=lambda one: (one.promised_at is None, one.promised_at or now(), one.number))
    else:
        found.sort(key=lambda one: (one.updated_at, one.number), reverse=True)
    return [one.number for one in found]


def walked(view: View, me: Membership) -> Iterator[int]:
    cursor = ""
    while True:
        page = reads.ticket_lines(view.tickets(me), me, cursor, view.columns, size=3)
        yield from (line.number for line in page.rows)
        cursor = page.older
        if not cursor:
            return


@THINKING
@given(
    known=st.lists(ONE, max_size=14),
    asked=ASKED,
    who=st.sampled_from(WHO),
    group=st.sampled_from(["open", "done"]),
)
def test_every_walk_through_a_list_meets_each_fitting_ticket_once_and_in_place(
    cast, known, asked, who, group
):
    with transaction.atomic():
        put_there(cast, known)
        me, shelf = getattr(cast, who), OPEN_ONES if group == "open" else COMPLETED
        words = in_the_address(cast, asked)
        options = options_of(shelf, reads.around(me, **reads.filter_readings(me)), me)

        found = list(walked(View.of(words, shelf, options, me), me))

        by_hand = [one for one in Ticket.objects.all() if fits(one, me, group, words)]
        assert found == in_place(by_hand, group, words.get("orden", ""))
        transaction.set_rollback(True)


def test_filters_stay_in_the_address_of_the_next_page(cast: Cast, sign_in: SignIn) -> None:
    for number in range(PAGE + 2):
        a_ticket(cast.lucia, subject=f"Mía {number:02}")
    a_ticket(cast.pedro, subject="De Pedro")
    lucia = sign_in(cast.lucia)
    first = lucia.get(OPEN_LIST, {"urgencia": "high", "de": "mias", "orden": "nuevas"}).content.decode()
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link

    second = listed(lucia, html.unescape(link[1]))

    assert "De Pedro" not in first
    assert second == ["Mía 01", "Mía 00"]


def test_what_is_chosen_stands_on_the_page_and_is_taken_off_by_pressing_it(
    cast: Cast, sign_in: SignIn
) -> None:
    a_ticket(cast.lucia)
    kind = TicketType.objects.get(name="Consulta")

    page = sign_in(cast.lucia).get(OPEN_LIST, {"tipo": kind.pk, "urgencia": "high"}).content.decode()

    assert "Ninguna incidencia cumple estos filtros." in page
    assert "<b>Consulta</b>" in page
    assert f'href="{OPEN_LIST}?urgencia=high"' in page
    assert f'href="{OPEN_LIST}?tipo={kind.pk}"' in page
    assert "Quitar los filtros" in page


def test_a_colleague_of_another_customer_is_no_filter_and_is_not_named(cast: Cast, sign_in: SignIn) -> None:
    a_ticket(cast.lucia)
    a_ticket(cast.oscar, subject="De la clínica")

    page = sign_in(cast.lucia).get(OPEN_LIST, {"de": cast.oscar.pk, "filtrar": "1"}).content.decode()

    assert "La VPN se corta" in page
    assert "De la clínica" not in page
    assert cast.oscar.person.name not in page


def test_who_sees_only_their_own_is_not_asked_whose(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.pedro).get(OPEN_LIST, {"filtrar": "1", "de": cast.lucia.pk}).content.decode()

    assert 'name="de"' not in page
    assert "Solo las mías" not in page
    assert cast.lucia.person.name not in page


def test_a_copied_contact_finds_it_in_the_list_until_the_copy_ends(cast: Cast, sign_in: SignIn) -> None:
    ticket = a_ticket(cast.lucia)
    copy = copy_contact(ticket, cast.nuria, by=cast.lucia)
    nuria = sign_in(cast.nuria)
    before = listed(nuria, OPEN_LIST)

    stop_copying(ticket, copy, by=cast.lucia)

    assert before == ["La VPN se corta"]
    assert listed(nuria, OPEN_LIST) == []
    assert nuria.get(reverse("portal:ticket", args=[ticket.number])).status_code == 404


def test_the_row_says_whose_turn_it_is_and_what_was_promised(cast: Cast, sign_in: SignIn) -> None:
    ask_customer(a_ticket(cast.lucia, subject="Pregunta"), "¿Qué versión?", by=cast.marta)
    ask_customer(a_ticket(cast.pedro, subject="De Pedro"), "¿Qué versión?", by=cast.marta)
    plan(
        a_ticket(cast.lucia, subject="Visita"),
        by=cast.marta,
        at_time=now() + timedelta(days=3),
        technician=cast.ivan,
    )
    promised = a_ticket(cast.lucia, subject="Nueva").promised_at

    page = read(sign_in(cast.lucia), OPEN_LIST).text

    assert "Te toca a ti" in page
    assert "Le toca a Pedro" in page
    assert "Visita:" in page
    assert when(localtime(promised), localtime()) in page
    assert "Nos toca a nosotros" in page


def test_what_is_late_is_called_late(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    Ticket.objects.update(created_at=now() - timedelta(hours=3), promised_at=now() - timedelta(hours=1))

    assert "vamos con retraso" in read(sign_in(cast.lucia), OPEN_LIST).text


def test_what_we_said_is_unread_until_it_is_read(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    lucia = sign_in(cast.lucia)
    fresh = read(lucia, OPEN_LIST).text
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    answered = read(lucia, OPEN_LIST).text

    mark_read(vpn_ticket, by=cast.lucia)

    assert "sin leer" not in fresh
    assert "La VPN se corta sin leer" in answered
    assert "sin leer" not in read(lucia, OPEN_LIST).text


def test_a_manager_is_not_told_to_read_what_colleagues_asked(cast: Cast, sign_in: SignIn) -> None:
    theirs = a_ticket(cast.pedro)
    reply(theirs, "Lo miramos.", by=cast.marta)
    lucia = sign_in(cast.lucia)
    before = read(lucia, OPEN_LIST).text
    mark_read(theirs, by=cast.lucia)

    reply(theirs, "Ya está casi.", by=cast.marta)

    assert "sin leer" not in before
    assert "sin leer" in read(lucia, OPEN_LIST).text


@pytest.mark.parametrize("address", [OPEN_LIST, COMPLETED_LIST, reverse("portal:to_rate")])
def test_an_empty_list_says_so_in_a_sentence(cast: Cast, sign_in: SignIn, address: str) -> None:
    oscar = sign_in(cast.oscar)

    assert re.search("Todo tranquilo|Aquí quedarán|Nada por valorar", read(oscar, address).text)
