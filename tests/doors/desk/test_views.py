"""Saved views: a name for what one filters every day."""

from __future__ import annotations

import re

import pytest

from tests.doors.desk.mixed import a_mixed_desk
from ventanilla.domain.tickets.actions.views import save_view
from ventanilla.domain.tickets.models import SavedView

VIEWS = "/escritorio/vistas/"
FILTERS = {"cola": ["todas"], "prioridad": ["high"]}


def change(browser, view: SavedView, what: str, query: str = "", **facts):
    return browser.post(f"{VIEWS}{view.pk}/{what}/{query}", facts)


@pytest.fixture
def urgent(cast) -> SavedView:
    return save_view(by=cast.marta, name="Urgentes", filters=FILTERS)


def test_what_one_looks_at_gets_a_name_and_leads_back_to_it(cast, sign_in):
    browser = sign_in(cast.marta)

    answer = browser.post(
        f"{VIEWS}nueva/?cola=esperan&prioridad=high&orden=antiguas&after=0.x", {"name": "Parados"}
    )

    view = SavedView.objects.get()
    assert view.filters == {"cola": ["esperan"], "prioridad": ["high"], "orden": ["antiguas"]}
    assert not view.is_shared
    assert answer["Location"] == f"/escritorio/?cola=esperan&prioridad=high&orden=antiguas&vista={view.pk}"
    assert "<h1>Parados</h1>" in browser.get(answer["Location"]).content.decode()


def test_it_stands_among_the_queues_with_its_number(cast, sign_in, urgent):
    tickets = a_mixed_desk(cast)
    high = sum(one.is_open and one.priority == "high" for one in tickets)

    text = sign_in(cast.marta).get("/escritorio/").content.decode()

    assert f'data-count="vista-{urgent.pk}">{high}<' in text
    assert f'href="/escritorio/?cola=todas&amp;prioridad=high&amp;vista={urgent.pk}"' in text


def test_a_shared_one_is_everybodys_and_mine_means_theirs(cast, sign_in):
    a_mixed_desk(cast)
    view = save_view(
        by=cast.elena,
        name="Lo mío urgente",
        filters={"cola": ["mias"], "prioridad": ["high"]},
        is_shared=True,
    )

    numbers = {}
    for me in (cast.marta, cast.bruno, cast.ivan):
        text = sign_in(me).get(f"/escritorio/?cola=mias&prioridad=high&vista={view.pk}").content.decode()
        numbers[me] = set(re.findall(r'name="n" value="(\d+)"', text))
        assert "Lo mío urgente (compartida)" in text

    assert numbers[cast.marta]
    assert numbers[cast.bruno]
    assert not numbers[cast.marta] & numbers[cast.bruno]
    assert not numbers[cast.ivan]


def test_a_personal_one_is_nobody_elses(cast, sign_in, urgent):
    browser = sign_in(cast.bruno)

    assert "Urgentes" not in browser.get("/escritorio/").content.decode()
    assert "Urgentes" not in browser.get(f"/escritorio/?vista={urgent.pk}").content.decode()
    for what in ("rename", "forget", "share", "unshare", "refilter"):
        assert change(browser, urgent, what, name="Mía").status_code == 404
    assert SavedView.objects.get().name == "Urgentes"


def test_it_is_renamed_refiltered_and_forgotten(cast, sign_in, urgent):
    browser = sign_in(cast.marta)

    change(browser, urgent, "rename", name="Muy urgentes")
    answer = change(browser, urgent, "refilter", f"?cola=mias&estado=pending&vista={urgent.pk}")

    view = SavedView.objects.get()
    assert (view.name, view.filters) == ("Muy urgentes", {"cola": ["mias"], "estado": ["pending"]})
    assert answer["Location"] == f"/escritorio/?cola=mias&estado=pending&vista={urgent.pk}"

    change(browser, urgent, "forget")
    assert not SavedView.objects.exists()
    assert browser.get(answer["Location"]).status_code == 200


def test_a_refused_name_says_why_and_stays_typed(cast, sign_in, urgent):
    save_view(by=cast.marta, name="Otra", filters=FILTERS)
    browser = sign_in(cast.marta)

    answer = change(browser, urgent, "rename", name="Otra")

    assert answer.status_code == 422
    assert "Ya tienes una vista con ese nombre" in answer.content.decode()
    assert browser.post(f"{VIEWS}nueva/?cola=mias", {"name": ""}).status_code == 422
    assert browser.post(f"{VIEWS}nueva/?cola=mias", {"name": "Otra"}).status_code == 422


def test_only_who_leads_may_share(cast, sign_in, urgent):
    agent, leader = sign_in(cast.marta), sign_in(cast.elena)
    form = {"name": "De todos", "is_shared": "on"}

    assert "Para todo el equipo" not in agent.get(f"{VIEWS}nueva/?cola=mias").content.decode()
    assert agent.post(f"{VIEWS}nueva/?cola=mias", form).status_code == 422
    assert change(agent, urgent, "share").status_code == 409
    assert leader.post(f"{VIEWS}nueva/?cola=mias", form).status_code == 302
    assert SavedView.objects.filter(is_shared=True).count() == 1


def test_a_view_that_no_longer_makes_sense_breaks_nothing(cast, sign_in):
    old = {"cola": ["nada"], "estado": ["x"], "tipo": ["99999"], "y": ["1"]}
    SavedView.objects.create(owner=cast.marta, name="Rota", filters=old)

    assert sign_in(cast.marta).get("/escritorio/").status_code == 200
