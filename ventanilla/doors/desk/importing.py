"""Importar: a table, what it would do line by line, and doing it, whatever its lines are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.importing import CHANGED, NEW, REFUSED, SAME, Line, Table, plan_of
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt

SHOWN = 300
"""Lines on the page; the others are counted."""
FATES = {
    NEW: gettext_lazy("Nuevo"),
    CHANGED: gettext_lazy("Cambia"),
    SAME: gettext_lazy("Igual"),
    REFUSED: gettext_lazy("No entra"),
}


class ImportForm(forms.Form):
    """A file; or the text of one that somebody has looked at, and what it would have done then (`plan`)."""

    file = forms.FileField(
        label=gettext_lazy("Archivo CSV"),
        error_messages={"required": gettext_lazy("Elige un archivo.")},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    plan = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("text")

    def read(self, table: Table) -> str:
        """Raises Refused for what cannot be read."""
        upload = self.cleaned_data["file"]
        text = self.cleaned_data["text"] if upload is None else table.text_of(upload.read(table.largest + 1))
        return text.replace("\r\n", "\n")


class Step(NamedTuple):
    """How far somebody has come with a table."""

    is_done: bool
    context: dict[str, Any]
    status: int


def take_table(
    request: DeskRequest,
    table: Table,
    *,
    look_at: Callable[[str], list[Line]],
    write: Callable[..., list[Line]],
) -> Step:
    """Without `plan` it is only looked at; so it is, too, where the plan is another one by now."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    attempt, context = Attempt(form), {"form": form, "lines": None}
    if form.is_valid() and attempt.to(form.read, table):
        text = attempt.result
        plan = "" if form.cleaned_data["file"] else form.cleaned_data["plan"]
        if plan and attempt.to(write, text, plan=plan):
            messages.success(request, _("Importado: %(what)s.") % {"what": _in_words(attempt.result)})
            return Step(True, context, attempt.status)
        if not attempt.refusal or isinstance(attempt.refusal, ChangedMeanwhile):
            looked = Attempt(form)
            if looked.to(look_at, text):
                context |= _shown(looked.result, text)
    return Step(False, context, attempt.status)


def _shown(lines: list[Line], text: str) -> dict[str, Any]:
    fates = {line.fate for line in lines}
    return {
        "lines": lines[:SHOWN], "more": max(len(lines) - SHOWN, 0), "text": text, "plan": plan_of(lines),
        "counts": _in_words(lines), "does_something": bool(fates & {NEW, CHANGED}), "fates": FATES,
    }  # fmt: skip


def _in_words(lines: list[Line]) -> str:
    """«Nuevo: 3 · Igual: 10»."""
    counts = Counter(line.fate for line in lines)
    return " · ".join(f"{word}: {counts[fate]}" for fate, word in FATES.items() if counts[fate]) or "0"
