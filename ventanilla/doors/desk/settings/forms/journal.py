"""What one looks for in the journal."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.models import Entry, EntryQuerySet
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.doors.shared.told_words import NOUNS, OF_VERB

MOST_PEOPLE = 20
"""Whose name fits: who means another one types more of it."""


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class JournalForm(forms.Form):
    """By GET: what is asked for is in the address."""

    quien = forms.CharField(
        label=_("Quién"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"placeholder": _("Nombre o correo")}),
    )
    cliente = forms.CharField(
        label=_("Cliente"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("Nombre o código")}),
    )
    cosa = forms.ChoiceField(label=_("Sobre qué"), required=False)
    numero = forms.CharField(
        label=_("Número"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"placeholder": "#4155", "class": "num"}),
    )
    que = forms.ChoiceField(label=_("Qué pasó"), required=False)
    desde = _day(_("Desde"))
    hasta = _day(_("Hasta"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("cosa", _things()), ("que", _deeds())):
            self.fields[name].choices = [("", _("Todo")), *choices]  # type: ignore[attr-defined]

    def lines(self) -> EntryQuerySet:
        """What fits. Each of the columns leads an index that goes on by time."""
        told, rows = self.cleaned_data, Entry.objects.all()
        if told["quien"]:
            rows = rows.filter(_by(told["quien"]))
        if told["cliente"]:
            rows = rows.filter(customer_number__in=_customers(told["cliente"]))
        if told["cosa"]:
            rows = rows.filter(thing_kind=told["cosa"])
        if told["numero"]:
            number = number_in(told["numero"].lstrip("#"))
            kinds = [told["cosa"]] if told["cosa"] else [*NOUNS, "ticket"]
            rows = rows.filter(thing_kind__in=kinds, thing_id=number) if number else rows.none()
        if told["que"]:
            rows = rows.filter(verb=told["que"])
        if told["desde"]:
            rows = rows.filter(at__gte=make_aware(datetime.combine(told["desde"], time())))
        if told["hasta"]:
            rows = rows.filter(at__lt=make_aware(datetime.combine(told["hasta"] + timedelta(days=1), time())))
        return rows


def _by(words: str) -> Q:
    """Of a name or an address: all that this person did, as staff or for any customer. Nothing where nobody fits."""
    found = Person.objects.filter(Q(email=words.strip().lower()) | Q(name__icontains=words.strip()))
    people = list(found.order_by("pk").values_list("pk", flat=True)[:MOST_PEOPLE])
    staff = list(StaffMember.objects.filter(person__in=people).values_list("pk", flat=True))
    contacts = list(Membership.objects.filter(person__in=people).values_list("pk", flat=True))
    by_staff, by_contact = (
        Q(actor_kind="staff", actor_id__in=staff),
        Q(actor_kind="contact", actor_id__in=contacts),
    )
    if staff and contacts:
        return by_staff | by_contact
    return by_staff if staff else by_contact


def _customers(words: str) -> list[int]:
    exact = Customer.objects.filter(code__iexact=words.strip())
    found = exact if exact.exists() else Customer.objects.filter(name__icontains=words.strip())
    return list(found.order_by("pk").values_list("pk", flat=True)[:MOST_PEOPLE])


def _things() -> list[tuple[str, str]]:
    """Without their article."""
    named = [("ticket", str(_("la incidencia"))), *((kind, str(noun)) for kind, noun in NOUNS.items())]
    bare = [(kind, noun.split(" ", 1)[-1].capitalize()) for kind, noun in named]
    return sorted(bare, key=lambda one: one[1].casefold())


def _deeds() -> list[tuple[str, str]]:
    """The sentences without the one who acts."""
    blank: dict[str, str] = defaultdict(lambda: "…")
    told = [(verb, str(words) % blank) for verb, words in OF_VERB.items() if verb]
    return sorted(told, key=lambda one: (one[0].partition(".")[0], one[1].casefold()))
