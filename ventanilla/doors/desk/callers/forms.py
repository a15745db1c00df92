"""What the desk types about who is on the telephone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.policy_of_calls import LONGEST_REASON


class CodeForm(forms.Form):
    """The code that the caller reads out."""

    code = forms.CharField(
        label=_("Código que te lee"), max_length=20, error_messages={"required": _("Escribe el código.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "000 000"}),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """To be mixed into every form by which the desk changes who enters. Hand `reason` to the verb; the field is shown by
    `warrant_field` of `desk/callers/parts.html`.
    """

    reason = forms.CharField(
        label=_("¿En qué te basas?"), required=False, max_length=LONGEST_REASON,
        help_text=_("Si no lo piden por teléfono: quién lo pidió, cómo y dónde consta. Queda en el historial."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
