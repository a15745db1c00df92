"""The mail identity and server that the settings ask for, and what is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.domain.provider.account import Security
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.provider.sealing import is_readable, seal

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"[a-z0-9]([a-z0-9_.-]*[a-z0-9])?|[0-9a-f:]+")


@dataclass(frozen=True, kw_only=True)
class Server:
    """How letters leave."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    """Empty: the one there is."""
    security: str = Security.STARTTLS


@dataclass(frozen=True, kw_only=True)
class MailFacts:
    mail_from: str
    server: Server | None
    """None where the configuration names one: the row's is not touched then."""

    def cleaned(self, row: Provider) -> dict[str, Any]:
        """As the row keeps them. Raises Refused."""
        sender = self.mail_from.strip()
        if sender:
            an_address(sender, field="mail_from")
        return {"mail_from": sender, **(_kept_server(self.server, row) if self.server else {})}


def _kept_server(server: Server, row: Provider) -> dict[str, Any]:
    host, user = server.host.strip().lower(), server.user.strip()
    if not host:
        return {"smtp_host": "", "smtp_port": None, "smtp_user": "", "smtp_secret": "", "smtp_security": ""}
    _refuse_host(host)
    if not 0 < server.port < 65536:
        raise Refused(_("El puerto es un número de 1 a 65535."), field="port")
    if user and server.security == Security.NONE and host not in HERE:
        raise Refused(
            _("Sin cifrado, la contraseña viajaría a la vista de cualquiera: elige STARTTLS o TLS."),
            field="security",
        )
    return {
        "smtp_host": host,
        "smtp_port": server.port,
        "smtp_user": user,
        "smtp_secret": _kept_secret(row, host, user, server.password),
        "smtp_security": Security(server.security).value,
    }


def _kept_secret(row: Provider, host: str, user: str, password: str) -> str:
    """The new one sealed, or the one there is: a password that was given to one server is not shown to another."""
    if not user:
        return ""
    if password:
        return seal(password)
    if (host, user) == (row.smtp_host, row.smtp_user) and is_readable(row.smtp_secret):
        return row.smtp_secret
    raise Refused(_("Escribe la contraseña de este usuario en este servidor."), field="password")


def _refuse_host(host: str) -> None:
    try:
        plain = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        plain = ""
    if not _HOST.fullmatch(plain) or len(plain) > 200:
        raise Refused(_("Escribe solo el nombre del servidor, como mail.tuempresa.es."), field="host")
