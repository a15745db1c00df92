"""What processes tell each other. Another process is played by an ear that goes by another name."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace

import psycopg
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ventanilla.domain.live import between
from ventanilla.domain.live.announcing import RESYNC, News, announce
from ventanilla.domain.live.audiences import DESK, company, member
from ventanilla.domain.live.between import Ear, name_of
from ventanilla.domain.live.hub import Hub, moment

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="this run is on SQLite: one process"),
]


class Elsewhere:
    """Another process, and what is heard there."""

    def __init__(self, name: str, audiences: list[str]) -> None:
        self.heard: list[News] = []
        self.stop, self.hub = threading.Event(), Hub()
        self.hub.join(audiences, self.heard.append)
        self.ear = Ear(self.hub, self.stop, name)
        self.thread = threading.Thread(target=self.ear.listen)

    def __enter__(self) -> Elsewhere:
        self.thread.start()
        self.wait_until(lambda: self.heard == [RESYNC])
        self.heard.clear()
        return self

    def __exit__(self, *_why: object) -> None:
        self.stop.set()
        self.thread.join(10)

    def hears(self, count: int) -> list[News]:
        self.wait_until(lambda: len(self.heard) >= count)
        return self.heard

    def wait_until(self, true) -> None:
        deadline = time.monotonic() + 10
        while not true():
            assert time.monotonic() < deadline, self.heard
            time.sleep(0.005)


@pytest.fixture
def elsewhere(monkeypatch):
    monkeypatch.setattr(between, "LOOK_EVERY", 0.05)
    with Elsewhere("another", [DESK, company(7)]) as found:
        yield found


def test_what_is_committed_is_heard_elsewhere_once_and_what_is_rolled_back_is_not(elsewhere):
    with transaction.atomic():
        announce("ticket", 1, [DESK])
        transaction.set_rollback(True)
    with transaction.atomic():
        announce("ticket", 2, [DESK])
        with transaction.atomic():
            announce("ticket", 3, [DESK])
            transaction.set_rollback(True)
        announce("ticket", 2, [company(7)])
        announce("ticket", 4, [member(9)])
    announce("ticket", 5, [DESK])

    assert elsewhere.hears(2) == [News("ticket", 2), News("ticket", 5)]


def test_what_was_told_here_since_a_page_was_drawn_is_known_elsewhere(elsewhere):
    drawn = moment()
    with transaction.atomic():
        announce("ticket", 1, [DESK])
        announce("ticket", 2, [member(9)])
        announce("ticket", 3, [company(7)])
    elsewhere.hears(2)

    assert elsewhere.hub.told_since(drawn, [DESK, member(9)]) == [News("ticket", 1), News("ticket", 2)]


def test_nothing_is_said_before_the_commit_and_all_of_it_by_one_statement():
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        for number in range(400):
            with transaction.atomic(savepoint=number % 2 == 0):
                announce("ticket", number, [DESK, company(7)])
        before = [query["sql"] for query in asked if "pg_notify" in query["sql"]]
    after = [query["sql"] for query in asked if "pg_notify" in query["sql"]]

    assert (len(before), len(after)) == (0, 1)


def test_much_at_once_arrives_whole(elsewhere):
    with transaction.atomic():
        for number in range(1_000):
            announce("ticket", number, [DESK, company(7), member(number)])

    assert {news.pk for news in elsewhere.hears(1_000)} == set(range(1_000))


def test_a_transaction_that_announces_nothing_pays_nothing():
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        pass

    assert not [query for query in asked if "pg_notify" in query["sql"]]


def test_who_has_announced_it_does_not_hear_it_twice(elsewhere):
    with Elsewhere(name_of(os.getpid()), [DESK]) as myself:
        announce("ticket", 1, [DESK])
        elsewhere.hears(1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, 'no words of ours')", [between.CHANNEL])
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_notify(%s, %s)", [between.CHANNEL, '{"by":"x","news":[["end",0,["desk"]]]}']
            )

        assert myself.hears(1) == [News("end", 0)]


def test_after_the_line_was_lost_everybody_looks_at_everything(elsewhere):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [elsewhere.ear.process])

    elsewhere.hears(1)
    announce("ticket", 8, [DESK])

    assert elsewhere.hears(2) == [RESYNC, News("ticket", 8)]


def test_it_can_listen_past_a_pooler(settings):
    where = {"USER": "postgres", **{name: value for name, value in connection.settings_dict.items() if value}}
    address = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(
        **{"PASSWORD": "", "PORT": 5432, **where}
    )
    settings.ENV = replace(settings.ENV, direct_database_url=address)

    with Elsewhere("another", [DESK]) as other:
        announce("ticket", 1, [DESK])

        assert other.hears(1) == [News("ticket", 1)]


def test_one_line_is_all_that_a_process_needs(elsewhere):
    with psycopg.connect(**connection.get_connection_params()) as database:
        listening = database.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
        ).fetchone()

    assert listening == (1,)
