"""Views of the queue that somebody keeps."""

from __future__ import annotations

import pytest

from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.people.models import Role
from ventanilla.domain.tickets.actions.views import (
    forget_view,
    keep_view_private,
    refilter_view,
    rename_view,
    save_view,
    share_view,
)
from ventanilla.domain.tickets.models import SavedView

MINE = {"estado": ["pending", "planned"], "cliente": ["2"], "q": [""]}


def offered(actor) -> list[str]:
    return [view.name for view in SavedView.objects.offered_to(actor)]


def test_everybody_keeps_their_own(cast):
    view = save_view(by=cast.marta, name="  Esperando   fuera ", filters=MINE)

    assert (view.name, view.filters) == (
        "Esperando fuera",
        {"cliente": ["2"], "estado": ["pending", "planned"]},
    )
    assert offered(cast.marta) == ["Esperando fuera"]
    assert offered(cast.bruno) == []


def test_what_is_shared_all_find(cast):
    save_view(by=cast.elena, name="Urgentes", filters=MINE, is_shared=True)

    assert offered(cast.marta) == ["Urgentes"]


def test_sharing_is_for_those_who_lead(cast):
    mine = save_view(by=cast.marta, name="Mía", filters=MINE)

    with pytest.raises(Refused, match="coordinación"):
        save_view(by=cast.marta, name="De todos", filters=MINE, is_shared=True)
    with pytest.raises(Refused, match="coordinación"):
        share_view(mine, by=cast.marta)

    cast.marta.role = Role.DISPATCHER
    share_view(mine, by=cast.marta)
    assert offered(cast.bruno) == ["Mía"]
    keep_view_private(mine, by=cast.marta)
    assert offered(cast.bruno) == []


def test_the_same_again_is_the_same_view(cast):
    first = save_view(by=cast.marta, name="Mía", filters=MINE)
    second = save_view(by=cast.marta, name="Mía", filters=MINE)

    assert first == second
    with pytest.raises(Refused, match="Ya tienes") as no:
        save_view(by=cast.marta, name="Mía", filters={"estado": ["resolved"]})
    assert no.value.field == "name"


def test_two_people_may_use_the_same_name(cast):
    save_view(by=cast.marta, name="Mía", filters=MINE)
    save_view(by=cast.bruno, name="Mía", filters=MINE)

    assert offered(cast.bruno) == ["Mía"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
def test_it_needs_a_name(cast, name):
    with pytest.raises(Refused) as no:
        save_view(by=cast.marta, name=name, filters=MINE)

    assert no.value.field == "name"


@pytest.mark.parametrize("filters", [{}, {"estado": [""]}, {"q": ["x" * 2048]}])
def test_it_needs_filters_and_not_too_many(cast, filters):
    with pytest.raises(Refused):
        save_view(by=cast.marta, name="Mía", filters=filters)


def test_fifty_are_enough_for_anybody(cast):
    SavedView.objects.bulk_create(SavedView(owner=cast.marta, name=f"{n}", filters=MINE) for n in range(50))

    with pytest.raises(Refused, match="50"):
        save_view(by=cast.marta, name="Mía", filters=MINE)


def test_it_is_renamed_and_shows_something_else_and_is_forgotten(cast):
    view = save_view(by=cast.marta, name="Mía", filters=MINE)

    with traces() as left:
        rename_view(view, "Otra", by=cast.marta)
        rename_view(view, "Otra", by=cast.marta)
        view = refilter_view(view, {"q": ["vpn"]}, by=cast.marta)
        forget_view(view, by=cast.marta)

    assert (view.name, view.filters) == ("Otra", {"q": ["vpn"]})
    assert left.lines == ["view.renamed", "view.refiltered", "view.forgotten"]
    assert offered(cast.marta) == []


def test_another_persons_view_is_left_alone(cast):
    view = save_view(by=cast.marta, name="Mía", filters=MINE)

    for verb in (
        lambda who: rename_view(view, "Otra", by=who),
        lambda who: refilter_view(view, {"q": ["x"]}, by=who),
        lambda who: forget_view(view, by=who),
        lambda who: share_view(view, by=who),
    ):
        for who in (cast.bruno, cast.ivan):
            with pytest.raises(Refused, match="otra persona"):
                verb(who)


def test_who_leads_takes_care_of_what_is_shared(cast):
    view = save_view(by=cast.elena, name="De todos", filters=MINE, is_shared=True)

    with pytest.raises(Refused):
        forget_view(view, by=cast.marta)
    forget_view(view, by=cast.ivan)

    assert offered(cast.elena) == []
