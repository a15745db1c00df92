"""What became of a test letter, in words for who waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ventanilla.domain.mail import channel
from ventanilla.domain.mail.models import Letter, LetterState

PATIENCE = timedelta(minutes=2)
"""As long as a server may take to answer, several times over."""


@dataclass(frozen=True)
class Fate:
    state: str
    """`waiting`, `gone`, `failed` or `stuck`."""
    words: str = ""
    """The server's own."""
    advice: str = ""


def fate_of(letter: Letter) -> Fate:
    """A paused channel speaks for the letter that waits behind it."""
    if letter.state == LetterState.SENT:
        return Fate("gone", letter.server_reply)
    if letter.state in (LetterState.FAILED, LetterState.HELD, LetterState.RETRYING):
        words = letter.last_error or letter.server_reply
        return Fate("failed", words, advice_for(words))
    if paused := channel.trouble():
        return Fate("failed", paused.reason, advice_for(paused.reason))
    return Fate("stuck" if now() - letter.created_at > PATIENCE else "waiting")


def advice_for(words: str) -> str:
    """What usually helps against what the server, or the way to it, has said; empty where nobody knows."""
    told = words.lower()
    for signs, advice in _ADVICE:
        if any(sign in told for sign in signs):
            return _(advice)
    return ""


_ADVICE = (
    (("gaierror", "name or service", "nodename"), gettext_noop("No encontramos ese servidor: revisa cómo se escribe.")),
    (("refused",), gettext_noop("En ese puerto no contesta nadie: revisa el puerto y el cifrado.")),
    (("timed out", "timeout"), gettext_noop("El servidor no contesta: revisa el puerto, o si un cortafuegos lo impide.")),
    (("certificate",), gettext_noop("El certificado del servidor no vale para ese nombre: usa el nombre que lleva.")),
    (("ssl", "starttls", "tls"), gettext_noop("El servidor no habla ese cifrado: prueba el otro, con su puerto.")),
    (("535", "534", "530", "auth"), gettext_noop("El servidor no acepta ese usuario con esa contraseña.")),
    (("550", "553", "sender", "relay"), gettext_noop("El servidor no deja enviar con esa dirección, o a esa otra.")),
)  # fmt: skip
"""Signs in the words → what to say. The first that fits."""
