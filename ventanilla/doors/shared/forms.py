"""Forms meet verbs: a refusal becomes a sentence beside the field, and what was typed stays."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, OutOfReach, Refused
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor, owner_of
from ventanilla.domain.tickets.models import Rating
from ventanilla.doors.shared.uploads import take_in

LONGEST_NUMBER = 18
"""Digits of a number that any database can hold."""


class Attempt:
    """One try of a verb for a form that is valid so far."""

    def __init__(self, form: forms.Form) -> None:
        self.form = form
        self.result: Any = None
        self.refusal: Refused | None = None
        """Why not, when the verb said no."""

    def to(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call the verb; when it refuses, put its sentence into the form and answer False.

        `AlreadySent` and `OutOfReach` are not about what was typed: they pass on and become a 409 and a 404 page.
        """
        try:
            self.result = verb(*args, **kwargs)
        except (AlreadySent, OutOfReach):
            raise
        except Refused as refusal:
            self.refusal = refusal
            self.form.add_error(
                refusal.field if refusal.field in self.form.fields else None, str(refusal.reason)
            )
            return False
        return True

    def see_anew(self, row: Any) -> None:
        """After a clash: the row as it is now, and its version in the form. Who sends it again has seen the sentence."""
        if isinstance(self.refusal, ChangedMeanwhile) and isinstance(self.form.data, QueryDict):
            row.refresh_from_db()
            self.form.data = self.form.data.copy()
            self.form.data["seen"] = str(row.version)

    @property
    def status(self) -> int:
        """422 for a form that comes back with errors, 200 for one that is shown for the first time."""
        return 422 if self.form.is_bound and self.form.errors else 200


class KeyedForm(forms.Form):
    """A form that makes something: its key lets the same press count once."""

    form_key = forms.RegexField(r"\A[\w-]{8,40}\Z", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", new_key())

    @property
    def key(self) -> str | None:
        return self.cleaned_data.get("form_key") or None


class SeveralField(forms.ModelMultipleChoiceField[Any]):
    """Several rows, by their numbers. Django would ask the database for one of forty digits, and crash."""

    def clean(self, value: Any) -> Any:
        for one in value or ():
            if len(str(one)) > LONGEST_NUMBER:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], "invalid_choice", {"value": one[:LONGEST_NUMBER]}
                )
        return super().clean(value)


class WordsField(forms.CharField):
    """What a person writes at length. The browser sets no limit, for it would cut off the end of what is pasted without
    a word; who writes too much gets all of it back with a sentence.
    """

    default_error_messages = {
        "max_length": _(
            "Caben %(limit_value)d caracteres y hay %(show_value)d. Si es un registro o un listado, adjúntalo."
        )
    }

    def __init__(
        self, *, rows: int, max_length: int = 20_000, attrs: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        widget = forms.Textarea(attrs={"rows": rows, **(attrs or {})})
        super().__init__(max_length=max_length, widget=widget, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


def telephone(label: Any = None, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "tel", **attrs})
    return forms.CharField(label=label or _("Teléfono"), max_length=30, required=False, widget=widget)


class RatingForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("¿Cómo ha ido?"),
        choices=Rating.Stars.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Elige de una a cinco estrellas."),
            "invalid_choice": _("Elige de una a cinco estrellas."),
        },
    )
    comment = WordsField(label=_("¿Quieres contarnos algo más?"), required=False, max_length=2000, rows=3)


class Files:
    """The files of a form: those sent before (by id) and those that come with it.

    Each is judged alone: what is refused is named in `refusals`, the others are kept and shown again.
    """

    def __init__(self, request: HttpRequest, actor: Actor) -> None:
        self.owner = owner_of(actor)
        self.refusals: list[str] = []
        sent_now = [self._take(upload) for upload in request.FILES.getlist("upload")]
        sent_before = request.POST.getlist("files") if request.method == "POST" else []
        ids = [*sent_before, *(str(file.pk) for file in sent_now if file)]
        self.kept: Sequence[StoredFile] = StoredFile.objects.chosen(self.owner, ids)

    def complain_in(self, form: forms.Form) -> None:
        """Put what was refused among the form's errors, which the page lists above it."""
        if self.refusals and form.is_bound:
            form.full_clean()
            for reason in self.refusals:
                form.add_error(None, reason)

    def _take(self, upload: UploadedFile[bytes]) -> StoredFile | None:
        try:
            return take_in(upload, owner=self.owner)
        except Refused as refusal:
            self.refusals.append(str(refusal.reason))
            return None


def new_key() -> str:
    return secrets.token_urlsafe(16)
