"""Contacts out of a file: first what would become of each line, then a press that does it."""

from __future__ import annotations

import csv
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ventanilla.core.csv_tables import cells_of, lines_under
from ventanilla.core.errors import Refused
from ventanilla.core.text import decoded, plain
from ventanilla.domain.customers.actions.importing_contacts import (
    MOST_LINES,
    Line,
    Outcome,
    import_contacts,
    rehearse_import,
)
from ventanilla.domain.customers.models import Section
from ventanilla.domain.customers.policy import NOTHING, Grant, may_govern
from ventanilla.domain.customers.presets import PRESETS, Preset, grant_of_preset
from ventanilla.doors.portal.contacts.pages import show
from ventanilla.doors.portal.contacts.people import editing
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.contact_forms import needs_proof
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import to_prove

LARGEST = 200_000
"""Bytes: two hundred lines are a tenth of it."""
HEADS = {
    "nombre": "name", "name": "name", "correo": "email", "email": "email", "e-mail": "email", "cargo": "job_title",
    "job title": "job_title", "telefono": "phone", "phone": "phone", "movil": "mobile", "mobile": "mobile",
    "tipo": "preset", "kind": "preset",
}  # fmt: skip
FACTS = ("job_title", "phone", "mobile")


class ImportForm(forms.Form):
    """A file, or the text of the file that was looked at before."""

    file = forms.FileField(label=gettext_lazy("Archivo CSV"), required=False)
    text = forms.CharField(required=False, strip=False, max_length=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("text")

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if "file" in self.errors:
            return typed
        if upload := typed.get("file"):
            if upload.size > LARGEST:
                self.add_error(
                    "file", _("Es demasiado grande: caben %(most)s líneas.") % {"most": MOST_LINES}
                )
                return typed
            typed["text"] = decoded(upload.read())
        try:
            typed["lines"] = lines_of(typed.get("text") or "")
        except Refused as refusal:
            self.add_error("file", str(refusal.reason))
        return typed


@editing
@portal_page(Section.CONTACTS)
def imported(request: PortalRequest) -> HttpResponse:
    """Without `confirm` nothing is written: the page says what would be."""
    me = request.actor
    allow(may_govern(me))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    attempt = Attempt(form)
    context: dict[str, Any] = {"form": form, "told": [], "text": "", "presets": [one.short for one in Preset]}
    if form.is_valid() and needs_proof(request, *map(given_by, form.cleaned_data["lines"])):
        return to_prove(request, back=request.path)
    if form.is_valid():
        for_real = "confirm" in request.POST
        if attempt.to(import_contacts if for_real else rehearse_import, form.cleaned_data["lines"], by=me):
            done = sum(one.outcome in (Outcome.NEW, Outcome.CHANGED) for one in attempt.result)
            if for_real:
                told = ngettext("Hecho: %(num)s línea.", "Hecho: %(num)s líneas.", done) % {"num": done}
                messages.success(request, told)
                return redirect("portal:contacts")
            context |= {"told": attempt.result, "text": form.cleaned_data["text"], "done": done}
    return show(request, "import", context, attempt.status)


def given_by(line: Line) -> Grant:
    """What somebody new gets by this line."""
    return grant_of_preset(line.preset) if line.preset in PRESETS else NOTHING


def lines_of(text: str) -> list[Line]:
    """Raises Refused for what has no heads that anybody knows, or no line."""
    try:
        rows = cells_of(text) or [[]]
    except csv.Error as error:
        raise Refused(_("No es un archivo CSV que sepamos leer.")) from error
    names = [HEADS.get(plain(cell), "") for cell in rows[0]]
    if "name" not in names or "email" not in names:
        raise Refused(
            _("La primera línea tiene que decir qué hay en cada columna: al menos Nombre y Correo.")
        )
    found = [_line(number, cells) for number, cells in lines_under(names, rows)]
    if not found:
        raise Refused(_("El archivo no tiene ninguna línea."))
    return found


def _line(number: int, cells: dict[str, str]) -> Line:
    kinds = {plain(one.short): one.value for one in Preset}
    word = cells.get("preset", "")
    return Line(
        number=number, name=cells.get("name", ""), email=cells.get("email", ""),
        preset=kinds.get(plain(word), word) if word else Preset.OWN,
        facts={name: cells[name] for name in FACTS if name in cells},
    )  # fmt: skip
