"""A mail server on loopback that takes everything: what arrives there has really left the house."""

from __future__ import annotations

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

SECONDS = 20


class Mailbox:
    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def to(self, address: str, *words: str) -> list[EmailMessage]:
        """The letters to this address that contain all these words, in the subject or in the text."""
        return [one for one in self.letters if address in one["To"] and _says(one, words)]

    def next_to(self, address: str, *words: str) -> EmailMessage:
        """The letter that there is, or will be in a moment."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            found = self.to(address, *words)
            if found:
                return found[-1]
            time.sleep(0.05)
        arrived = [f"{one['To']}: {one['Subject']}" for one in self.letters]
        raise AssertionError(f"no letter with {words} to {address}; there are {arrived}")


def open_mailbox(mailbox: Mailbox, port: int) -> Controller:
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    return controller


def text_of(letter: EmailMessage) -> str:
    return letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def links_of(letter: EmailMessage) -> list[str]:
    return re.findall(r"https?://\S+", text_of(letter))


def _says(letter: EmailMessage, words: tuple[str, ...]) -> bool:
    said = " ".join(f"{letter['Subject']}\n{text_of(letter)}".split())
    return all(word in said for word in words)
