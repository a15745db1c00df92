"""A length of time in a field, as people write it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ventanilla.core.durations import in_hours, minutes_in


class LengthField(forms.Field):
    """«2 h», «90 min», «1:30»: minutes."""

    def to_python(self, value: Any) -> int | None:
        words = str(value or "").strip()[:20]
        minutes = minutes_in(words) if words else None
        if words and minutes is None:
            raise forms.ValidationError(_("Escribe el tiempo así: 2 h, o 90 min."))
        return minutes

    def prepare_value(self, value: Any) -> Any:
        return in_hours(value) if isinstance(value, int) else value
