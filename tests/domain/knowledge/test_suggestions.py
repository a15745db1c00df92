"""What customers propose: whose it is, what it is answered, and who hears of it."""

from __future__ import annotations

import pytest

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Common, Customer, Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.knowledge.actions.suggesting import answer_suggestion, suggest
from ventanilla.domain.knowledge.models import State, Suggestion
from ventanilla.domain.mail.models import Letter

LONG = "Que el aviso de la copia de seguridad llegue también al móvil de quien está de guardia, y no solo al correo"


def test_it_is_seen_by_its_author_and_by_who_sees_the_whole_company(cast):
    mine = suggest(LONG, by=cast.pedro, form_key="una-sola-vez")
    theirs = suggest("Otra", by=cast.oscar, title="Del vecino")

    assert suggest(LONG, by=cast.pedro, form_key="una-sola-vez") == mine
    with pytest.raises(AlreadySent):
        suggest("Otra cosa", by=cast.pedro, form_key="una-sola-vez")
    seen = {
        who: {*Suggestion.objects.visible_to(getattr(cast, who))}
        for who in ("pedro", "nuria", "lucia", "oscar", "bruno")
    }
    assert seen == {
        "pedro": {mine},
        "nuria": set(),
        "lucia": {mine},
        "oscar": {theirs},
        "bruno": {mine, theirs},
    }
    assert mine.heading.endswith("…")
    assert len(mine.heading) < 83
    assert theirs.heading == "Del vecino"


def test_an_answer_is_written_to_its_author_once_and_tells_no_words_to_the_journal(cast):
    sent = suggest(LONG, by=cast.pedro)

    answer_suggestion(sent, state=State.PLANNED, answer="Para enero.", by=cast.marta, seen=1)
    answer_suggestion(sent, state=State.PLANNED, answer="Para enero.", by=cast.bruno)

    letter = Letter.objects.get()
    assert letter.to_address == cast.pedro.person.email
    assert "Planificada" in letter.subject
    assert "Para enero." in letter.text
    assert "Para enero." in letter.html
    with pytest.raises(ChangedMeanwhile):
        answer_suggestion(sent, state=State.DONE, answer="Hecho.", by=cast.marta, seen=1)
    for state, answer in (
        (State.DONE, " "),
        (State.DECLINED, ""),
        ("perhaps", "x"),
        (State.DONE, "x" * 5001),
    ):
        with pytest.raises(Refused):
            answer_suggestion(sent, state=state, answer=answer, by=cast.marta)
    told = Entry.objects.filter(thing_kind="suggestion").order_by("id")
    assert [one.verb for one in told] == ["suggestion.sent", "suggestion.answered"]
    assert told.last().details == {"before": "received", "state": "planned"}


def test_who_no_longer_comes_in_gets_no_letter_and_who_may_not_sends_none(cast):
    sent = suggest(LONG, by=cast.pedro)
    Membership.objects.filter(pk=cast.pedro.pk).update(is_active=False)

    answer_suggestion(sent, state=State.CONSIDERED, answer="", by=cast.marta)

    assert not Letter.objects.exists()
    for words, title in ((" ", ""), ("x" * 5001, ""), ("x", "t" * 121)):
        with pytest.raises(Refused):
            suggest(words, by=cast.lucia, title=title)
    Customer.objects.filter(pk=cast.aurora.pk).update(sections_off=[Common.SUGGESTIONS.value])
    cast.lucia.customer.refresh_from_db()
    assert not Suggestion.objects.visible_to(cast.lucia).exists()
    with pytest.raises(Refused):
        suggest("x", by=cast.lucia)
