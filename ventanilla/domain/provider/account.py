"""The account by which letters leave: that of the configuration where it names a server, else that of the row."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.provider.models import Provider
from ventanilla.domain.provider.sealing import unseal


class Security(TextChoices):
    """How the conversation with the mail server is kept from others."""

    STARTTLS = "starttls", "STARTTLS"
    TLS = "tls", "TLS"
    NONE = "none", _("Ninguno")


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
"""Where servers usually listen."""


@dataclass(frozen=True, kw_only=True)
class MailAccount:
    host: str
    port: int
    user: str
    security: str
    is_configured: bool
    """It comes from the configuration, and the settings only show it."""
    given: str = field(default="", repr=False)
    """The configuration's password, in the clear."""
    sealed: str = field(default="", repr=False)

    @property
    def password(self) -> str:
        """Raises Unreadable when the installation's key has changed since somebody typed it."""
        return self.given or unseal(self.sealed)

    @property
    def has_password(self) -> bool:
        return bool(self.given or self.sealed)


def account_of(row: Provider) -> MailAccount:
    """Whole from one place: a password of the row never goes to a server of the configuration."""
    env = settings.ENV
    if env.smtp_host:
        return MailAccount(
            host=env.smtp_host, port=env.smtp_port, user=env.smtp_user, security=env.smtp_security,
            given=env.smtp_password, is_configured=True,
        )  # fmt: skip
    security = row.smtp_security or Security.STARTTLS.value
    return MailAccount(
        host=row.smtp_host, port=row.smtp_port or PORTS[Security(security)], user=row.smtp_user,
        security=security, sealed=row.smtp_secret, is_configured=False,
    )  # fmt: skip
