"""The bell rings: notices are written beside the letters, and letters that are not wanted are muted."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.jobs.insertion import insert_new
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import member, staff
from ventanilla.domain.mail.bells import Bell
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.notices.channels import Channel, channels_of, wants_digest
from ventanilla.domain.notices.models import Notice, Reader
from ventanilla.domain.notices.pushing import push
from ventanilla.domain.people.models import StaffMember


def ring(told: Sequence[tuple[Bell, Letter]]) -> None:
    """In the event's transaction: one INSERT for all of them. What each reader wants lies in their own row."""
    rows = [notice for bell, letter in told if (notice := _heard(bell, letter))]
    new = {one.key for one in insert_new(rows, match_by="key")}
    announce("notice", 0, to=[audience_of(_reader(bell)) for bell, letter in told if letter.key in new])
    rung = {one.key for one in rows}
    push(
        [
            (bell, letter)
            for bell, letter in told
            if not bell.is_own
            and (letter.key in new or letter.key not in rung)
            and Channel.PUSH in channels_of(_reader(bell), bell.topic)
        ]
    )


def audience_of(reader: Reader) -> str:
    return member(reader.pk) if isinstance(reader, Membership) else staff(reader.pk)


def _heard(bell: Bell, letter: Letter) -> Notice | None:
    """The notice, where the reader wants one; the letter is muted where they do not want it, or not now."""
    reader = _reader(bell)
    wanted = channels_of(reader, bell.topic)
    goes_on = bell.must_leave or bell.is_own
    waits = wants_digest(reader) and not goes_on and {Channel.BELL, Channel.MAIL} <= wanted
    if not bell.must_leave and (waits or Channel.MAIL not in wanted):
        letter.state = LetterState.MUTED
    if bell.is_own or Channel.BELL not in wanted:
        return None
    is_contact = isinstance(reader, Membership)
    return Notice(
        key=letter.key, member_id=reader.pk if is_contact else None, staff_id=None if is_contact else reader.pk,
        topic=bell.topic, thing=bell.thing, number=bell.number, title=letter.headline or letter.subject,
        label=bell.label[:300], at=now(), waits=waits,
    )  # fmt: skip


def _reader(bell: Bell) -> Reader:
    assert isinstance(bell.reader, Membership | StaffMember)
    return bell.reader
