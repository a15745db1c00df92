"""The conversation with the mail server, and what its answers mean for a letter."""

from __future__ import annotations

import smtplib
import ssl

from django.utils.translation import gettext as _

from ventanilla.domain.provider.account import MailAccount
from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.provider.sealing import Unreadable

TIMEOUT = 20
"""Seconds for each answer of the server."""
AUTH_WANTED = {530, 534, 535, 538}


class NotNow(Exception):
    """The server, or the way to it, is unwell: try this letter again later."""


class Never(Exception):
    """The server will not take this letter, however often it is tried."""


class ChannelClosed(Exception):
    """The server does not take us: a wrong password, no TLS. No letter is to blame."""


class MailServer:
    """One connection, opened at the first letter and kept while there are more."""

    def __init__(self) -> None:
        self._smtp: smtplib.SMTP | None = None

    def deliver(self, content: bytes, *, sender: str, recipient: str) -> str:
        """Hand over one message; returns the server's words. Raises NotNow, Never or ChannelClosed."""
        try:
            smtp = self._smtp or self._open()
            self._introduce(smtp, sender)
            self._say(smtp.rcpt(recipient))
            reply = self._say(smtp.data(content))
        except (Never, NotNow, ChannelClosed):
            self.close()
            raise
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise _meaning_of(error) from error
        return reply

    def close(self) -> None:
        """Say goodbye; a server that is gone need not hear it."""
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        try:
            smtp.quit()
        except (OSError, smtplib.SMTPException):
            smtp.close()

    def _open(self) -> smtplib.SMTP:
        account = the_house_now().mail_account
        password = _password(account)
        secure = ssl.create_default_context()
        if account.security == "tls":
            self._smtp = smtplib.SMTP_SSL(account.host, account.port, timeout=TIMEOUT, context=secure)
        else:
            self._smtp = smtplib.SMTP(account.host, account.port, timeout=TIMEOUT)
        if account.security == "starttls":
            self._smtp.starttls(context=secure)
        self._smtp.ehlo_or_helo_if_needed()
        if account.user:
            self._smtp.login(account.user, password)
        return self._smtp

    def _introduce(self, smtp: smtplib.SMTP, sender: str) -> None:
        """All letters have one sender: a server that refuses it refuses us, not this letter."""
        try:
            self._say(smtp.mail(sender))
        except Never as error:
            raise ChannelClosed(str(error)) from error

    @staticmethod
    def _say(answer: tuple[int, bytes]) -> str:
        code, words = answer
        if code >= 400:
            raise _meaning(code, words)
        return f"{code} {_text(words)}"[:500]


def _password(account: MailAccount) -> str:
    """What nobody can read any more closes the channel: no letter is to blame."""
    try:
        return account.password
    except Unreadable as error:
        raise ChannelClosed(
            _("La contraseña del servidor de correo se guardó con otra clave de la instalación y ya no se puede leer: "
              "escríbela otra vez en Ajustes, Correo.")
        ) from error  # fmt: skip


def _meaning_of(error: Exception) -> Exception:
    """What broke off the conversation. A server that is closed today (554) is not the letter's fault."""
    words = f"{type(error).__name__}: {error}"[:500]
    if isinstance(error, smtplib.SMTPDataError):
        return _meaning(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ChannelClosed(words)
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return ChannelClosed(f"{error.smtp_code} {_text(error.smtp_error)}"[:500])
    return NotNow(words)


def _meaning(code: int, words: bytes | str) -> Exception:
    reply = f"{code} {_text(words)}"[:500]
    if code in AUTH_WANTED:
        return ChannelClosed(reply)
    return Never(reply) if code >= 500 else NotNow(reply)


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
