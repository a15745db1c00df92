"""Codes of six digits, another every thirty seconds (TOTP, RFC 6238, with HMAC-SHA-1 as every application has)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote, urlencode

SECONDS = 30
DIGITS = 6
SLACK = 1
"""Steps that the clock of a telephone may be ahead or behind."""


def new_secret() -> str:
    """160 bits, as RFC 4226 recommends, in the alphabet that applications read."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of this step (RFC 4226, section 5.3)."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    at = digest[-1] & 0x0F
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, typed: str, *, seconds: float, after: int) -> int | None:
    """The step whose code this is, at this instant (seconds since the epoch) give or take the slack; None when it is none.

    Steps up to `after` have been used: their codes are worth nothing any more.
    """
    now = int(seconds) // SECONDS
    found = None
    for step in range(now - SLACK, now + SLACK + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), typed.encode()) and step > after:
            found = step
    return found


def address(secret: str, *, account: str, issuer: str) -> str:
    """What the QR code says to the application."""
    facts = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{issuer}:{account}')}?{facts}"
