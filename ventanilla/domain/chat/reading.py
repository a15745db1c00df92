"""What pages read of conversations."""

from __future__ import annotations

from ventanilla.domain.chat.models import Conversation, Line
from ventanilla.domain.journal.actors import Actor

MOST = 200


def lines_after(conversation: Conversation, *, to: Actor, after: int = 0) -> list[Line]:
    """What this reader has not got yet, in order, with files: two statements. `after`: the `mark_for` of the last line
    they have. The conversation was found by `visible_to`, so that notes alone are left out here.
    """
    lines = conversation.lines.prefetch_related("files__file")
    if to.works_the_desk:
        return list(lines.filter(entry__gt=after).order_by("entry")[:MOST])
    return list(lines.filter(position__gt=after).order_by("position")[:MOST])


def place_in_line(conversation: Conversation) -> int | None:
    """1 is the next one; None when it does not wait."""
    if not conversation.is_waiting:
        return None
    ahead = Conversation.objects.in_line().filter(
        opened_at__lt=conversation.opened_at
    ) | Conversation.objects.in_line().filter(opened_at=conversation.opened_at, pk__lt=conversation.pk)
    return ahead.count() + 1
