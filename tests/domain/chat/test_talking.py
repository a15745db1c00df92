"""What is said is stored once and in order; what the desk notes stays there."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import Cast
from tests.documents import PNG
from ventanilla.core.errors import AlreadySent, IllegalMove, OutOfReach, Refused
from ventanilla.domain.chat.actions.ending import end
from ventanilla.domain.chat.actions.looking import be_there, look
from ventanilla.domain.chat.actions.taking import give_back, take, take_over, transfer
from ventanilla.domain.chat.actions.talking import note, open_conversation, say
from ventanilla.domain.chat.models import Conversation, Event, Kind, LineFile, State
from ventanilla.domain.chat.reading import lines_after, place_in_line
from ventanilla.domain.customers.models import Right
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.live.audiences import DESK, member
from ventanilla.domain.live.hub import hub
from ventanilla.domain.people.models import Team


def a_file(owner) -> StoredFile:
    return store_file("pantalla.png", io.BytesIO(PNG), len(PNG), owner=owner_of(owner))


def a_chat(desk: Cast, body: str = "No imprime") -> Conversation:
    return open_conversation(desk.lucia, body, by=desk.lucia)


def as_now(conversation: Conversation) -> Conversation:
    return Conversation.objects.get(pk=conversation.pk)


def bodies(conversation: Conversation, to) -> list[str]:
    return [line.body or line.told for line in lines_after(conversation, to=to)]


def test_the_same_words_sent_again_are_stored_once(desk: Cast):
    chat = open_conversation(desk.lucia, "Hola", by=desk.lucia, client_key="1")
    again = open_conversation(desk.lucia, "Hola", by=desk.lucia, client_key="1")
    first = say(chat, "No imprime", by=desk.lucia, client_key="2")
    second = say(chat, "No imprime", by=desk.lucia, client_key="2")

    assert (again, second) == (chat, first)
    assert [line.position for line in lines_after(chat, to=desk.lucia)] == [1, 2]
    with pytest.raises(AlreadySent):
        say(chat, "Otra cosa", by=desk.lucia, client_key="2")
    with pytest.raises(AlreadySent):
        open_conversation(desk.lucia, "Otra cosa", by=desk.lucia, client_key="1")
    with pytest.raises(AlreadySent):
        say(chat, "No imprime", by=desk.marta, client_key="2")


def test_a_contact_has_one_chat_at_a_time(desk: Cast):
    chat = a_chat(desk)

    assert open_conversation(desk.lucia, "¿Me leéis?", by=desk.lucia) == chat
    end(chat, by=desk.lucia)
    assert open_conversation(desk.lucia, "Otra vez yo", by=desk.lucia) != chat


def test_whoever_answers_attends_it_and_others_take_over_first(desk: Cast):
    chat = a_chat(desk)
    say(chat, "Voy", by=desk.marta)

    with pytest.raises(IllegalMove, match="Marta Solís"):
        say(chat, "Yo también", by=desk.bruno)
    with pytest.raises(IllegalMove, match="Marta Solís"):
        take(chat, by=desk.bruno)
    take_over(chat, by=desk.bruno)
    say(chat, "Sigo yo", by=desk.bruno)

    chat = as_now(chat)
    assert (chat.state, chat.staff, chat.answered_by) == (State.OPEN, desk.bruno, desk.marta)
    assert bodies(chat, desk.lucia) == [
        "No imprime", "Marta Solís te atiende.", "Voy", "Ahora te atiende Bruno Gil.", "Sigo yo",
    ]  # fmt: skip
    assert list(Entry.objects.filter(verb__startswith="chat.").order_by("id").values_list("verb", flat=True)) == [
        "chat.opened", "chat.taken", "chat.taken_over",
    ]  # fmt: skip


def test_it_goes_to_who_is_there_to_a_team_or_back_to_its_place(desk: Cast):
    chat, other = a_chat(desk), open_conversation(desk.oscar, "Después", by=desk.oscar)
    take(chat, by=desk.marta)
    with pytest.raises(Refused, match="no está"):
        transfer(chat, by=desk.marta, to=desk.bruno)
    be_there(by=desk.bruno)
    assert transfer(chat, by=desk.marta, to=desk.bruno).staff == desk.bruno
    with pytest.raises(IllegalMove):
        give_back(chat, by=desk.marta)

    team = Team.objects.create(name="Redes")
    assert transfer(chat, by=desk.elena, to=team).team == team
    assert give_back(chat, by=desk.marta).team is None
    assert (place_in_line(as_now(chat)), place_in_line(other)) == (1, 2)


def test_a_note_is_nowhere_but_at_the_desk(desk: Cast, django_capture_on_commit_callbacks):
    chat = a_chat(desk)
    heard = []
    hub.join([member(desk.lucia.pk)], heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        secret = note(chat, "Moroso", by=desk.bruno, client_key="n")
    hub.leave(heard.append)
    again = note(chat, "Moroso", by=desk.bruno, client_key="n")
    last = say(chat, "¿Hola?", by=desk.lucia)

    assert again == secret
    assert heard == []
    assert (secret.position, last.position, last.entry) == (None, 2, 3)
    assert bodies(chat, desk.lucia) == ["No imprime", "¿Hola?"]
    assert bodies(chat, desk.marta) == ["No imprime", "Moroso", "¿Hola?"]
    assert not chat.lines.visible_to(desk.lucia).filter(kind=Kind.NOTE).exists()
    with pytest.raises(AlreadySent):
        say(chat, "Moroso", by=desk.bruno, client_key="n")


def test_nobody_else_sees_it_not_even_who_sees_the_whole_company(desk: Cast, pedro):
    chat = open_conversation(pedro, "Mi nómina", by=pedro, files=[a_file(pedro)])

    for actor in (desk.lucia, desk.oscar, desk.teo):
        assert not Conversation.objects.visible_to(actor).exists()
        assert not chat.lines.visible_to(actor).exists()
        assert not LineFile.objects.visible_to(actor).exists()
        with pytest.raises(OutOfReach):
            say(chat, "¿Qué pasa?", by=actor)
        with pytest.raises(OutOfReach):
            end(chat, by=actor)
    assert LineFile.objects.visible_to(pedro).count() == LineFile.objects.visible_to(desk.marta).count() == 1


@pytest.mark.parametrize("section", ["chat", "support"])
def test_a_right_that_is_taken_away_ends_it_at_once(desk: Cast, section):
    chat, stale = a_chat(desk), desk.lucia
    rights = {**desk.lucia.rights, section: Right.VIEW.value}
    type(stale).objects.filter(pk=stale.pk).update(rights=rights)

    with pytest.raises(OutOfReach):
        say(chat, "¿Sigo aquí?", by=stale)


def test_a_section_that_is_switched_off_is_there_for_nobody(desk: Cast):
    chat = a_chat(desk)
    desk.aurora.sections_off = ["chat"]
    desk.aurora.save()

    assert not Conversation.objects.visible_to(type(desk.lucia).objects.get(pk=desk.lucia.pk)).exists()
    with pytest.raises(OutOfReach):
        say(chat, "¿Sigo aquí?", by=desk.lucia)


def test_who_may_not_chat_or_only_looks_says_nothing(desk: Cast):
    for actor in (desk.teo, desk.pedro):
        with pytest.raises(Refused):
            open_conversation(actor, "Hola", by=actor)
    chat = a_chat(desk)
    desk.lucia.look = object()
    with pytest.raises(PermissionDenied):
        say(chat, "Hola", by=desk.lucia)
    look(chat, by=desk.lucia, typing=True, seen=1)

    assert as_now(chat).member_typing_at is None


@pytest.mark.parametrize("body", ["", "  \n", "x" * 4001])
def test_nothing_and_too_much_is_refused(desk: Cast, body):
    chat = a_chat(desk)
    with pytest.raises(Refused):
        say(chat, body, by=desk.lucia)
    with pytest.raises(Refused):
        open_conversation(desk.oscar, body, by=desk.oscar)


def test_a_file_is_part_of_one_line(desk: Cast):
    chat, file = a_chat(desk), a_file(desk.lucia)
    line = say(chat, "", by=desk.lucia, files=[file])

    assert [one.file for one in line.files.all()] == [file]
    with pytest.raises(Refused):
        say(chat, "Otra vez", by=desk.lucia, files=[file])


def test_what_is_over_hears_nobody(desk: Cast):
    chat = a_chat(desk)
    with pytest.raises(IllegalMove, match="contesta"):
        end(chat, by=desk.marta)
    end(chat, by=desk.lucia)
    assert end(chat, by=desk.marta).ended_by == "customer"

    for actor in (desk.lucia, desk.marta):
        with pytest.raises(IllegalMove):
            say(chat, "¿Hola?", by=actor)
    with pytest.raises(IllegalMove):
        take(chat, by=desk.marta)
    assert as_now(chat).is_missed


def test_typing_and_reading_are_told_when_they_change_and_not_again(
    desk: Cast, clock, django_capture_on_commit_callbacks
):
    chat = a_chat(desk)
    say(chat, "Voy", by=desk.marta)
    told = []
    hub.join([DESK], told.append)
    for typing, seen, news in ((True, 0, 1), (True, 0, 0), (False, 3, 1), (False, 2, 0), (False, 99, 0)):
        clock.shift(1)
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            look(as_now(chat), by=desk.lucia, typing=typing, seen=seen)
        assert len(told) == news
    hub.leave(told.append)

    assert as_now(chat).member_seen == 3


def test_events_speak_the_readers_language(desk: Cast):
    chat = take(a_chat(desk), by=desk.marta)

    event = chat.lines.get(kind=Kind.EVENT)
    assert (event.event, event.told) == (Event.TAKEN, "Marta Solís te atiende.")
