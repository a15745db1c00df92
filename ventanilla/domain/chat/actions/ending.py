"""How a conversation ends, what the contact says of it, and their copy of it."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.chat import letters
from ventanilla.domain.chat.actions.lines import add_event, write_down
from ventanilla.domain.chat.actions.looking import is_here
from ventanilla.domain.chat.models import Conversation, Event, Side, State
from ventanilla.domain.chat.policy import is_theirs, may_give_away, may_rate
from ventanilla.domain.chat.telling import tell_both, tell_line
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor


@transaction.atomic
def end(conversation: Conversation, *, by: Actor) -> Conversation:
    """The contact, who attends it, or the clock says that it is over. Twice is once. A contact who is away then gets by
    mail what was said. Raises IllegalMove for what a colleague attends, and for the desk where nobody has answered: the
    contact would be left without a word.
    """
    conversation = Conversation.objects.held_for(by, conversation)
    if not conversation.is_live:
        return conversation
    if by.works_the_desk and not conversation.is_waiting and not may_give_away(by, conversation):
        raise IllegalMove(_("Lo atiende otra persona: toma el relevo antes."))
    if by.works_the_desk and conversation.answered_at is None:
        raise IllegalMove(_("Nadie ha contestado todavía: contesta, o conviértelo en incidencia."))
    return close(conversation, Event.ENDED, by=by)


def close(conversation: Conversation, event: Event, *, by: Actor) -> Conversation:
    """Part of the verbs that end it, the clock's too. The row is held."""
    at, waited = now(), conversation.is_waiting
    add_event(conversation, event, at=at, who=by)
    write_down(
        conversation, at=at, state=State.ENDED, ended_at=at, ended_by=side_of(by), member_typing_at=None,
        staff_typing_at=None,
    )  # fmt: skip
    if not isinstance(by, Membership) and conversation.answered_at and not is_here(conversation, at):
        letters.ended(conversation)
    tell_both(conversation)
    if waited:
        tell_line()
    record(by, "chat.ended", conversation, at=at)
    return conversation


def side_of(actor: Actor) -> Side:
    """Whose doing it is, as the row keeps it."""
    if isinstance(actor, Membership):
        return Side.CUSTOMER
    return Side.STAFF if actor.works_the_desk else Side.HOUSE


@transaction.atomic
def rate(conversation: Conversation, stars: int, words: str = "", *, by: Membership) -> Conversation:
    """1 to 5 stars once it is over; given again, the last ones count. Raises Refused where it cannot be, or no longer."""
    conversation = Conversation.objects.held_for(by, conversation)
    if stars not in range(1, 6):
        raise Refused(_("Elige de una a cinco estrellas."), field="stars")
    if not may_rate(by, conversation):
        raise Refused(_("Este chat no se puede valorar."))
    words = words.strip()[:500]
    if (conversation.stars, conversation.rating_words) == (stars, words):
        return conversation
    at = now()
    conversation.change(stars=stars, rating_words=words, rated_at=at)
    tell_both(conversation)
    record(by, "chat.rated", conversation, at=at, stars=stars)
    return conversation


@transaction.atomic
def send_transcript(conversation: Conversation, *, by: Actor) -> bool:
    """Write to the contact what was said, without notes. False when it was just written. Raises Refused for somebody of
    the desk who does not attend it.
    """
    conversation = Conversation.objects.held_for(by, conversation)
    if not (by.works_the_desk or is_theirs(by, conversation)):
        raise Refused(_("Este chat no es tuyo."))
    at = now()
    letter = letters.transcript(conversation, at=at)
    if letter:
        record(by, "chat.transcript_sent", conversation, at=at)
    return letter is not None
