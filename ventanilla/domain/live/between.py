"""Between the processes of one house: PostgreSQL carries what is announced, inside the transaction that announces it.

So nothing is told of what is rolled back, and nothing that was committed goes untold because a process died in between.
On SQLite there is one process, and nothing to carry.
"""

from __future__ import annotations

import json
import logging
import os
import random
import secrets
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from ventanilla.domain.live.announcing import RESYNC, Gathered, News
from ventanilla.domain.live.hub import Hub, hub

log = logging.getLogger("ventanilla.live")
CHANNEL = "ventanilla_live"
LONGEST = 7_900
"""Bytes that PostgreSQL takes in one notice, nearly."""
LOOK_EVERY = 1.0
"""Seconds between looks whether to stop."""
LONGEST_PAUSE = 30.0
STANDING: dict[str, Any] = {
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""A line that only listens would else never learn that the other end is gone."""
SEND = "SELECT pg_notify(%s, notice) FROM unnest(%s::text[]) AS notice"


def send_along(with_commit: BaseDatabaseWrapper) -> None:
    """What the transaction that is about to be committed announces goes with it, in one statement."""
    gathered = [one[1] for one in with_commit.run_on_commit if isinstance(one[1], Gathered)]
    if gathered:
        with with_commit.cursor() as cursor:
            cursor.execute(SEND, [CHANNEL, list(_notices(gathered, by=name_of(os.getpid())))])


@cache
def name_of(process: int) -> str:
    """Made when it is first asked for: processes that come of one by forking have one each."""
    return secrets.token_hex(8)


def listen_to_others(stop: threading.Event) -> None:
    """From now on what other processes announce is told here, by a thread that ends with `stop`."""
    if connection.vendor == "postgresql":
        ear = Ear(hub, stop, name_of(os.getpid()))
        threading.Thread(target=ear.listen, name="live", daemon=True).start()


class Ear:
    """Listens over a connection of its own, and connects again when it is lost. `name`: whose own words it passes over."""

    def __init__(self, hub: Hub, stop: threading.Event, name: str) -> None:
        self.hub, self.stop, self.name = hub, stop, name
        self.process = 0
        """Of the database, which serves the line; 0 while there is none."""

    def listen(self) -> None:
        pause = 0.0
        while not self.stop.is_set():
            try:
                with _line() as line:
                    self._listen_on(line)
            except psycopg.Error as error:
                pause = min(LONGEST_PAUSE, 2 * pause + 0.5) if not self.process else 0.5
                log.warning("Other processes are not heard: %s. Another try within %.0f s", error, pause + 1)
            self.process = 0
            self.stop.wait(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads processes, hides nothing

    def _listen_on(self, line: psycopg.Connection[Any]) -> None:
        line.execute(f"LISTEN {CHANNEL}")
        self.process = line.info.backend_pid
        self.hub.tell_all(RESYNC)  # who is there already may have missed something
        while not self.stop.is_set():
            for notice in line.notifies(timeout=LOOK_EVERY):
                self._hear(notice.payload)

    def _hear(self, notice: str) -> None:
        try:
            told = json.loads(notice)
            news = [(News(str(thing), int(pk)), [str(one) for one in to]) for thing, pk, to in told["news"]]
            is_mine = told["by"] == self.name
        except (ValueError, TypeError, KeyError):
            log.warning("A notice that is none of ours: %.100r", notice)
            return
        if not is_mine:
            for one, audiences in news:
                self.hub.tell(one, audiences)


def _line() -> psycopg.Connection[Any]:
    """Not through a pooler that lends a connection for a transaction at a time: listening is a matter of the connection."""
    if settings.ENV.direct_database_url:
        return psycopg.connect(settings.ENV.direct_database_url, autocommit=True, **STANDING)
    return psycopg.connect(**{**STANDING, **connection.get_connection_params(), "autocommit": True})


def _notices(gathered: Iterable[Gathered], *, by: str) -> Iterator[str]:
    """As few as hold all of it."""
    merged: dict[News, frozenset[str]] = {}
    for one in gathered:
        for news, audiences in one.news.items():
            merged[news] = merged.get(news, frozenset()) | audiences
    lines: list[Any] = []
    for news, audiences in merged.items():
        line = [*news, sorted(audiences)]
        if lines and len(_written([*lines, line], by)) > LONGEST:
            yield _written(lines, by)
            lines = []
        lines.append(line)
    yield _written(lines, by)


def _written(lines: list[Any], by: str) -> str:
    return json.dumps({"by": by, "news": lines}, separators=(",", ":"))
