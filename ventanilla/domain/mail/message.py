"""A letter's row becomes the bytes that travel (RFC 5322, 2045, 3834)."""

from __future__ import annotations

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import css_inline
from django.utils.timezone import localtime

from ventanilla.domain.mail.models import Letter
from ventanilla.domain.provider.house import the_house

# Mail programs drop <style> or rewrite it; what they keep of it is the dark theme, which cannot be inlined.
_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def message_bytes(letter: Letter) -> bytes:
    """The whole message. Raises ValueError (or a child of it) for a row that cannot be written as mail."""
    message = EmailMessage(policy=policy.SMTP)
    for name, value in _headers(letter).items():
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(_inliner.inline(letter.html), subtype="html", cte="quoted-printable")
    return message.as_bytes()


def envelope(address: str) -> str:
    """The address as SMTP takes it: domain in IDNA. Raises ValueError when the part before @ is not ASCII."""
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ValueError("The part before the @ has letters that mail servers do not take.")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


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
