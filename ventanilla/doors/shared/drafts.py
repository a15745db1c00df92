"""What somebody was writing, kept by the house while they write it: both doors keep and show it in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import get_template
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core.times import clock
from ventanilla.domain.drafts.actions import forget_draft, forget_others, keep_draft, let_go
from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor, owner_of
from ventanilla.doors.shared.gather import Reading, facts, instant

MARK = "draft"
"""Name of the hidden field with the mark of the draft that the page knew."""


@dataclass(frozen=True)
class Kept:
    """A draft as a page gives it back; without words when there is none."""

    place: str
    text: str = ""
    kind: str = ""
    """The tab of the composer: what was begun as a note comes back as one."""
    mark: str = ""
    at: datetime | None = None
    files: Sequence[StoredFile] = ()
    others: Sequence[dict[str, str]] = field(default_factory=list)
    """What another tab had written at the same time: `{"text": …, "kind": …}`."""

    def __bool__(self) -> bool:
        return self.at is not None

    @property
    def time(self) -> str:
        return clock(localtime(self.at)) if self.at else ""


def kept_draft(actor: Actor, place: str) -> Kept:
    """What this actor was writing there. One statement, and a second one when it has files."""
    draft = Draft.objects.of(actor).filter(place=place).first()
    return _as_kept(actor, place, draft.text, draft.facts, draft.updated_at) if draft else Kept(place)


def reading_of(owner: str, place: str) -> Reading:
    """For pages that ask for everything at once (`gather`); `draft_from` makes a draft of what comes."""
    return Draft.objects.filter(owner=owner, place=place), {
        "text": "text",
        "facts": "facts",
        "at": "updated_at",
    }


def draft_from(actor: Actor, place: str, rows: Sequence[dict[str, Any]]) -> Kept:
    if not rows:
        return Kept(place)
    [row] = rows
    return _as_kept(actor, place, row["text"], facts(row["facts"]), instant(row["at"]))


def _as_kept(actor: Actor, place: str, text: str, told: dict[str, Any], at: datetime) -> Kept:
    files = StoredFile.objects.chosen(owner_of(actor), told.get("files", []))
    known = {name: told.get(name, "") for name in ("kind", "mark")}
    return Kept(place, text, at=at, files=files, others=told.get("others", []), **known)


def forget(request: HttpRequest, actor: Actor, place: str) -> None:
    """Its form was sent and has arrived: the words have done their work. Those of another tab stay; a form without a mark
    kept none of its own.
    """
    seen = request.POST.get(MARK, "")
    if seen:
        let_go(by=actor, place=place, seen=seen)


def take_draft(request: HttpRequest, *, actor: Actor, place: str) -> JsonResponse:
    """What the script sends while somebody types. `do`: nothing to keep it, `discard` to throw it away, `alone` to throw
    away what other tabs had. Answers `{mark, saved, others}`: the last is what to show of other tabs, as HTML. Without a
    mark nothing is kept.
    """
    deed = _DEEDS.get(request.POST.get("do", ""), _keep)
    draft = deed(request, by=actor, place=place)
    if draft is None:
        return JsonResponse({"mark": "", "saved": "", "others": ""})
    return JsonResponse(
        {"mark": draft.mark, "saved": saved_at(draft.updated_at), "others": _shown(draft.others)}
    )


def saved_at(at: datetime) -> str:
    """The sentence beside the box."""
    return _("Borrador guardado a las %(time)s") % {"time": clock(localtime(at))}


def _shown(others: Sequence[dict[str, str]]) -> str:
    part = get_template("parts/draft.html").template.module  # type: ignore[attr-defined]  # of the Jinja2 backend
    return "".join(str(part.other(one["text"], one["kind"])) for one in others)


def _keep(request: HttpRequest, *, by: Actor, place: str) -> Draft | None:
    told = request.POST
    # Browsers send line ends as CRLF from a form and as LF from a script.
    text = told.get("text", "").replace("\r\n", "\n")
    return keep_draft(
        by=by, place=place, text=text, kind=told.get("kind", "")[:20], files=told.getlist("files")[:50],
        tab=told.get("tab", "")[:12], seen=told.get(MARK, ""),
    )  # fmt: skip


def _discard(request: HttpRequest, *, by: Actor, place: str) -> None:
    forget_draft(by=by, place=place)


def _leave_alone(request: HttpRequest, *, by: Actor, place: str) -> Draft | None:
    return forget_others(by=by, place=place)


_DEEDS: dict[str, Callable[..., Draft | None]] = {"discard": _discard, "alone": _leave_alone}
