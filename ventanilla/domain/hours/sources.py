"""What hours were drawn for, as people call it. The rows keep the number alone and, in their key, of what it is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {"workorder": _("Parte %(number)s")}


def called(number: str, key: str) -> str:
    """«Parte 2026-0042», in the active language. The first rows were written with the Spanish word before the number."""
    words = KINDS.get(key.partition(":")[0])
    return str(words) % {"number": number.removeprefix("Parte ")} if words else number
