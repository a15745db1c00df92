"""A real mail server on loopback whose answers a test decides, and a letter to send."""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from ventanilla.domain.mail.outbox import Recipient, write_letter

HANG_UP = "hang up"
SAY_NOTHING = "say nothing"
TAKE_AND_SAY_NOTHING = "take it and say nothing"


@dataclass
class MailHost:
    """Keeps what it took. `at_rcpt` and `at_data` are answers to give in turn; then it takes everything."""

    port: int = 0
    password: str = "right"
    at_mail: deque[str] = field(default_factory=deque)
    at_rcpt: deque[str] = field(default_factory=deque)
    at_data: deque[str] = field(default_factory=deque)
    refused_recipients: dict[str, str] = field(default_factory=dict)
    messages: list[EmailMessage] = field(default_factory=list)
    visits: int = 0
    silences: int = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - aiosmtpd's names
        self.visits += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if self.at_mail:
            return self.at_mail.popleft()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self.refused_recipients.get(address) or (self.at_rcpt.popleft() if self.at_rcpt else "")
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self.at_data.popleft() if self.at_data else ""
        if answer == HANG_UP:
            server.transport.abort()
            return "421 gone"
        if answer and not answer.endswith(SAY_NOTHING):
            return answer
        if answer != SAY_NOTHING:
            self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        if answer:
            self.silences += 1
            await asyncio.sleep(60)
        return f"250 OK kept as {len(self.messages)}"

    def authenticate(self, server, session, envelope, mechanism, login):
        return AuthResult(success=login.password.decode() == self.password, handled=False)


@pytest.fixture
def mail_host():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        host = MailHost(port=found.getsockname()[1])
    controller = Controller(
        host, hostname="127.0.0.1", port=host.port, authenticator=host.authenticate, auth_require_tls=False
    )
    controller.start()
    yield host
    controller.stop()


@pytest.fixture
def env(settings):
    """Change settings of the installation: `env(smtp_host="")`."""

    def change(**values):
        settings.ENV = replace(settings.ENV, **values)

    return change


@pytest.fixture
def smtp(mail_host, env):
    """Letters leave, to `mail_host`."""
    env(
        smtp_host="127.0.0.1", smtp_port=mail_host.port, smtp_security="none",
        mail_from="soporte@norte.example", demo=False,
    )  # fmt: skip
    return mail_host


@pytest.fixture
def write(db):
    """Write a letter; anything may be said otherwise: `write(key="b", name="Óscar")`."""

    def write_one(key="ticket.resolved:1:lucia", name="Lucía", address="lucia@aurora.example", **otherwise):
        context = {
            "number": 4155,
            "solution": "El móvil seguía con la contraseña antigua.\n\nLa hemos renovado.",
            "token": "no-token",
            "addresses": [f"https://testserver/valorar/{stars}" for stars in range(1, 6)],
            **otherwise.pop("context", {}),
        }
        to = Recipient(name, address, otherwise.pop("language", "es"))
        return write_letter(key=key, to=to, template="sample/mail/resolved", context=context, **otherwise)

    return write_one
