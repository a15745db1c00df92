"""Who attends a conversation."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.chat.actions.lines import add_event, write_down
from ventanilla.domain.chat.models import Agent, Conversation, Event, State
from ventanilla.domain.chat.policy import may_give_away
from ventanilla.domain.chat.presence import PRESENT
from ventanilla.domain.chat.telling import tell_both, tell_line
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember, Team


@transaction.atomic
def take(conversation: Conversation, *, by: StaffMember) -> Conversation:
    """Attend what waits in the line. Twice is once. Raises IllegalMove when a colleague was faster, or it is over."""
    conversation = Conversation.objects.held_for(by, conversation)
    _refuse_over(conversation)
    if conversation.staff_id == by.pk and not conversation.is_waiting:
        return conversation
    if not conversation.is_waiting:
        raise IllegalMove(_("Ya lo atiende %(name)s.") % {"name": _name(conversation)})
    return _goes_to(conversation, by, Event.TAKEN, "chat.taken", by=by)


@transaction.atomic
def take_over(conversation: Conversation, *, by: StaffMember) -> Conversation:
    """Attend what a colleague attends, or what waits. Twice is once. Raises IllegalMove when it is over."""
    conversation = Conversation.objects.held_for(by, conversation)
    _refuse_over(conversation)
    if conversation.is_waiting:
        return take(conversation, by=by)
    if conversation.staff_id == by.pk:
        return conversation
    return _goes_to(conversation, by, Event.TAKEN_OVER, "chat.taken_over", by=by)


@transaction.atomic
def transfer(conversation: Conversation, *, by: StaffMember, to: StaffMember | Team) -> Conversation:
    """Give it to a colleague who is there, or to a team, for whom it waits in the line.

    Raises Refused for who is not there, IllegalMove when it is over, or a colleague's whose work is not theirs to arrange.
    """
    conversation = Conversation.objects.held_for(by, conversation)
    _refuse_over(conversation)
    _refuse_anothers(conversation, by)
    if isinstance(to, Team):
        if not to.is_active:
            raise Refused(_("Elige un equipo que exista."), field="to")
        return back_to_line(conversation, Event.RETURNED, by=by, team=to)
    if not Agent.objects.present(now() - PRESENT).filter(staff=to).exists():
        raise Refused(_("%(name)s no está en el chat ahora.") % {"name": to.actor_name}, field="to")
    if conversation.staff_id == to.pk and not conversation.is_waiting:
        return conversation
    return _goes_to(conversation, to, Event.TRANSFERRED, "chat.transferred", by=by)


@transaction.atomic
def give_back(conversation: Conversation, *, by: StaffMember) -> Conversation:
    """Back to the line, where it keeps its place. Twice is once. Raises IllegalMove as `transfer` does."""
    conversation = Conversation.objects.held_for(by, conversation)
    _refuse_over(conversation)
    if conversation.is_waiting and not conversation.team_id:
        return conversation
    _refuse_anothers(conversation, by)
    return back_to_line(conversation, Event.RETURNED, by=by)


def back_to_line(
    conversation: Conversation, event: Event, *, by: Actor, team: Team | None = None
) -> Conversation:
    """Part of the verbs that give it back, the clock's too. The row is held."""
    at = now()
    add_event(conversation, event, at=at)
    write_down(
        conversation, at=at, state=State.WAITING, staff=None, team=team, awaits_staff=True, turn_since=at,
        staff_typing_at=None,
    )  # fmt: skip
    tell_both(conversation)
    tell_line()
    record(by, "chat.given_back", conversation, at=at, **({"team": team.name} if team else {}))
    return conversation


def _goes_to(
    conversation: Conversation, staff: StaffMember, event: Event, verb: str, *, by: StaffMember
) -> Conversation:
    at, waited = now(), conversation.is_waiting
    add_event(conversation, event, at=at, who=staff)
    write_down(
        conversation, at=at, state=State.OPEN, staff=staff, team=None, turn_since=at, staff_typing_at=None
    )
    tell_both(conversation)
    if waited:
        tell_line()
    record(by, verb, conversation, at=at, **({} if staff == by else {"to": staff.pk}))
    return conversation


def _refuse_over(conversation: Conversation) -> None:
    if not conversation.is_live:
        raise IllegalMove(_("Este chat ha terminado."))


def _refuse_anothers(conversation: Conversation, by: StaffMember) -> None:
    if not conversation.is_waiting and not may_give_away(by, conversation):
        raise IllegalMove(_("Lo atiende %(name)s: toma el relevo antes.") % {"name": _name(conversation)})


def _name(conversation: Conversation) -> str:
    return conversation.staff.actor_name if conversation.staff else ""
