"""E-mail addresses as somebody types them, and as they are kept."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused

LONGEST = 254


def an_address(typed: str, *, field: str = "email") -> str:
    """Without spaces around it, in small letters. Raises Refused, about `field`, for what no letter can go to."""
    address = typed.strip().lower()
    try:
        if len(address) > LONGEST:
            raise ValidationError("too long")
        validate_email(address)
        address.rpartition("@")[2].encode("idna")
    except (ValidationError, UnicodeError) as error:
        told = {"email": typed.strip()[:LONGEST]}
        raise Refused(_("«%(email)s» no es una dirección de correo.") % told, field=field) from error
    return address
