"""What somebody is writing is kept, for them alone, and never thrown away in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from ventanilla.domain.drafts.actions import forget_draft, forget_old_words, forget_others, keep_draft, let_go
from ventanilla.domain.drafts.models import Draft
from ventanilla.doors.clock.timetable import TIMETABLE

PLACE = "ticket-1"


@pytest.fixture
def write(cast):
    """`write("tab", "text", knowing=draft)`: what one page of Marta's saves."""

    def save(tab: str, text: str, *, knowing: Draft | None = None, **more: object) -> Draft | None:
        seen = knowing.mark if knowing else ""
        return keep_draft(by=cast.marta, place=PLACE, text=text, tab=tab, seen=seen, **more)

    return save


def test_the_last_words_of_a_page_are_kept_with_their_tab_and_files(write, cast):
    first = write("a", "Hola", kind="note")

    write("a", "Hola, Lucía", knowing=first, kind="note", files=["x"])

    kept = Draft.objects.of(cast.marta).get()
    assert (kept.text, kept.kind, kept.files, kept.others) == ("Hola, Lucía", "note", ["x"], [])


def test_nobody_else_has_them(write, cast):
    write("a", "Hola")

    assert not Draft.objects.of(cast.bruno).exists()


def test_another_tab_wins_and_what_it_did_not_know_stays_beside_it(write):
    write("a", "Lo de la primera pestaña", kind="note")

    second = write("b", "Lo de la segunda")

    assert second.text == "Lo de la segunda"
    assert second.others == [{"text": "Lo de la primera pestaña", "kind": "note"}]


def test_a_page_that_goes_on_with_known_words_may_change_them(write):
    first = write("a", "Lo de ayer")

    assert write("b", "Otra cosa", knowing=first).others == []


def test_two_saves_of_one_page_that_cross_are_not_taken_for_two_pages(write):
    first = write("a", "Uno")
    write("a", "Uno dos", knowing=first)

    assert write("a", "Tres", knowing=first).others == []


def test_what_is_taken_over_into_the_new_words_no_longer_stands_beside_them(write):
    write("a", "Mío")
    second = write("b", "Tuyo")

    assert write("b", "Tuyo\n\nMío", knowing=second).others == []


def test_its_writer_may_say_that_the_others_are_not_needed(write, cast):
    write("a", "Mío")
    write("b", "Tuyo")

    forget_others(by=cast.marta, place=PLACE)

    assert Draft.objects.get().others == []


def test_emptying_the_box_forgets_them(write):
    first = write("a", "Hola")

    assert write("a", "  ", knowing=first) is None
    assert not Draft.objects.exists()


def test_an_empty_page_does_not_forget_what_another_one_wrote(write):
    write("a", "Hola")

    assert write("b", "").text == "Hola"


def test_what_was_sent_is_forgotten(write, cast):
    first = write("a", "Hola")

    let_go(by=cast.marta, place=PLACE, seen=first.mark)

    assert not Draft.objects.exists()


def test_sending_from_one_tab_keeps_what_another_has_written_since(write, cast):
    first = write("a", "Lo que envío")
    write("b", "Lo que escribo aparte")

    let_go(by=cast.marta, place=PLACE, seen=first.mark)

    assert Draft.objects.get().text == "Lo que escribo aparte"


def test_sending_from_the_last_tab_brings_back_what_stood_beside_it(write, cast):
    write("a", "Una nota a medias", kind="note")
    second = write("b", "Lo que envío")

    let_go(by=cast.marta, place=PLACE, seen=second.mark)

    kept = Draft.objects.get()
    assert (kept.text, kept.kind, kept.others) == ("Una nota a medias", "note", [])


def test_throwing_away_throws_all_away(write, cast):
    write("a", "Uno")
    write("b", "Dos")

    forget_draft(by=cast.marta, place=PLACE)

    assert not Draft.objects.exists()


def test_what_nobody_comes_back_to_for_a_month_is_forgotten(write):
    write("a", "Hola")
    Draft.objects.update(updated_at=now() - timedelta(days=29))
    forget_old_words.func()
    assert Draft.objects.exists()

    Draft.objects.update(updated_at=now() - timedelta(days=31))
    forget_old_words.func()

    assert not Draft.objects.exists()


def test_the_forgetting_is_on_the_timetable():
    assert forget_old_words in [appointment.task for appointment in TIMETABLE]
