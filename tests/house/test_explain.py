"""At two hundred thousand tickets nothing is read whole: every page takes its rows from an index, and few of them.

No clock is looked at. PostgreSQL says how many rows each step took up, SQLite how many instructions it needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.utils.timezone import localtime, now

from tests.house.big_house import FACTS, BigHouse, furnish
from tests.house.plans import Plan, Statement, plan_of, readings_of
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.reports.counted import COUNTED
from ventanilla.domain.tickets.models import Feed
from ventanilla.doors.desk.lists.asked import asked_for
from ventanilla.doors.desk.lists.filters import FILTERS as DESK_FILTERS
from ventanilla.doors.desk.lists.orders import ORDERS as DESK_ORDERS
from ventanilla.doors.desk.lists.queues import QUEUES
from ventanilla.doors.portal import reads as portal
from ventanilla.doors.portal.filters import COMPLETED, OPEN_ONES
from ventanilla.doors.portal.filters import FILTERS as PORTAL_FILTERS
from ventanilla.doors.shared.counts import how_many
from ventanilla.doors.shared.sessions import PLACE

pytestmark = pytest.mark.django_db
LARGE = {model._meta.db_table for model in FACTS}
MOST = 5_000 if connection.vendor == "postgresql" else 200_000
"""Rows of one step, or instructions: some milliseconds."""
ALONE = r"^Index Only Scan|USING COVERING INDEX"

MISSED = {
    "marta /escritorio/correo/": "the letters of each state are counted to the last one",
    'AS "age_more"': "all that is open is counted, by its age and by whose it is",
    "/informes/2": "half a year of a company's tickets is counted, month by month",
    "cola=completadas&q=": "a word in the subjects of all that is completed",
    "cola=completadas&estado=pending": "no completed ticket is pending, which is found out row by row",
}
"""Part of an address or of a statement: what is known not to keep the rule, and why (see `docs/performance.md`). What is
mended goes away here."""
MISSED |= {
    "postgresql": {
        "panel/?cliente=": "what a company has is looked through for a week of it",
        '"tickets_ticket"."is_unfinished" GROUP BY': "all that is open is counted, by whose it is",
        "cola=todas&q=": "a word in the subjects of all that is open",
        "orden=vence": "what is due is taken for a twentieth of what it is, and sorted whole",
        "orden=visita": "the same with visits",
        "orden=nuevas": "the newest of a company are found by the index of the last news",
        "/escritorio/?cola=todas": "the counts of filters that no index answers alone",
        "lucia /": "what waits for one person is counted through the index of their whole company",
        "pedro /": "the same",
        "hoy": "the status of what has a date is not in its index",
    },
    "sqlite": {
        "cola=completadas&etiqueta=": "all that wear the tag are sorted",
        "cola=completadas&tecnico=": "all that somebody ever completed are sorted",
        "lucia /incidencias/1": "the tickets of the company are listed to show the messages of one",
    },
}[connection.vendor]


@pytest.fixture(scope="module")
def house(swept, django_db_blocker):
    """Built once, inside a transaction around all tests of this module; afterwards it has never been."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # each test has its own transaction within
        with around:
            yield furnish()
            transaction.set_rollback(True)


def looks(house: BigHouse) -> dict[str, Callable[[], object]]:
    """Everything that is looked at, ready to be looked at. New queues, orders and filters come by themselves."""
    lucia, pedro, marta = (_signed_in(one) for one in (house.cast.lucia, house.cast.pedro, house.cast.marta))
    paths = [*portal_lists(house), *PORTAL_PAGES, f"/incidencias/{house.ticket.number}/"]
    desk = [*DESK_PAGES, f"/escritorio/incidencias/{house.ticket.number}/?cola=todas"]
    desk += [f"/escritorio/clientes/{house.cast.aurora.pk}/"]
    desk += [f"/escritorio/panel/{query}" for query in panels(house)]
    return {
        **{f"lucia {path}": partial(_shown, lucia, path) for path in paths},
        **{
            f"lucia {path}": partial(_shown, lucia, path)
            for path in ("/informes/", f"/informes/{localtime():%Y-%m}/")
        },
        **{f"pedro {path}": partial(_shown, pedro, path) for path in (*portal_lists(house), *PORTAL_PAGES)},
        **{f"marta {path}": partial(_shown, marta, path) for path in desk},
        **{f"ivan {path}": partial(_shown, _signed_in(house.cast.ivan), path) for path in journals(house)},
        "lucia /contactos/historial/": partial(_shown, lucia, "/contactos/historial/"),
        "calendar": partial(_shown, Client(), f"/calendario/{_feed(house.cast.marta)}.ics"),
        **{f"desk list {query}": partial(_list, query, house) for query in desk_lists(house)},
    }


PORTAL_PAGES = ["/inicio/", "/incidencias/por-valorar/", "/incidencias/nueva/"]
DESK_PAGES = [
    "/escritorio/?cola=todas", "/escritorio/correo/", "/escritorio/correo/?estado=failed",
    "/escritorio/planificacion/", "/escritorio/planificacion/?vista=dia", "/escritorio/clientes/",
]  # fmt: skip


def panels(house: BigHouse) -> list[str]:
    """A week of the panel, of all and of one customer, and the list behind each of its numbers. Two thousand tickets come in
    and are resolved in it: a longer one takes up as many more as there are in it, and no others.
    """
    first, last = (now().date() - timedelta(days=days) for days in (20, 14))
    week = f"desde={first}&hasta={last}&periodo=fechas"
    looks = [f"?{week}", f"?cliente={house.cast.aurora.pk}&{week}", f"?por=mes&{week}"]
    return looks + [f"incidencias/?cifra={name}&{week}" for name in COUNTED]


def journals(house: BigHouse) -> list[str]:
    """The journal as it is, and narrowed by each of its fields."""
    day = f"{now().date() - timedelta(days=20)}"
    asked: list[dict[str, object]] = [
        {}, {"quien": house.cast.pedro.person.email}, {"cliente": house.cast.aurora.code}, {"cosa": "calendar"},
        {"cosa": "ticket", "numero": house.ticket.number}, {"numero": house.ticket.number}, {"que": "ticket.opened"},
        {"que": "team.members_set"}, {"desde": day, "hasta": day},
    ]  # fmt: skip
    return [f"/escritorio/ajustes/registro/?{urlencode(one)}" for one in asked]


def desk_lists(house: BigHouse) -> list[str]:
    """Every queue in every order, and every filter in all that is open and in what is completed."""
    samples = {
        "q": house.ticket.subject, "estado": "pending", "prioridad": "high", "tipo": house.ticket.type_id,
        "aplicacion": house.ticket.application_id, "cliente": house.cast.aurora.pk, "tecnico": house.cast.marta.pk,
        "equipo": house.ticket.team_id, "etiqueta": "vip", "sin-leer": "1",
    }  # fmt: skip
    assert set(samples) == set(DESK_FILTERS), "say what to ask of a new filter"
    asked: list[dict[str, object]] = [
        {"cola": queue.name, "orden": name} for queue in QUEUES for name in DESK_ORDERS
    ]
    asked += [
        {"cola": cola, name: value} for cola in ("todas", "completadas") for name, value in samples.items()
    ]
    return [urlencode(one) for one in asked]


def portal_lists(house: BigHouse) -> list[str]:
    samples = {
        "estado": house.ticket.status, "tipo": house.ticket.type_id, "aplicacion": house.ticket.application_id,
        "urgencia": "low", "de": house.cast.pedro.pk,
    }  # fmt: skip
    assert set(samples) == {one.name for one in PORTAL_FILTERS}, "say what to ask of a new filter"
    asked: list[dict[str, object]] = [{"orden": order} for order in {*OPEN_ONES.orders, *COMPLETED.orders}]
    asked += [{name: value} for name, value in samples.items()]
    return [
        f"{path}?{urlencode(one)}" for path in ("/incidencias/", "/incidencias/completadas/") for one in asked
    ]


def _shown(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)


def _list(query: str, house: BigHouse) -> None:
    """With the page after it, where there is one."""
    first = asked_for(QueryDict(query), house.cast.marta)
    older = first.page().older
    if older:
        replace(first, after=older).page()


def _feed(owner: StaffMember) -> str:
    Feed.objects.get_or_create(owner=owner, defaults={"token_hash": hashed("feed"), "made_at": now()})
    return "feed"


def _signed_in(actor: Membership | StaffMember) -> Client:
    client = Client()
    client.force_login(actor.person)
    if isinstance(actor, Membership):
        session = client.session
        session[PLACE] = actor.pk
        session.save()
    return client


@pytest.fixture(scope="module")
def plans(house, django_db_blocker) -> dict[str, Plan]:
    """Of every statement of everything, by what asked it first: many pages ask the same."""
    known: dict[str, tuple[str, Statement]] = {}
    with django_db_blocker.unblock():
        for name, look in looks(house).items():
            for number, statement in enumerate(readings_of(look)):
                known.setdefault(str(statement), (f"{name} #{number}", statement))
        return {where: plan_of(statement) for where, statement in known.values()}


def test_no_page_reads_a_large_table_whole(plans):
    found = {where: plan for where, plan in kept(plans).items() if plan.reads_whole(LARGE)}

    assert not found, told(found)


def test_no_page_takes_up_many_rows(plans):
    found = {where: plan for where, plan in kept(plans).items() if plan.effort > MOST}

    assert not found, told(found)


def kept(plans: dict[str, Plan]) -> dict[str, Plan]:
    return {
        where: plan
        for where, plan in plans.items()
        if not any(part in where or part in plan.sql for part in MISSED)
    }


def told(plans: dict[str, Plan]) -> str:
    worst = sorted(plans.items(), key=lambda one: -one[1].effort)
    return "\n\n".join(f"{where}: {plan.effort}\n{plan.text}\n{plan.sql}" for where, plan in worst)


def test_every_count_is_taken_from_an_index_alone(house):
    seat = asked_for(QueryDict("cola=todas"), house.cast.marta).seat
    looks = {
        queue.name: lambda queue=queue: list(
            Customer.objects.filter(code="X0").values_list(how_many(queue.tickets(seat)))
        )
        for queue in QUEUES
        if queue.is_open and queue.name not in MISSED
    }
    if "lucia /" not in MISSED:
        looks["portal"] = lambda: portal.counts_for(house.cast.lucia)

    for name, look in looks.items():
        for statement in readings_of(look):
            plan = plan_of(statement)
            steps = plan.walks("tickets_ticket")
            assert all(re.search(ALONE, step) for step in steps), f"{name}\n{plan.text}\n{plan.sql}"
