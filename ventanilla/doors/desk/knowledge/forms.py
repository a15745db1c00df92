"""Forms about answers and suggestions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.domain.contracts.models import Service
from ventanilla.domain.knowledge.actions.answering import (
    LONGEST_BODY,
    LONGEST_TITLE,
    Answer,
    change_article,
    write_article,
)
from ventanilla.domain.knowledge.actions.suggesting import LONGEST_WORDS, answer_suggestion
from ventanilla.domain.knowledge.models import Article, Audience, State, Suggestion
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.shared.forms import KeyedForm, WordsField


class ArticleForm(KeyedForm):
    """`seen`: the version that stood on the screen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Pregunta"), max_length=LONGEST_TITLE, help_text=_("Como la haría el cliente.")
    )
    service = forms.ModelChoiceField(
        label=_("Servicio"), queryset=Service.objects.none(), required=False, empty_label=_("Ninguno: en general"),
        help_text=_("Su nombre encabeza la pregunta, también para quien no lo tiene."),
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=_("Quién la lee"), choices=Audience.choices, initial=Audience.CUSTOMERS
    )
    body = WordsField(
        label=pgettext_lazy("pregunta", "Respuesta"), rows=14, max_length=LONGEST_BODY,
        help_text=_("Con Markdown: **negrita**, listas con «-» o «1.» y enlaces."),
    )  # fmt: skip

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        if article:
            kwargs["initial"] = {
                "title": article.title, "service": article.service_id, "audience": article.audience,
                "body": article.body, "seen": article.version,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        kept = article.service_id if article else None
        offered = Service.objects.offered() | Service.objects.filter(pk=kept or 0)
        self.fields["service"].queryset = offered.order_by("position", "name")  # type: ignore[attr-defined]

    @property
    def answer(self) -> Answer:
        said = self.cleaned_data
        return Answer(
            title=said["title"], body=said["body"], service=said["service"], audience=said["audience"]
        )

    def write(self, by: StaffMember) -> Article:
        return write_article(self.answer, by=by, form_key=self.key)

    def change(self, article: Article, by: StaffMember) -> Article:
        return change_article(article, self.answer, by=by, seen=self.cleaned_data["seen"])


class AnswerForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("Cómo queda"), choices=State.choices)
    answer = WordsField(
        label=pgettext_lazy("pregunta", "Respuesta"), rows=5, max_length=LONGEST_WORDS, required=False,
        help_text=_("La lee quien la propuso, aquí y por correo."),
    )  # fmt: skip

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        told = {"state": suggestion.state, "answer": suggestion.answer, "seen": suggestion.version}
        super().__init__(*args, **{**kwargs, "initial": told})

    def save(self, suggestion: Suggestion, by: StaffMember) -> Suggestion:
        said = self.cleaned_data
        return answer_suggestion(
            suggestion, state=said["state"], answer=said["answer"], by=by, seen=said["seen"]
        )
