"""Signing and objecting, as every door asks for it: in the portal, behind a link, on the technician's device."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ventanilla.core.strokes import LEAST_INK, ink, png, strokes_in
from ventanilla.core.tax_id import tidy, trouble_with
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.workorders.actions.objecting import LONGEST
from ventanilla.domain.workorders.actions.signing import Given
from ventanilla.domain.workorders.models import Signature, WorkOrder
from ventanilla.doors.shared.forms import KeyedForm, WordsField, new_key

LONGEST_DRAWING = 200_000
"""Characters of JSON: as many points as a pad may send."""


class SignForm(KeyedForm):
    """Drawn, or with one's name alone: that works with the keyboard and without scripts. `shown`: hash of what was shown."""

    name = forms.CharField(
        label=_("Nombre y apellidos"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    tax_id = forms.CharField(
        label=_("NIF"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.CharField(
        label=_("Cargo"), max_length=80, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )  # fmt: skip
    strokes = forms.CharField(
        label=_("Firma"), max_length=LONGEST_DRAWING, required=False, widget=forms.HiddenInput
    )
    by_name = forms.BooleanField(label=_("Firmo con mi nombre, sin dibujar"), required=False)
    device_time = forms.CharField(
        max_length=40, required=False, widget=forms.HiddenInput(attrs={"data-device-time": ""})
    )
    shown = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)

    def clean_tax_id(self) -> str:
        number = tidy(self.cleaned_data["tax_id"])
        if trouble := trouble_with(number):
            raise forms.ValidationError(trouble)
        return number

    def clean_strokes(self) -> list[list[list[int]]]:
        try:
            return strokes_in(self.cleaned_data["strokes"])
        except ValueError as error:
            raise forms.ValidationError(
                _("La firma no ha llegado bien: bórrala y firma otra vez.")
            ) from error

    def clean_device_time(self) -> datetime | None:
        """A clock that says nonsense says nothing."""
        try:
            told = datetime.fromisoformat(self.cleaned_data["device_time"])
        except ValueError:
            return None
        return told.astimezone(UTC) if told.tzinfo and 2020 <= told.year < 2200 else None

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        strokes = told.get("strokes")
        if told.get("by_name"):
            told["strokes"] = []
        elif strokes is not None and ink(strokes) < LEAST_INK:
            self.add_error("by_name", _("Firma en el recuadro o marca que firmas con tu nombre."))
        return told

    def given(self, way: Signature.Way, request: HttpRequest) -> Given:
        """What was signed with, once the form is valid."""
        told = self.cleaned_data
        strokes = told["strokes"]
        return Given(
            name=told["name"], tax_id=told["tax_id"], role=told["role"], strokes=strokes,
            image=png(strokes) if strokes else None, device_time=told["device_time"], shown_sha256=told["shown"],
            way=way, client_key=self.key or new_key(), address=get_adapter(request).get_client_ip(request),
        )  # fmt: skip


def first_words(order: WorkOrder, member: Membership) -> dict[str, str]:
    """What the form begins with: who signs, and what they see."""
    return {"name": member.person.name, "role": member.job_title, "shown": order.document_sha256}


class ObjectForm(forms.Form):
    reason = WordsField(
        label=_("¿Con qué no estás de acuerdo?"), rows=5, max_length=LONGEST,
        help_text=_("Lo leen el técnico y quien coordina. La respuesta llega aquí y por correo."),
    )  # fmt: skip
