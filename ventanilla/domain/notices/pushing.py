"""To the telephone, for those who have said which one (`domain/push`)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, override

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.mail.bells import Bell
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.notices.things import address_of, open_to
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.push.actions.sending import queue, who_is_told


def push(told: Sequence[tuple[Bell, Letter]]) -> None:
    """In the event's transaction: one query for all of them, and jobs for who has asked on some device."""
    asked = who_is_told(bell.reader.person_id for bell, _letter in told)
    for bell, letter in told:
        if bell.reader.person_id in asked:
            title, words = words_for_a_locked_screen(bell, letter)
            queue(
                bell.reader.person_id, title=title, words=words, url=_address(bell),
                tag=f"{bell.thing}:{bell.number}", badge=_unread(bell),
            )  # fmt: skip


def words_for_a_locked_screen(bell: Bell, letter: Letter) -> tuple[str, str]:
    """Number and event, and nothing that anybody has typed: a telephone lies on the table."""
    with override(letter.language):
        if bell.thing == "ticket":
            return gettext("Incidencia #%(number)s") % {"number": bell.number}, letter.headline
        return str(bell.topic.label), gettext("Tienes un aviso nuevo.")


def _address(bell: Bell) -> str:
    return address_of(bell.thing, bell.number, at_the_desk=isinstance(bell.reader, StaffMember)) or "/"


def _unread(bell: Bell) -> int:
    """For the icon: as the bell counts, but for single things that have gone from under their eyes."""
    if not isinstance(bell.reader, Membership):
        return Notice.objects.unread().filter(staff=bell.reader.pk).count()
    return Notice.objects.unread().filter(member=bell.reader.pk, thing__in=open_to(bell.reader)).count()
