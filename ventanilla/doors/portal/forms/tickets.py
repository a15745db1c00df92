"""What a customer writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.devices.models import Device
from ventanilla.domain.provider.models import Information
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.domain.tickets.wording import urgency_choices
from ventanilla.doors.shared.forms import KeyedForm, WordsField
from ventanilla.doors.shared.information import InformedForm


class CopiesForm(forms.Form):
    """Who else is to hear of a ticket: colleagues of the list, and addresses."""

    copies = forms.TypedMultipleChoiceField(
        label=_("Compañeros"), required=False, widget=forms.CheckboxSelectMultiple
    )
    addresses = forms.CharField(
        label=_("¿No está en la lista? Escribe su correo"),
        required=False,
        max_length=2_000,
        help_text=_(
            "Si aún no es contacto de tu empresa, quien gestiona los accesos tendrá que darle de alta. Hasta entonces "
            "no recibe nada."
        ),
    )

    def __init__(self, *args: Any, colleagues: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.pk): one for one in colleagues}
        self._offer("copies")

    def clean_addresses(self) -> list[str]:
        """However they were separated, each once."""
        written = self.cleaned_data["addresses"].replace(",", " ").replace(";", " ").split()
        return list(dict.fromkeys(written))

    def _offer(self, name: str, *first: tuple[str, Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedChoiceField | forms.TypedMultipleChoiceField)
        field.choices = [*first, *((value, one.actor_name) for value, one in self.colleagues.items())]
        field.coerce = self.colleagues.get


class NewTicketForm(CopiesForm, KeyedForm, InformedForm):
    informs = Information.Kind.TICKET

    requester = forms.TypedChoiceField(label=_("¿Para quién es?"), required=False, empty_value=None)
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación o equipo"),
        queryset=Application.objects.offered(),
        required=False,
        empty_label=_("No lo sé"),
    )
    urgency = forms.ChoiceField(
        label=_("¿Cuánta prisa corre?"), choices=urgency_choices, initial=Priority.MEDIUM,
        widget=forms.RadioSelect,
        help_text=_("Alta: no podemos trabajar. Media: molesta, pero seguimos. Baja: cuando se pueda."),
    )  # fmt: skip
    subject = forms.CharField(label=_("Asunto"), required=False, max_length=150)
    message = WordsField(
        label=_("¿Qué pasa?"), rows=6,
        help_text=_("Cuenta qué hacías, qué esperabas y desde cuándo ocurre."),
        error_messages={"required": _("Cuéntanos qué pasa.")},
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Sequence[Membership], for_others: bool, **kwargs: Any) -> None:
        super().__init__(*args, colleagues=colleagues, **kwargs)
        if for_others and colleagues:
            self._offer("requester", ("", _("Para mí")))
        else:
            del self.fields["requester"]

    def request(self, device: Device | None = None) -> Request:
        """What was asked for, once the form is valid; about this device."""
        names = ("type", "application", "urgency", "subject", "message")
        return Request(**{name: self.cleaned_data[name] for name in names}, shown=self.shown, device=device)

    @property
    def people(self) -> dict[str, Any]:
        """For whom it is, and who else hears of it."""
        return {name: self.cleaned_data.get(name) for name in ("requester", "copies", "addresses")}


class ReplyForm(KeyedForm):
    message = WordsField(label=_("Tu respuesta"), required=False, rows=4)


class ReasonForm(KeyedForm):
    message = WordsField(label=_("¿Por qué?"), required=False, max_length=2_000, rows=3)
