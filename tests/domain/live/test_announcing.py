from __future__ import annotations

import pytest
from django.db import transaction

from ventanilla.domain.live.announcing import News, announce
from ventanilla.domain.live.audiences import DESK, company, member
from ventanilla.domain.live.hub import Hub, hub


@pytest.fixture
def heard():
    told: list[News] = []
    hub.join([DESK, member(3)], told.append)
    yield told
    hub.leave(told.append)


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_is_heard_once_by_who_belongs_there_and_by_nobody_else(heard):
    with transaction.atomic():
        announce("ticket", 12, [DESK, member(3)])
        announce("ticket", 13, [company(5), member(4)])
        assert heard == []

    assert heard == [News("ticket", 12)]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_heard_of_what_was_rolled_back(heard):
    with transaction.atomic():
        announce("ticket", 12, [DESK])
        transaction.set_rollback(True)

    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_one_transaction_tells_each_thing_once_to_all_whom_it_concerns(heard):
    with transaction.atomic():
        announce("ticket", 12, [DESK])
        announce("ticket", 12, [member(3)])
        announce("ticket", 12, [member(4)])
        with transaction.atomic():
            announce("ticket", 14, [DESK])
            transaction.set_rollback(True)

    assert heard == [News("ticket", 12)]


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_told_at_once(heard):
    announce("ticket", 12, [DESK])

    assert heard == [News("ticket", 12)]


def test_who_joins_again_belongs_to_the_new_ones_and_who_leaves_to_none():
    told, hub = [], Hub()
    hub.join([DESK], told.append)
    hub.join([company(5), member(3)], told.append)

    hub.tell("desk", [DESK])
    hub.tell("both", [company(5), member(3)])
    hub.tell_all("all")
    hub.leave(told.append)
    hub.tell_all("nobody")

    assert told == ["both", "all"]
    assert hub.told == 4
