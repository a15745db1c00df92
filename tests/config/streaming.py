"""Streams of a real server, over real sockets, and people who have come in there."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

from tests.config.conftest import ROOT

MAKE_PEOPLE = """
import sys, django
django.setup()
from ventanilla.domain.people.models import Person, Role, StaffMember
from ventanilla.doors.shared.sessions import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.conf import settings
for number in range(int(sys.argv[1])):
    person = Person(email=f"agent{number}@norte.example", name=f"Agente {number}", password=f"!{number}")
    person.save()
    StaffMember.objects.create(person=person, role=Role.AGENT)
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = person.pk, person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.save()
    print(session.session_key)
"""


def people(environ: dict[str, str], count: int) -> list[str]:
    """The keys of their sessions. All work the desk, and need no second step."""
    environ["VENTANILLA_STAFF_SECOND_FACTOR"] = "0"
    told = subprocess.run(
        [sys.executable, "-c", MAKE_PEOPLE, str(count)], cwd=ROOT, check=True, capture_output=True, text=True,
        env=environ | {"DJANGO_SETTINGS_MODULE": "ventanilla.config.settings"},
    )  # fmt: skip
    return told.stdout.split()


class Line:
    """What one browser hears."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def opened(cls, port: int, key: str, more: str = "") -> Line:
        line = cls(*await asyncio.open_connection("127.0.0.1", port))
        line.writer.write(
            f"GET /vivo/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session={key}\r\n{more}\r\n".encode()
        )
        assert (await line.hear())[0] == "hello"
        return line

    async def hear(self) -> tuple[str, dict[str, Any]]:
        """The next event: its name, and what it tells."""
        async with asyncio.timeout(20):
            while not (name := await self.reader.readline()).startswith(b"event: "):
                assert name, "the line was closed"
            told = await self.reader.readline()
        return name[7:].decode().strip(), json.loads(told.removeprefix(b"data: "))

    async def is_closed(self) -> bool:
        async with asyncio.timeout(20):
            while await self.reader.readline():
                pass
        self.writer.close()
        return True


async def logged_out(port: int, key: str) -> None:
    """By the page, as a browser does it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    token = "t" * 32
    writer.write(
        f"POST /acceso/salir/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session={key}; csrf={token}\r\nX-CSRFToken: {token}\r\n"
        "Content-Length: 0\r\nConnection: close\r\n\r\n".encode()
    )
    answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 302"), answer[:200]
    writer.close()
