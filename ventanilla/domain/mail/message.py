"""A letter's row becomes the bytes that travel (RFC 5322, 2045, 3834)."""

from __future__ import annotations

import hashlib
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import css_inline
from django.conf import settings
from django.utils.timezone import localtime

from ventanilla.domain.mail.models import Letter
from ventanilla.domain.provider.house import the_house

# Mail programs drop <style> or rewrite it; what they keep of it is the dark theme, which cannot be inlined.
_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def message_bytes(letter: Letter) -> bytes:
    """The whole message. Raises ValueError (or a child of it) for a row that cannot be written as mail, OSError
    where an enclosed file is gone."""
    message = EmailMessage(policy=policy.SMTP)
    for name, value in _headers(letter).items():
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(_inliner.inline(letter.html), subtype="html", cte="quoted-printable")
    for one in letter.enclosures:
        kind, _slash, subtype = one["kind"].partition("/")
        message.add_attachment(_enclosed(one), maintype=kind, subtype=subtype, filename=one["name"])
    return message.as_bytes()


def envelope(address: str) -> str:
    """The address as SMTP takes it: domain in IDNA. Raises ValueError when the part before @ is not ASCII."""
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ValueError("The part before the @ has letters that mail servers do not take.")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _enclosed(one: dict[str, str]) -> bytes:
    """The bytes as they were stored. Raises OSError where they are gone, ValueError where they are others."""
    content = Path(settings.FILES_ROOT, one["place"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != one["sha256"]:
        raise ValueError(f"The file {one['name']} is not the one that was stored.")
    return content


def _headers(letter: Letter) -> dict[str, object]:
    house = the_house()
    sender = Address(house.name, addr_spec=envelope(house.mail_from))
    headers: dict[str, object] = {
        "From": sender,
        "To": Address(letter.to_name, addr_spec=envelope(letter.to_address)),
        "Subject": letter.subject,
        "Date": format_datetime(localtime(letter.created_at)),
        "Message-ID": letter.message_id,
    }
    if letter.references:
        headers |= {"In-Reply-To": letter.in_reply_to, "References": letter.references}
    if letter.auto_submitted:
        headers |= {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if letter.attempts > 1:
        headers["X-Ventanilla-Attempt"] = str(letter.attempts)
    return headers
