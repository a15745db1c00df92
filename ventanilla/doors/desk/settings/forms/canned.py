"""Canned replies: words ready to be sent, and what else is done when they are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.actions.canned import LONGEST_TAGS, LONGEST_TITLE, Wording, save_canned
from ventanilla.domain.tickets.models import CannedReply
from ventanilla.domain.tickets.wording import priority_choices
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.shared.forms import WordsField

FACTS = ("title", "body", "sent_as", "priority", "takes_it", "tags")


class CannedForm(RowForm):
    title = forms.CharField(
        label=_("Título"), max_length=LONGEST_TITLE, help_text=_("Con él la buscas al escribir.")
    )
    sent_as = forms.ChoiceField(label=_("Se envía como"), choices=CannedReply.SentAs.choices)
    body = WordsField(label=_("Texto"), rows=9, attrs={"data-insert-into": True})
    priority = forms.ChoiceField(
        label=_("Prioridad"), required=False, choices=lambda: [("", _("Como estaba")), *priority_choices()]
    )
    tags = forms.CharField(
        label=_("Etiquetas"), max_length=LONGEST_TAGS, required=False, help_text=_("Separadas por comas.")
    )
    takes_it = forms.BooleanField(label=_("Quien la envía se queda la incidencia"), required=False)

    @classmethod
    def told_by(cls, row: CannedReply | None) -> dict[str, Any]:
        return {name: getattr(row, name) for name in FACTS} if row else {}

    def save(self, row: CannedReply | None, by: Actor) -> object:
        facts = {name: self.cleaned_data[name] for name in FACTS}
        wording = Wording(**{**facts, "sent_as": CannedReply.SentAs(facts["sent_as"])})
        return save_canned(wording, by=by, canned=row)  # type: ignore[arg-type]  # a page of the desk: staff
