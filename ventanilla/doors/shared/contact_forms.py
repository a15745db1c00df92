"""The forms of contacts, in the portal and at the desk. What cannot be given is not offered; whoever sends it is told so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.actions.contacts import Facts
from ventanilla.domain.customers.changes import differences
from ventanilla.domain.customers.models import Customer, Membership, Right, Scope, Section, sections_on
from ventanilla.domain.customers.policy import (
    NOTHING,
    PURPOSES,
    RANK,
    Governor,
    Grant,
    grant_of,
    may_give_purpose,
    may_give_scope,
    most_of,
    power_of,
)
from ventanilla.domain.customers.presets import PRESETS, Preset, grant_of_preset, preset_of
from ventanilla.doors.shared.forms import KeyedForm
from ventanilla.doors.shared.proof import brought, has_just_proved

LEVELS = [("", _("Nada")), (Right.VIEW.value, _("Ver")), (Right.MANAGE.value, _("Gestionar"))]
TOO_MUCH = {"invalid_choice": _("No puedes dar lo que no tienes.")}
SCOPES = [(Scope.OWN.value, _("Solo las suyas")), (Scope.COMPANY.value, _("Las de toda la empresa"))]
ICONS = {
    Section.COMPANY: "building-2", Section.CONTACTS: "users", Section.NETWORK: "waypoints", Section.SERVICES: "layers",
    Section.RENEWALS: "calendar-clock", Section.WORK_ORDERS: "clipboard-list", Section.SUPPORT: "life-buoy",
    Section.INVOICES: "receipt-text", Section.CHAT: "message-circle", Section.REPORTS: "chart-column",
}  # fmt: skip


class GrantForm(KeyedForm):
    """What they may see, of whom, and which mail they get."""

    is_about_somebody_new = False

    def __init__(
        self,
        *args: Any,
        giver: Governor,
        before: Grant = NOTHING,
        customer: Customer | None = None,
        **kwargs: Any,
    ) -> None:
        self.giver, self.before = power_of(giver), before
        company = giver.customer if isinstance(giver, Membership) else customer
        self.sections = sections_on(company) if company else list(Section)
        super().__init__(*args, **kwargs)
        for section in self.sections:
            most = most_of(self.giver, section, before=before)
            self.fields[f"right_{section}"] = forms.ChoiceField(
                label=section.label, choices=LEVELS[: most + 1], required=False, widget=forms.RadioSelect,
                error_messages=TOO_MUCH,
            )  # fmt: skip
        self.fields["scope"] = forms.ChoiceField(
            label=_("Qué incidencias ve"), widget=forms.RadioSelect, error_messages=TOO_MUCH,
            choices=SCOPES if may_give_scope(self.giver, before=before) else SCOPES[:1],
        )  # fmt: skip
        for name in PURPOSES:
            if may_give_purpose(self.giver, name, before=before):
                label = Membership._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a column
                self.fields[name] = forms.BooleanField(label=label, required=False)
        self.initial = {**self.told_by(before), **self.initial}

    @classmethod
    def told_by(cls, grant: Grant) -> dict[str, Any]:
        """A grant as the fields have it."""
        rights = {f"right_{one}": grant.rights.get(one, "") for one in Section}
        return {**rights, "scope": grant.scope, **{name: getattr(grant, name) for name in PURPOSES}}

    def fill(self, preset: str) -> None:
        """Choose what the preset gives, as far as the giver has it."""
        self.initial.update(self.told_by(grant_of_preset(preset, self.giver)))

    @property
    def grant(self) -> Grant:
        """What was chosen. Of sections that are switched off: what they had, or what the preset gives a newcomer."""
        typed = self.cleaned_data
        chosen = Grant(
            rights={one.value: typed[f"right_{one}"] for one in self.sections if typed.get(f"right_{one}")},
            scope=typed["scope"],
            **{name: bool(typed.get(name)) for name in PURPOSES},
        )
        preset = preset_of(chosen, self.giver, among=self.sections)
        other = grant_of_preset(preset, self.giver) if preset and self.is_about_somebody_new else self.before
        unseen = {name: right for name, right in other.rights.items() if name not in self.sections}
        return replace(chosen, rights={**chosen.rights, **unseen})

    @property
    def chosen_preset(self) -> str:
        """The one that what is shown amounts to; empty when it is made to measure."""
        shown = {one: self[f"right_{one}"].value() or "" for one in self.sections}
        purposes = {name: bool(name in self.fields and self[name].value()) for name in PURPOSES}
        known = {one.value: right for one, right in shown.items() if right in RANK and right}
        scope = Scope.COMPANY if self["scope"].value() == Scope.COMPANY else Scope.OWN
        return preset_of(Grant(rights=known, scope=scope, **purposes), self.giver, among=self.sections)

    @property
    def presets(self) -> list[tuple[str, str, dict[str, Any]]]:
        """(code, word, what it fills in)."""
        told = {one: self.told_by(grant_of_preset(one, self.giver)) for one in Preset}
        return [
            (one.value, one.short, {name: value for name, value in fills.items() if name in self.fields})
            for one, fills in told.items()
        ]

    @property
    def section_rows(self) -> list[tuple[BoundField, str, bool]]:
        """(field, icon, there is something to choose)."""
        return [
            (self[f"right_{one}"], ICONS[one], most_of(self.giver, one, before=self.before) > 0)
            for one in self.sections
        ]

    @property
    def purposes(self) -> list[BoundField]:
        return [self[name] for name in PURPOSES if name in self.fields]


def _phone(label: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=30, required=False, widget=widget)


class FactsForm(GrantForm):
    """Besides, what they are called at work."""

    job_title = forms.CharField(
        label=_("Cargo"), max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = _phone(_("Teléfono"))
    mobile = _phone(_("Móvil"))

    @property
    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in ("job_title", "phone", "mobile")})


class NamedForm(FactsForm):
    name = forms.CharField(
        label=_("Nombre y apellidos"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class NewContactForm(NamedForm):
    is_about_somebody_new = True
    email = forms.EmailField(
        label=_("Correo"), max_length=254, help_text=_("Le llega una invitación que vale siete días."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Idioma"), choices=[("es", "Español"), ("en", "English")], widget=forms.RadioSelect,
        help_text=_("De la invitación, y de todo hasta que elija otro."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())


class ContactForm(NamedForm):
    """`seen`: the version that the form was begun with. The name is theirs once they have come in."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        facts = {name: getattr(member, name) for name in ("job_title", "phone", "mobile", "version")}
        kwargs["initial"] = {**facts, "name": member.shown_name, "seen": member.version}
        super().__init__(*args, before=grant_of(member), customer=member.customer, **kwargs)
        if not (member.invited_at and not member.joined_at):
            del self.fields["name"]


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Correo nuevo"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )


class HeirForm(forms.Form):
    """To whom the open tickets of somebody who leaves go."""

    heir = forms.ModelChoiceField(
        label=_("¿A quién pasan sus incidencias abiertas?"), queryset=Membership.objects.none(),
        empty_label=_("Elige a alguien"), error_messages={"required": _("Elige a alguien.")},
    )  # fmt: skip

    def __init__(self, *args: Any, heirs: Any, has_tickets: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["heir"]
        field.queryset = heirs  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.actor_name  # type: ignore[attr-defined]
        field.widget.attrs["class"] = "input"
        if not has_tickets or not heirs:
            del self.fields["heir"]


def needs_proof(request: HttpRequest, *grants: Grant, before: Grant = NOTHING) -> bool:
    """Who is made one who decides who enters could let in others: whoever does that proves who they are."""
    makes_one = any(one.is_access_manager for one in grants) and not before.is_access_manager
    return makes_one and not has_just_proved(request)


def filled(request: HttpRequest, kind: type[Any], **more: Any) -> Any:
    """The form as it came. With `preset` pressed instead of the last button, it comes back with that filled in, and what
    was typed so far: so it goes where there is no script.
    """
    preset = request.POST.get("preset", "")
    if request.method != "POST":
        form: GrantForm = kind(**more)
        if form.is_about_somebody_new:
            form.fill(Preset.OWN)
        form.initial.update(brought(request, form))
        return form
    if preset not in PRESETS:
        return kind(request.POST, **more)
    form = kind(**more)
    form.initial.update({name: request.POST[name] for name in form.fields if name in request.POST})
    form.fill(preset)
    return form


def see_anew(form: FactsForm, member: Membership) -> list[Any]:
    """From now on the form knows the contact as it is: to send it again is a decision. What differs, side by side."""
    now = Membership.objects.select_related("person").get(pk=member.pk)
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["seen"] = str(now.version)
    return differences(grant_of(now), form.grant)
