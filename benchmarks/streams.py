"""`python3 -m benchmarks streams`: what open streams cost, and how soon they hear.

A house of its own, with the desk's people alone. Each of them holds five streams over real sockets. Then one of them writes
notes on a ticket, which every stream hears of; from the press to each stream's news is what is told. The client shares the
cores with the server.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

import uvloop

from benchmarks.client import Browser, Unexpected
from benchmarks.house import House
from benchmarks.measure import cpu_seconds, machine, pss_mb
from benchmarks.servers import Servers

EACH = 5
"""Streams of one person; the house allows six."""
AT_ONCE = 20
"""Streams that are opened at the same time."""
PAUSE_SECONDS = 0.3
NEWS = b"event: news"


@dataclass
class Stream:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def hear(self, event: bytes) -> float:
        """When it came."""
        async with asyncio.timeout(60):
            while (line := await self.reader.readline()) and not line.startswith(event):
                pass
        if not line:
            raise Unexpected("A stream has ended.")
        return time.perf_counter()


def run(options: argparse.Namespace) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(prefix="ventanilla-benchmark-", ignore_cleanup_errors=True) as folder:
        house = House(Path(folder), options.database)
        house.refuse_used_database()
        try:
            house.prepare()
            house.enter()
            keys = _people(-(-options.streams // EACH))
            with house.open(processes=options.processes) as servers:
                _report(options, uvloop.run(_measured(servers, keys, options)))
        finally:
            house.drop()


def _people(count: int) -> list[str]:
    """Agents who have come in, by the keys of their sessions, and a ticket for them to write on."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from ventanilla.domain.customers.models import Customer, Membership, Right, Scope, Section
    from ventanilla.domain.people.models import Person, Role, StaffMember
    from ventanilla.domain.tickets.actions.opening import Request, open_ticket
    from ventanilla.domain.tickets.models import TicketType
    from ventanilla.domain.tickets.status import Priority
    from ventanilla.doors.shared.sessions import SessionStore

    keys = []
    for number in range(count):
        person = Person.objects.create_user(f"tecnico{number}@norte.example", name=f"Técnico {number}")
        StaffMember.objects.create(person=person, role=Role.AGENT)
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = person.pk, person.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session.save()
        keys.append(str(session.session_key))
    contact = Membership.objects.create(
        person=Person.objects.create_user("contacto@clientes.example", name="Contacto"),
        customer=Customer.objects.create(code="C0001", name="Cliente"),
        rights={Section.SUPPORT.value: Right.MANAGE.value}, scope=Scope.COMPANY,
    )  # fmt: skip
    kind = TicketType.objects.earliest("pk")
    wanted = Request(
        type=kind, application=None, urgency=Priority.HIGH, subject="No imprime", message="Desde esta mañana."
    )
    open_ticket(wanted, by=contact)
    return keys


async def _measured(servers: Servers, keys: list[str], options: argparse.Namespace) -> dict[str, float]:
    browser = Browser(servers.urls[0], {"session": keys[0]})
    page = "/escritorio/incidencias/1/"
    for _again in range(20):
        await browser.get(page)
    before = pss_mb(servers.pids)
    started = time.perf_counter()
    streams = await _opened(servers.urls[0], [key for key in keys for _ in range(EACH)][: options.streams])
    opened = time.perf_counter() - started
    await asyncio.sleep(2)
    after, spent, idle = pss_mb(servers.pids), cpu_seconds(servers.pids), time.perf_counter()
    await asyncio.sleep(options.seconds)
    spent, idle = cpu_seconds(servers.pids) - spent, time.perf_counter() - idle
    waits, answers, busy = [], [], cpu_seconds(servers.pids)
    for number in range(options.notes):
        hearing = asyncio.gather(*(stream.hear(NEWS) for stream in streams))
        pressed = time.perf_counter()
        answer = await browser.post(f"{page}decir/note/", {"message": f"Nota {number}"})
        answers.append(time.perf_counter() - pressed)
        if answer.status != 302:
            raise Unexpected(f"The note was not taken: {answer.status}")
        waits += [heard - pressed for heard in await hearing]
        await asyncio.sleep(PAUSE_SECONDS)
    busy = cpu_seconds(servers.pids) - busy
    for stream in streams:
        stream.writer.close()
    return {
        "opened": opened, "before": before, "after": after, "cpu": 100 * spent / idle, "answer": _middle(answers),
        "busy": busy / options.notes,
        "p50": _middle(waits), "p99": quantiles(waits, n=100)[98], "most": max(waits),
    }  # fmt: skip


async def _opened(url: str, keys: list[str]) -> list[Stream]:
    gate = asyncio.Semaphore(AT_ONCE)
    where = urlsplit(url)

    async def one(key: str) -> Stream:
        async with gate:
            stream = Stream(*await asyncio.open_connection(where.hostname, where.port, limit=2048))
            stream.writer.write(
                f"GET /vivo/ HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: session={key}\r\n\r\n".encode()
            )
            if b" 200 " not in (status := await stream.reader.readline()):
                raise Unexpected(f"A stream was refused: {status!r}")
            await stream.hear(b"event: hello")
            return stream

    return await asyncio.gather(*(one(key) for key in keys))


def _middle(values: list[float]) -> float:
    return quantiles(values, n=2)[0]


def _report(options: argparse.Namespace, found: dict[str, float]) -> None:
    each = (found["after"] - found["before"]) * 1024 / options.streams
    print(", ".join(machine().values()))
    print(f"{options.streams} streams, opened in {found['opened']:.1f} s")
    print(f"{found['before']:.0f} MB before, {found['after']:.0f} MB with them: {each:.1f} kB a stream")
    print(f"CPU while nothing happens: {found['cpu']:.1f} %")
    print(f"from the press to the answer: p50 {1000 * found['answer']:.0f} ms")
    print(f"CPU of a note, its page and all who hear of it: {1000 * found['busy']:.0f} ms")
    told = " · ".join(f"{name} {1000 * found[name]:.0f} ms" for name in ("p50", "p99", "most"))
    print(f"from the press to the news, {options.notes} notes: {told}")
