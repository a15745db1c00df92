"""How a browser and the house talk in a chat: JSON, the same for both sides.

A browser sends `{owner, conversation, after, lines: [{key, kind, text, files}]}` and gets the lines after the last one that
it has, each drawn and with its number: one request says and hears. A key that comes again is the line that is there
already, so whoever got no answer sends the same again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from markupsafe import Markup

from ventanilla.core.errors import Refused
from ventanilla.core.times import clock
from ventanilla.domain.chat.actions.lines import LONGEST
from ventanilla.domain.chat.actions.looking import is_typing, look
from ventanilla.domain.chat.models import LIVE, Conversation, Kind, Line, State
from ventanilla.domain.chat.reading import MOST, lines_after
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor, owner_of
from ventanilla.doors.shared.pace import Pace

AT_ONCE = 20
"""Lines in one request."""
SENDING = Pace(at_once=40, every=0.25)
"""Requests that say something. Each may bring several lines: who was without a network for an hour is not held back."""
WORDS = Pace(at_once=400_000, every=0.0025)
"""Letters that somebody says: more than anybody types, and what fits a page, a ticket and its letters."""
EACH = 20
"""Letters that a line counts for, whatever it says."""
LOOKING = Pace(at_once=60, every=0.5)
"""What has been seen and who is writing is told to all of the desk."""
KEY = re.compile(r"[A-Za-z0-9_-]{8,40}")
NO_LINES = 2**31
"""After all of them."""


class NotUnderstood(Exception):
    """No browser of ours sends this."""


@dataclass(frozen=True)
class Said:
    key: str
    kind: str
    text: str
    files: Sequence[str]


@dataclass(frozen=True)
class Told:
    """What a browser has sent."""

    owner: str
    conversation: int | None
    after: int
    lines: Sequence[Said] = ()


@dataclass
class Fates:
    """What became of each line, by its key."""

    conversation: Conversation | None = None
    taken: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def facts_in(request: HttpRequest) -> dict[str, Any]:
    """The JSON that was sent. Raises NotUnderstood."""
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError):
        raise NotUnderstood from None
    if not isinstance(found, dict):
        raise NotUnderstood
    return found


def told_in(request: HttpRequest) -> Told:
    """Raises NotUnderstood."""
    found = facts_in(request)
    lines = found.get("lines")
    if not isinstance(lines, list) or not 1 <= len(lines) <= AT_ONCE:
        raise NotUnderstood
    return Told(
        owner=str(found.get("owner", "")),
        conversation=whole(found.get("conversation")) or None,
        after=whole(found.get("after")),
        lines=[_said(one) for one in lines],
    )


def whole(found: object) -> int:
    """A number as the database holds them; 0 for anything else."""
    return found if isinstance(found, int) and 0 < found < 2**31 else 0


def number_after(text: str) -> int:
    """Of an address: `?tras=12`."""
    return whole(int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def held_back(told: Told, *, by: Actor) -> int:
    """Seconds until they may say this; 0: now, and it counts."""
    who = owner_of(by)
    return SENDING.wait(who) or WORDS.wait(who, sum(EACH + min(len(one.text), LONGEST) for one in told.lines))


@transaction.atomic
def say_all(lines: Iterable[Said], verb: Callable[[Said, Sequence[StoredFile]], Line], *, by: Actor) -> Fates:
    """Each in its turn, all in one transaction: what is refused is told by its key, and the others are said all the same."""
    fates = Fates()
    for one in lines:
        try:
            line = verb(one, _files(one, by=by))
        except Refused as refusal:
            fates.refused[one.key] = str(refusal.reason)
        else:
            fates.conversation, fates.taken[one.key] = line.conversation, line.mark_for(by)
    return fates


def heard(conversation: Conversation | None, reader: Actor, after: int) -> dict[str, Any]:
    """The lines after the one numbered so, and how the conversation stands."""
    if conversation is None:
        return {"conversation": None, "lines": [], "until": 0, "state": "", "seen": 0, "typing": ""}
    last = conversation.last_entry if reader.works_the_desk else conversation.last_position
    shown = lines_after(conversation, to=reader, after=after) if after < last else []
    return {
        "conversation": conversation.pk,
        "lines": [_told(line, reader) for line in shown],
        "until": shown[-1].mark_for(reader) if shown else after,
        "more": len(shown) >= MOST,
        "state": conversation.state if conversation.state in LIVE else State.ENDED,
        "seen": conversation.member_seen if reader.works_the_desk else conversation.staff_seen,
        "typing": _typing(conversation, reader),
    }


def looked(request: HttpRequest, conversation: Conversation, *, by: Actor) -> JsonResponse:
    """Up to where it was read, and whether something is being typed: never what."""
    wait = LOOKING.wait(owner_of(by))
    if wait:
        return too_fast(wait)
    try:
        facts = facts_in(request)
    except NotUnderstood:
        return refusal(400)
    look(conversation, by=by, seen=whole(facts.get("seen")), typing=facts.get("typing") is True)
    return JsonResponse({})


def refusal(status: int, sentence: str = "") -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def too_fast(seconds: int) -> JsonResponse:
    answer = refusal(429, _("Vas demasiado deprisa: espera unos segundos."))
    answer["Retry-After"] = str(seconds)
    return answer


def another(request: HttpRequest, owner: str, actor: Actor) -> JsonResponse | None:
    """Words that were kept in this browser for somebody else never go in this one's name."""
    if owner == f"{actor.actor_kind}:{actor.actor_id}":
        return None
    answer = refusal(409, _("En este navegador ha entrado otra persona."))
    answer["X-Other"] = "1"
    return answer


def is_of(line: Line, reader: Actor) -> bool:
    """It stands on the reader's side: one's own, of the desk all of the desk's."""
    return line.staff_id is not None if reader.works_the_desk else line.contact_id is not None


def drawn(line: Line, reader: Actor) -> Markup:
    """As this reader sees it: for a page, and for the page that is told of it."""
    at = localtime(line.created_at)
    around = {
        "line": line, "reader": reader, "mine": is_of(line, reader), "at": at, "time": clock(at),
        # `body_html` was made by `core.html.from_words`, which lets nothing through that is not on its list.
        "html": Markup(line.body_html),  # noqa: S704
    }  # fmt: skip
    return Markup(render_to_string("parts/chat_line.html", around).strip())  # noqa: S704 - our own template


def _told(line: Line, reader: Actor) -> dict[str, Any]:
    return {
        "line": line.mark_for(reader),
        "key": line.client_key or "",
        "html": drawn(line, reader),
        "mine": line.was_written_by(reader),
    }


def _typing(conversation: Conversation, reader: Actor) -> str:
    if reader.works_the_desk:
        name = conversation.member.person.name if is_typing(conversation, "member") else ""
    else:
        name = (
            conversation.staff.actor_name if conversation.staff and is_typing(conversation, "staff") else ""
        )
    return _("%(name)s está escribiendo…") % {"name": name.split(" ")[0]} if name else ""


def _files(one: Said, *, by: Actor) -> Sequence[StoredFile]:
    """Those that are still drafts of theirs. Of a line that was stored before there is none left, and none is needed."""
    files = StoredFile.objects.chosen(owner_of(by), one.files)
    mine = {"staff": by.actor_id} if by.works_the_desk else {"contact": by.actor_id}
    if len(files) < len(one.files) and not Line.objects.filter(client_key=one.key, **mine).exists():
        raise Refused(_("Uno de los archivos ya no está: quita el mensaje y añádelo otra vez."))
    return files


def _said(found: object) -> Said:
    if not isinstance(found, dict):
        raise NotUnderstood
    key, kind, text, files = (found.get(name) for name in ("key", "kind", "text", "files"))
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise NotUnderstood
    if not isinstance(text, str) or kind not in (Kind.SAID, Kind.NOTE) or not isinstance(files, list):
        raise NotUnderstood
    # What no database writes: a NUL, and half of a pair of surrogates, which JSON may hold.
    words = text.replace("\0", "").encode("utf-8", "ignore").decode().strip()
    return Said(key, str(kind), words, [str(one)[:64] for one in files[:AT_ONCE]])
