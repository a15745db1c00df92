"""Forms that collect data of who fills them in: the privacy information that they show, and which one it was."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.provider.information import Current, Shown, as_shown
from ventanilla.domain.provider.models import Information


class InformedForm(forms.Form):
    """Templates show it with `parts/information.html`; `shown` goes to the verb, which decides."""

    informs: ClassVar[Information.Kind]

    privacy = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    consent = forms.BooleanField(
        label=_("Consiento el tratamiento de mis datos personales para atender esta petición."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.information.asks_consent:
            self.fields["consent"].widget.attrs["required"] = True

    @property
    def information(self) -> Current:
        """What the page shows: while it may still be sent, the version that it was begun with."""
        return as_shown(self.informs, str(self.data.get("privacy", "")) if self.is_bound else "")

    @property
    def shown(self) -> Shown:
        """What was shown and ticked, once the form is valid."""
        return Shown(self.cleaned_data["privacy"], self.cleaned_data["consent"])
