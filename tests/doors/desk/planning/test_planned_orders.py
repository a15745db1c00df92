"""Work orders on the planning: drafts with a date, beside the visits of tickets."""

from __future__ import annotations

import re

import pytest

from tests.cast import Cast
from tests.doors.desk.planning.drawn import PAGE, a_visit, block, on, shown
from ventanilla.domain.people.models import Team
from ventanilla.domain.workorders.actions.drafting import Content, discard_draft, draft
from ventanilla.domain.workorders.actions.planning import plan_order
from ventanilla.domain.workorders.models import WorkOrder

pytestmark = pytest.mark.usefixtures("monday_morning")


@pytest.fixture
def order(cast: Cast) -> WorkOrder:
    return draft(cast.aurora, by=cast.marta, content=Content(subject="Revisión trimestral"))


def sent(order: WorkOrder, **otherwise: object) -> dict[str, object]:
    facts = {"planned_at": "2026-11-25T09:30", "minutes": 120, "technician": order.technician_id}
    return {**facts, "version": order.version, **otherwise}


def place(order: WorkOrder, more: str = "") -> str:
    return f"{PAGE}partes/{order.pk}/{more}"


def drawn(page: str, order: WorkOrder) -> str:
    found = re.search(rf'<a class="visit[^>]*data-visit="partes/{order.pk}".*?</a>', page, re.DOTALL)
    assert found, "not on the planning"
    return found[0]


def test_a_draft_is_given_a_date_by_the_small_form_and_stands_in_its_day(cast, marta, order):
    page = marta.get(f"/escritorio/partes/{order.pk}/").content.decode()
    assert f'href="{place(order)}"' in page
    assert marta.get(place(order)).status_code == 200

    answer = marta.post(place(order, "?vista=dia&fecha=2026-11-25"), sent(order))

    assert answer["Location"] == f"{PAGE}?vista=dia&fecha=2026-11-25"
    found = drawn(shown(marta), order)
    assert "9:30 – 11:30" in found
    assert f"B-{order.pk}" in found
    assert "Revisión trimestral" in found
    assert "Talleres Aurora" in found
    assert f'href="{place(order)}' in found
    assert "9:30" in marta.get(f"/escritorio/partes/{order.pk}/").content.decode()


def test_it_is_moved_and_loses_its_date(cast, marta, order):
    marta.post(place(order), sent(order))
    order.refresh_from_db()
    marta.post(place(order), sent(order, planned_at="2026-11-26T16:00", technician=cast.bruno.pk))
    order.refresh_from_db()
    assert (on(26, 16), cast.bruno) == (order.planned_at, order.technician)

    marta.post(place(order, "sin-fecha/"), {"version": order.version})

    assert f'data-visit="partes/{order.pk}"' not in shown(marta)
    order.refresh_from_db()
    assert order.planned_at is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"planned_at": "2026-11-20T09:30"}, "La fecha ya ha pasado"),
        ({"planned_at": ""}, "Elige el día y la hora."),
        ({"minutes": "siglos"}, "Elige cuánto dura la visita."),
        ({"version": 77}, "Otra persona ha cambiado este borrador"),
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence(marta, order, wrong, sentence):
    answer = marta.post(place(order), sent(order, **wrong))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_one_that_somebody_has_thrown_away_is_not_there(cast, marta, order):
    discard_draft(order, by=cast.bruno)

    assert [marta.post(place(order, more), sent(order)).status_code for more in ("", "sin-fecha/")] == [
        404,
        404,
    ]


def test_a_version_that_is_past_keeps_the_date(cast, marta, order):
    marta.post(place(order), sent(order))

    answer = marta.post(place(order, "sin-fecha/"), {"version": 1})

    assert answer.status_code == 422
    assert "Otra persona ha cambiado este borrador" in answer.content.decode()
    order.refresh_from_db()
    assert order.planned_at == on(25, 9, 30)


def test_what_stands_in_the_way_is_said_of_both(cast, marta, order):
    visit = a_visit(cast, on(25, 9))
    marta.post(place(order), sent(order))

    page = shown(marta)

    assert f"Coincide con el parte B-{order.pk}" in block(page, visit)
    assert f"Coincide con la #{visit.number}" in drawn(page, order)


def test_of_a_team_only_what_its_people_do(cast, marta, order):
    team = Team.objects.create(name="Redes")
    team.members.add(cast.bruno)
    marta.post(place(order), sent(order))
    query = f"?equipo={team.pk}"
    assert f'data-visit="partes/{order.pk}"' not in shown(marta, query)

    plan_order(order, by=cast.marta, at_time=on(25, 12), minutes=60, technician=cast.bruno)

    assert f'data-visit="partes/{order.pk}"' in shown(marta, query)
