"""How allauth behaves in this house: it opens the door, it does not register anybody, and it sends nothing."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.actions.throttling import give_back, may_guess
from ventanilla.domain.people.models import Person
from ventanilla.doors.gate.callers import guess_at
from ventanilla.doors.gate.directory import DIRECTORY_SILENT


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("El correo o la contraseña no son correctos."),
        "directory_silent": DIRECTORY_SILENT,
        "too_many_login_attempts": _("Demasiados intentos. Espera unos minutos o pide una contraseña nueva."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError("Letters go through the outbox.")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Besides allauth's limit per address, ours per account, which tells strangers from known devices."""
        super().pre_authenticate(request, **credentials)
        if not may_guess(*guess_at(request, _typed(credentials))):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """allauth would lead a shut account to a page of its own: that tells the password was right."""
        person: Person | None = super().authenticate(request, **credentials)
        if person is None or not person.is_active:
            return None
        give_back(*guess_at(request, _typed(credentials)))
        return person

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Coming in and going out need no announcement."""


def _typed(credentials: dict[str, Any]) -> str:
    """The address as one account is known by, however it is written."""
    return unicodedata.normalize("NFKC", str(credentials.get("email", ""))).casefold()
