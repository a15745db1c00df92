"""Keeping what is being written, and forgetting it when it is sent or old."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import Actor, owner_of

DRAFTS_LIVE = timedelta(days=30)
"""Files that were sent ahead live a day longer (`files.actions.DRAFTS_LIVE`)."""
LONGEST = 200_000
"""Characters: ten times what a message may have, for somebody who has yet to shorten it."""
OTHERS = 3
"""How many texts of other tabs are kept beside the last one."""


@transaction.atomic
def keep_draft(
    *,
    by: Actor,
    place: str,
    text: str,
    kind: str = "",
    files: Sequence[str] = (),
    tab: str = "",
    seen: str = "",
) -> Draft | None:
    """Remember these words for this place; None when there is nothing (any more) to remember.

    `tab` names the page that writes, `seen` is the mark of the draft that it knew. When another tab has written since, the
    last word wins and the other's stays beside it (`Draft.others`): nothing is thrown away in silence. Only NUL is, which no
    keyboard writes and PostgreSQL does not keep.
    """
    text, kind, tab, *files = (words.replace("\0", "") for words in (text, kind, tab, *files))
    if not text.strip() and not files:
        return let_go(by=by, place=place, seen=seen)
    mine = Draft.objects.select_for_update()
    draft, _new = mine.get_or_create(owner=owner_of(by), place=place, defaults={"updated_at": now()})
    beside = _beside(draft, text, written_elsewhere=draft.mark != seen and draft.tab != tab)
    draft.text, draft.updated_at = text[:LONGEST], now()
    draft.facts = {"mark": _new_mark(tab), "kind": kind, "files": list(files), "others": beside}
    draft.save()
    return draft


@transaction.atomic
def let_go(*, by: Actor, place: str, seen: str) -> Draft | None:
    """The words that had this mark were sent, or emptied. What another tab has written since is not theirs to forget:
    it stays, and is returned.
    """
    draft = Draft.objects.select_for_update().filter(owner=owner_of(by), place=place).first()
    if draft is None or draft.mark != seen:
        return draft
    if not draft.others:
        draft.delete()
        return None
    *rest, last = draft.others
    draft.text = last["text"]
    draft.facts = {"mark": _new_mark(""), "kind": last["kind"], "files": [], "others": rest}
    draft.save()
    return draft


@transaction.atomic
def forget_others(*, by: Actor, place: str) -> Draft | None:
    """Its writer has seen what other tabs had, and does not need it."""
    draft = Draft.objects.select_for_update().filter(owner=owner_of(by), place=place).first()
    if draft is not None:
        draft.facts |= {"others": []}
        draft.save()
    return draft


def forget_draft(*, by: Actor, place: str) -> None:
    """Thrown away by its writer, with all that stood beside it."""
    Draft.objects.of(by).filter(place=place).delete()


@task
def forget_old_words() -> None:
    """For the timetable: what nobody has come back to for a month. Safe to run twice."""
    Draft.objects.filter(updated_at__lt=now() - DRAFTS_LIVE).delete()


def _new_mark(tab: str) -> str:
    return f"{tab}.{secrets.token_hex(4)}"


def _beside(draft: Draft, text: str, *, written_elsewhere: bool) -> list[dict[str, str]]:
    """Texts of other tabs that do not live on in this one."""
    found = list(draft.others)
    if written_elsewhere:
        found.append({"text": draft.text, "kind": draft.kind})
    return [one for one in found if one["text"].strip() and one["text"].strip() not in text][-OTHERS:]
