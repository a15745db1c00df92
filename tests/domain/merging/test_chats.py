"""Somebody chats in both companies while they are made one."""

from __future__ import annotations

from django.utils.timezone import now

from tests.domain.merging.made import place, press
from ventanilla.domain.chat.actions.talking import say
from ventanilla.domain.chat.models import Conversation, State
from ventanilla.domain.customers.models import Membership, Right


def test_what_was_chatted_goes_along_and_who_was_in_under_the_old_name_is_out(cast, twin):
    rights = {"support": Right.MANAGE.value, "chat": Right.MANAGE.value}
    Membership.objects.filter(person=cast.nuria.person).update(rights=rights)
    at, chats = now(), []
    for member in (place("Nuria Pons", twin), place("Nuria Pons", cast.aurora)):
        facts = {"opened_at": at, "turn_since": at, "last_line_at": at}
        chat = Conversation.objects.create(customer=member.customer, member=member, **facts)
        say(chat, "Hola", by=member)
        chats.append(chat)

    press(cast, twin)

    kept = place("Nuria Pons", cast.aurora)
    old, live = (Conversation.objects.get(pk=chat.pk) for chat in chats)
    assert {old.member, live.member} == {kept}
    assert {old.customer, live.customer} == {cast.aurora}
    assert (old.state, live.state) == (State.ENDED, State.WAITING)
    assert set(Conversation.objects.visible_to(kept)) == {old, live}
