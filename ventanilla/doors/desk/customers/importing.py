"""Importar: a file, what it would do line by line, and doing it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.actions.importing_customers import (
    LARGEST,
    import_customers,
    look_at,
    plan_of,
    text_of,
)
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.doors.desk.customers.told import label_of
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt

SHOWN = 300
"""Lines on the page; the others are counted."""
FATES = {
    "new": gettext_lazy("Nuevo"),
    "changed": gettext_lazy("Cambia"),
    "same": gettext_lazy("Igual"),
    "refused": gettext_lazy("No entra"),
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

    def read(self) -> str:
        """Raises Refused for what cannot be read."""
        upload = self.cleaned_data["file"]
        return self.cleaned_data["text"] if upload is None else text_of(upload.read(LARGEST + 1))


@editing
@desk_page
def importing(request: DeskRequest) -> HttpResponseBase:
    """Without `plan` it is only looked at."""
    allow(may_keep_customers(request.actor))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    attempt, context = Attempt(form), {"form": form, "lines": None}
    if form.is_valid() and attempt.to(form.read):
        text = attempt.result.replace("\r\n", "\n")
        plan = "" if form.cleaned_data["file"] else form.cleaned_data["plan"]
        if plan and attempt.to(import_customers, text, by=request.actor, plan=plan):
            messages.success(request, _("Importado: %(what)s.") % {"what": _in_words(attempt.result)})
            return redirect("desk:customers")
        if not attempt.refusal or isinstance(attempt.refusal, ChangedMeanwhile):
            looked = Attempt(form)
            if looked.to(look_at, text, by=request.actor):
                context |= _table(looked.result, text)
    return show(request, "importing", context, attempt.status)


def _table(lines: list[Any], text: str) -> dict[str, Any]:
    counts = Counter(line.fate for line in lines)
    return {
        "lines": lines[:SHOWN], "more": max(len(lines) - SHOWN, 0), "text": text, "plan": plan_of(lines),
        "counts": _in_words(lines), "does_something": bool(counts["new"] + counts["changed"]),
        "fates": FATES, "label_of": label_of,
    }  # fmt: skip


def _in_words(lines: list[Any]) -> str:
    """«Nuevo: 3 · Igual: 10»."""
    counts = Counter(line.fate for line in lines)
    return " · ".join(f"{word}: {counts[fate]}" for fate, word in FATES.items() if counts[fate]) or "0"
