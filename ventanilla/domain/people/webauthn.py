"""What a passkey is asked to sign, and whether it did (W3C Web Authentication, level 3).

The library is loaded when one is used.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from ventanilla.domain.people.models import Person
from ventanilla.domain.provider.house import the_house

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData, AuthenticatorData


class NotSigned(Exception):
    """The answer is none, or not to this challenge, not from our address, or not by this key."""


def challenge_to_make(person: Person, known: list[str]) -> tuple[dict[str, Any], str]:
    """What the browser needs for a new passkey of this person (`known`: those that they have), and the challenge in it."""
    from fido2.webauthn import (
        PublicKeyCredentialUserEntity,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    user = PublicKeyCredentialUserEntity(id=_handle(person), name=person.email, display_name=person.name)
    options, state = _server().register_begin(
        user,
        credentials=[key_of(one) for one in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options.public_key), state["challenge"]


def challenge_to_prove() -> tuple[dict[str, Any], str]:
    """The same for a signature by whichever passkey of ours the device holds: it says itself whose it is."""
    from fido2.webauthn import UserVerificationRequirement

    options, state = _server().authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    return dict(options.public_key), state["challenge"]


def made(challenge: str, answer: str) -> AuthenticatorData:
    """The new key. Raises NotSigned."""
    try:
        return _server().register_complete(_state(challenge), json.loads(answer))
    except _WRONG as error:
        raise NotSigned from error


def named_in(answer: str) -> bytes:
    """The name of the key that says to have signed. Raises NotSigned."""
    from fido2.webauthn import AuthenticationResponse

    try:
        return bytes(AuthenticationResponse.from_dict(json.loads(answer)).raw_id)
    except _WRONG as error:
        raise NotSigned from error


def count_if_signed(challenge: str, answer: str, secret: str) -> int:
    """How often the key says that it has signed. Raises NotSigned when this key has not signed this challenge."""
    from fido2.webauthn import AuthenticationResponse

    try:
        told = json.loads(answer)
        _server().authenticate_complete(_state(challenge), [key_of(secret)], told)
        return int(AuthenticationResponse.from_dict(told).response.authenticator_data.counter)
    except _WRONG as error:
        raise NotSigned from error


def key_of(secret: str) -> AttestedCredentialData:
    """The public key as a factor keeps it."""
    from fido2.utils import websafe_decode
    from fido2.webauthn import AttestedCredentialData

    return AttestedCredentialData(websafe_decode(secret))


def kept(key: bytes) -> str:
    """What a factor keeps of it."""
    from fido2.utils import websafe_encode

    return websafe_encode(key)


_WRONG = (ValueError, TypeError, KeyError, AttributeError)
"""What the library raises at what is no answer: it comes from a browser, and may be anything."""


def _server() -> Fido2Server:
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    house = PublicKeyCredentialRpEntity(name=the_house().name, id=urlsplit(settings.BASE_URL).hostname or "")
    return Fido2Server(house, verify_origin=lambda origin: origin == settings.BASE_URL.rstrip("/"))


def _state(challenge: str) -> dict[str, Any]:
    from fido2.webauthn import UserVerificationRequirement

    return {"challenge": challenge, "user_verification": UserVerificationRequirement.REQUIRED}


def _handle(person: Person) -> bytes:
    """Whose key it is, as the device keeps it: it says nothing about anybody."""
    return salted_hmac("ventanilla.passkey", str(person.pk), algorithm="sha256").digest()
