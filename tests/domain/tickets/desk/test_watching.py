"""Who of the desk follows a ticket."""

from __future__ import annotations

import pytest

from tests.domain.tickets.desk.facts import fresh, lines_of
from ventanilla.core.errors import Refused
from ventanilla.domain.tickets.actions.watching import unwatch, watch


def watchers(ticket) -> set[str]:
    return set(ticket.watches.values_list("staff__person__name", flat=True))


def test_one_watches_oneself_or_asks_a_colleague_to(cast, vpn_ticket):
    watch(vpn_ticket, by=cast.marta)
    watch(vpn_ticket, by=cast.marta, who=cast.bruno)

    assert watchers(vpn_ticket) == {"Marta Solís", "Bruno Gil"}


def test_twice_is_once(cast, vpn_ticket):
    first = watch(vpn_ticket, by=cast.marta)
    second = watch(vpn_ticket, by=cast.bruno, who=cast.marta)

    assert first == second
    assert lines_of(vpn_ticket).count("ticket.watched") == 1


def test_who_has_left_watches_nothing(cast, vpn_ticket):
    cast.bruno.is_active = False
    cast.bruno.save()

    with pytest.raises(Refused, match="ya no está"):
        watch(vpn_ticket, by=cast.marta, who=cast.bruno)


def test_not_watching_any_more_is_noted_once(cast, vpn_ticket):
    watch(vpn_ticket, by=cast.marta)

    unwatch(vpn_ticket, by=cast.marta)
    unwatch(vpn_ticket, by=cast.marta)

    assert watchers(vpn_ticket) == set()
    assert lines_of(vpn_ticket) == ["ticket.opened", "ticket.watched", "ticket.unwatched"]


def test_it_makes_nobodys_form_old(cast, vpn_ticket):
    before = fresh(vpn_ticket)

    watch(vpn_ticket, by=cast.marta)

    assert fresh(vpn_ticket).version == before.version
    assert fresh(vpn_ticket).updated_at == before.updated_at
