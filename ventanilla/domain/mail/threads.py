"""How letters of one conversation find each other in the reader's mail program (RFC 5322, 3.6.4)."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from ventanilla.domain.provider.house import the_house

MOST_REFERENCES = 10
"""Some servers refuse header lines that grow with the conversation."""
MESSAGE_ID = re.compile(r"<[^<>\s]+@[^<>\s]+>")


@dataclass(frozen=True)
class Thread:
    """`root` is the Message-ID all letters refer to; `parents` those answered, oldest first.

    Raises ValueError for what is no Message-ID: they end up in headers.
    """

    root: str
    parents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for one in (self.root, *self.parents):
            if not MESSAGE_ID.fullmatch(one):
                raise ValueError(f"Not a Message-ID: {one!r}")

    @property
    def references(self) -> str:
        """The root and the newest parents, as the header wants them."""
        parents = [one for one in self.parents if one != self.root]
        return " ".join((self.root, *parents[-(MOST_REFERENCES - 1) :]))

    @property
    def in_reply_to(self) -> str:
        return self.parents[-1] if self.parents else self.root


def root_of(kind: str, number: int) -> str:
    """The stable root of a thing's conversation when it did not begin with somebody's mail."""
    return f"<{kind}.{number}@{mail_domain()}>"


def new_message_id(about: tuple[str, int] | None) -> str:
    """A fresh Message-ID that says to readers of logs what it is about: `<ticket.12.3f…@norte.example>`."""
    prefix = f"{about[0]}.{about[1]}." if about else ""
    return f"<{prefix}{uuid.uuid4().hex}@{mail_domain()}>"


def mail_domain() -> str:
    return the_house().mail_from.rpartition("@")[2].encode("idna").decode("ascii")
