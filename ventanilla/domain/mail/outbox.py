"""Writing letters: three templates become a row of the caller's transaction. Nothing is sent here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import now

from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.jobs.insertion import insert_new
from ventanilla.domain.mail.bells import Bell, ring
from ventanilla.domain.mail.brand import surroundings
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.mail.threads import Thread, new_message_id
from ventanilla.domain.provider.house import the_house


@dataclass(frozen=True)
class Recipient:
    """To whom, and in which language ("es", "en")."""

    name: str
    address: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A stored file that travels with a letter: name, media type, where its bytes lie below the vault, their hash."""

    name: str
    kind: str
    place: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A letter to be written. `key` names the event and the recipient: the same key twice is one letter.

    `template` is a path without ending, such as "tickets/mail/resolved": `.subject.txt`, `.txt` and `.html`
    are rendered. `secrets` are the raw tokens in the body: masked wherever it is shown, wiped once sent.
    `automatic=False` for words that a human wrote. `not_before`: it waits until then, and may be
    taken back meanwhile (`actions.still_here`). `bell`: whose bell tells it too, and may do so in its place.
    """

    key: str
    to: Recipient
    template: str
    context: Mapping[str, Any]
    thread: Thread | None = None
    about: tuple[str, int] | None = None
    automatic: bool = True
    secrets: Sequence[str] = field(default=())
    not_before: datetime | None = None
    enclosures: Sequence[Enclosure] = field(default=())
    bell: Bell | None = None


def write_letter(
    *,
    key: str,
    to: Recipient,
    template: str,
    context: Mapping[str, Any],
    thread: Thread | None = None,
    about: tuple[str, int] | None = None,
    automatic: bool = True,
    secrets: Sequence[str] = (),
    bell: Bell | None = None,
) -> Letter | None:
    """Leave one letter in the outbox; None when the same key was written before (see `Draft`)."""
    draft = Draft(
        key=key, to=to, template=template, context=context,
        thread=thread, about=about, automatic=automatic, secrets=secrets, bell=bell,
    )  # fmt: skip
    written = write_letters([draft])
    return written[0] if written else None


def write_letters(drafts: Sequence[Draft]) -> list[Letter]:
    """Leave many letters with one INSERT, in the caller's transaction; returns those that are new. What is told by the bell
    as well rings first: a letter that its reader does not want is written all the same, as muted, and never leaves.

    Raises ValueError for an address or a name that would break out of its header.
    """
    letters = [_letter(draft) for draft in drafts]
    ring([(draft.bell, letter) for draft, letter in zip(drafts, letters, strict=True) if draft.bell])
    written = insert_new(letters, match_by="key")
    if written:
        wake_after_commit()
    return written


def may_leave() -> bool:
    """False in a demonstration and while no mail server is configured: letters are held then."""
    return bool(the_house().mail_account.host) and not settings.ENV.demo


def _letter(draft: Draft) -> Letter:
    if any(sign in draft.to.address for sign in "\r\n <>,;") or "@" not in draft.to.address:
        raise ValueError(f"Not an address that a letter can go to: {draft.to.address!r}")
    subject, headline, text, html = _rendered(draft)
    thread, about = draft.thread, draft.about
    return Letter(
        state=LetterState.QUEUED if may_leave() else LetterState.HELD,
        key=draft.key,
        to_name=_one_line(draft.to.name, 200),
        to_address=draft.to.address,
        language=draft.to.language,
        subject=subject,
        headline=headline,
        text=text,
        html=html,
        message_id=new_message_id(about),
        thread_root=thread.root if thread else "",
        references=thread.references if thread else "",
        in_reply_to=thread.in_reply_to if thread else "",
        auto_submitted=draft.automatic,
        about_kind=about[0] if about else "",
        about_id=about[1] if about else None,
        secrets=list(draft.secrets),
        enclosures=[asdict(one) for one in draft.enclosures],
        run_after=draft.not_before or now(),
    )


def _rendered(draft: Draft) -> tuple[str, str, str, str]:
    """Subject, headline, text and HTML. The subject's template may have a second line: the headline."""
    with translation.override(draft.to.language):
        mutable = bool(draft.bell and not draft.bell.must_leave)
        context = {
            **surroundings(), "recipient": draft.to, "language": draft.to.language, "mutable": mutable, **draft.context,
        }  # fmt: skip
        first, _newline, second = (
            render_to_string(f"{draft.template}.subject.txt", context).strip().partition("\n")
        )
        subject, headline = _one_line(first, 300), _one_line(second, 300)
        context["subject"] = subject
        text = render_to_string(f"{draft.template}.txt", context).strip() + "\n"
        return subject, headline, text, render_to_string(f"{draft.template}.html", context)


def _one_line(text: str, longest: int) -> str:
    """What goes into a header is one line, whoever typed it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:longest]
