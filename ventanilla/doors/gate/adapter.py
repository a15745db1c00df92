"""How allauth behaves in this house: it opens the door, it does not register anybody, and it sends nothing."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import Person


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("El correo o la contraseña no son correctos."),
        "too_many_login_attempts": _("Demasiados intentos. Espera unos minutos o pide una contraseña nueva."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError("Letters go through the outbox.")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """allauth would lead a shut account to a page of its own: that tells the password was right."""
        person: Person | None = super().authenticate(request, **credentials)
        return person if person and person.is_active else None

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The account alone. allauth adds the Host header, whose port a visitor may invent: each would be a new count."""
        typed = str(credentials.get("email", ""))
        return unicodedata.normalize("NFKC", typed).casefold()

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Coming in and going out need no announcement."""
