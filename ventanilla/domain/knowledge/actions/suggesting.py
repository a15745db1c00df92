"""What customers propose, and what they are answered."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.knowledge import letters
from ventanilla.domain.knowledge.models import State, Suggestion
from ventanilla.domain.knowledge.policy import may_answer, may_suggest
from ventanilla.domain.people.models import StaffMember

LONGEST_TITLE, LONGEST_WORDS = 120, 5000


@transaction.atomic
def suggest(words: str, *, by: Membership, title: str = "", form_key: str | None = None) -> Suggestion:
    """The same form key again gives back the first. Raises Refused for who may not, without words or with too many,
    AlreadySent when the key comes with other words.
    """
    title, words = " ".join(title.split()), words.strip()
    if not may_suggest(by):
        raise Refused(_("Ahora no puedes mandar sugerencias."))
    if not words:
        raise Refused(_("Escribe tu sugerencia."), field="words")
    for text, most, field in ((title, LONGEST_TITLE, "title"), (words, LONGEST_WORDS, "words")):
        if len(text) > most:
            raise Refused(_("Caben %(most)s caracteres.") % {"most": most}, field=field)
    known = Suggestion.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        if (known.author_id, known.words) != (by.pk, words):
            raise AlreadySent(_("Esta sugerencia ya está enviada."))
        return known
    sent = Suggestion.objects.create(
        customer=by.customer, author=by, title=title, words=words, sent_at=now(), form_key=form_key
    )
    record(by, "suggestion.sent", sent, at=sent.sent_at)
    return sent


@transaction.atomic
def answer_suggestion(
    suggestion: Suggestion, *, state: str, answer: str, by: StaffMember, seen: int | None = None
) -> Suggestion:
    """How far it has come, and the words for its author, who gets a letter when either is another than before.

    Raises Refused without words where it is done or declined, for too many of them and for a state that is none;
    ChangedMeanwhile.
    """
    held = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    answer = answer.strip()
    if seen is not None and seen != held.version:
        raise ChangedMeanwhile(
            _("Alguien ha contestado a esta sugerencia mientras la mirabas. Mira cómo está ahora y decide.")
        )
    if not may_answer(by) or state not in State.values:
        raise Refused(_("Elige cómo queda."), field="state")
    if state in (State.DONE, State.DECLINED) and not answer:
        raise Refused(_("Escribe la respuesta: es lo que leerá quien la propuso."), field="answer")
    if len(answer) > LONGEST_WORDS:
        raise Refused(_("Caben %(most)s caracteres.") % {"most": LONGEST_WORDS}, field="answer")
    if (held.state, held.answer) == (state, answer):
        return held
    before, at = held.state, now()
    held.state, held.answer, held.answered_by, held.answered_at = state, answer, by, at
    held.version += 1
    held.save(update_fields=["state", "answer", "answered_by", "answered_at", "version"])
    letters.suggestion_answered(held)
    record(by, "suggestion.answered", held, at=at, before=before, state=state)
    return held
