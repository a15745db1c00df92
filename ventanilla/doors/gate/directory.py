"""Coming in with the password of a directory, on the same page and under the same limits as with one of here."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.actions.directory import who_has
from ventanilla.domain.people.directory import Silent, there_is_a_directory
from ventanilla.domain.people.models import Person

DIRECTORY_SILENT = _(
    "No hemos podido comprobarlo: el directorio de la empresa no responde. Si tu contraseña es de aquí, revísala; si es la "
    "del directorio, prueba dentro de un rato."
)
"""Said to everybody whose password is not one of here: it tells nobody whose it is."""
log = logging.getLogger(__name__)


class DirectoryBackend(BaseBackend):
    """Asked after the passwords of here, so that those work while the directory is silent."""

    def authenticate(
        self, request: HttpRequest | None, email: str = "", password: str = "", **_also: Any
    ) -> Person | None:
        if request is None or not email or not password or not there_is_a_directory():
            return None
        try:
            return who_has(email, password)
        except Silent as error:
            log.warning("The directory is silent: %s", error)
            raise get_adapter(request).validation_error("directory_silent") from error
