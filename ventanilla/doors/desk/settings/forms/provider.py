"""Who the provider is, and how it looks."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ventanilla.core.errors import Refused
from ventanilla.core.pictures import picture_in
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_brand, change_identity
from ventanilla.domain.provider.facts import Identity
from ventanilla.domain.provider.house import House
from ventanilla.domain.provider.logo import judged
from ventanilla.doors.desk.settings.forms.aspects import AspectForm


class IdentityForm(AspectForm):
    aspects = {"identity": aspects.IDENTITY}

    name = forms.CharField(
        label=_("Nombre"), max_length=120, help_text=_("Como os conocen los clientes."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "data-preview-name": True}),
        error_messages={"required": _("Escribe el nombre con el que os conocen los clientes.")},
    )  # fmt: skip
    legal_name = forms.CharField(
        label=_("Razón social"), max_length=160, required=False, help_text=_("Si es distinta del nombre.")
    )
    tax_id = forms.CharField(label=_("CIF o NIF"), max_length=20, required=False)
    legal_notice = forms.CharField(
        label=_("Datos registrales"), max_length=250, required=False,
        help_text=_("Por ejemplo: Registro Mercantil de Zaragoza, tomo 1234, folio 56, hoja Z-7890."),
    )  # fmt: skip
    address = forms.CharField(label=_("Dirección"), max_length=250, required=False)
    phone = forms.CharField(
        label=_("Teléfono"), max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(
        label=_("Correo"), required=False, help_text=_("El de soporte: lo ve quien no puede entrar.")
    )

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {name: getattr(house, name) for name in aspects.IDENTITY} | {
            "legal_name": _own_legal_name(house)
        }

    def save(self, by: Actor) -> object:
        facts = {name: self.cleaned_data[name] for name in aspects.IDENTITY}
        return change_identity(Identity(**facts), by=by, seen=self.seen("identity"))


class BrandForm(AspectForm):
    aspects = {"brand": aspects.BRAND}

    colour = forms.RegexField(
        r"\A#[0-9a-fA-F]{6}\Z", label=_("Color"),
        help_text=_("Solo uno: los demás tonos salen de él, y siempre se leen bien."),
        widget=forms.TextInput(attrs={"type": "color", "class": "colour", "data-preview-colour": True}),
        error_messages={"invalid": _("Elige un color, como #0b6775.")},
    )  # fmt: skip
    logo = forms.FileField(
        label=_("Logotipo"), required=False,
        help_text=_("PNG, JPEG o WebP casi cuadrado, de 300 kB como mucho. Sin logotipo se ve la inicial."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp", "data-preview-logo": True}),
    )  # fmt: skip
    without_logo = forms.BooleanField(
        label=_("Quitar el logotipo"), required=False,
        widget=forms.CheckboxInput(attrs={"data-preview-without": True}),
    )  # fmt: skip
    held_logo = forms.CharField(required=False, max_length=410_000, widget=forms.HiddenInput)
    """A picture that came with an earlier try: a browser empties its file fields when the form comes back."""

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {"colour": house.colour}

    def clean_logo(self) -> UploadedFile[bytes] | None:
        sent = self.cleaned_data["logo"]
        if sent:
            content = sent.read()
            sent.seek(0)
            try:
                judged(content)
            except Refused as refusal:
                raise forms.ValidationError(str(refusal.reason)) from refusal
        return sent  # type: ignore[no-any-return]  # what the field says

    @property
    def chosen_logo(self) -> bytes:
        """The logo from now on: the new one, the one of an earlier try, that of the row; or none at all."""
        if not self.is_bound:
            return bytes(self.house.row.logo or b"")
        if self.cleaned_data.get("logo"):
            sent = self.cleaned_data["logo"]
            sent.seek(0)
            return bytes(sent.read())
        if self.cleaned_data.get("without_logo"):
            return b""
        return self._held() or bytes(self.house.row.logo or b"")

    @property
    def new_logo(self) -> str:
        """A picture that is not kept yet, as the page shows and carries it; empty when there is none."""
        chosen = self.chosen_logo if self.is_bound else b""
        if not chosen or chosen == bytes(self.house.row.logo or b""):
            return ""
        return base64.b64encode(chosen).decode()

    @property
    def shown_logo(self) -> str:
        """What an `<img>` shows of it."""
        picture = picture_in(self.chosen_logo) if self.new_logo else None
        return f"data:{picture.kind};base64,{self.new_logo}" if picture else ""

    def save(self, by: Actor) -> object:
        colour = self.cleaned_data["colour"]
        return change_brand(colour=colour, logo=self.chosen_logo, by=by, seen=self.seen("brand"))

    def _held(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data.get("held_logo") or "", validate=True)
        except (binascii.Error, ValueError):
            return b""


class CompanyForm(IdentityForm, BrandForm):
    """Both on one page, as the first steps ask."""

    aspects = {**IdentityForm.aspects, **BrandForm.aspects}

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {**IdentityForm.told_by(house), **BrandForm.told_by(house)}

    @transaction.atomic
    def save(self, by: Actor) -> object:
        IdentityForm.save(self, by)
        return BrandForm.save(self, by)


def _own_legal_name(house: House) -> str:
    """Empty where it only repeats the name."""
    return "" if house.legal_name == house.name else house.legal_name
