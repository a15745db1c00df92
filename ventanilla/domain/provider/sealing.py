"""Secrets that the house has to use again, such as the mail server's password: encrypted with the installation's key."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PURPOSE = b"ventanilla: secrets of the provider"
"""Makes this key another one than all that Django derives from the same secret."""


class Unreadable(Exception):
    """It was sealed with another key: the installation's has changed since."""


def seal(secret: str) -> str:
    """What may lie in the database and in backups; nothing stays nothing."""
    return _fernet().encrypt(secret.encode()).decode() if secret else ""


def unseal(sealed: str) -> str:
    """The secret itself. Raises Unreadable when the installation's key is not the one it was sealed with."""
    if not sealed:
        return ""
    from cryptography.fernet import InvalidToken

    try:
        return _fernet().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def is_readable(sealed: str) -> bool:
    """There is a secret, and it opens with today's key."""
    try:
        return bool(unseal(sealed))
    except Unreadable:
        return False


def _fernet() -> Fernet:
    """Loaded when there is something to seal: most processes never need these megabytes."""
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
