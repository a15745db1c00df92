"""Passkeys without a browser: an authenticator of our own, for what a well-behaved one never sends."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

from ventanilla.core.errors import Refused
from ventanilla.domain.people.actions.passkeys import add_passkey, offer_passkey, prove_by_passkey
from ventanilla.domain.people.models import Factor, Person, RecoveryCode, Role, StaffMember
from ventanilla.domain.people.webauthn import challenge_to_prove

HOME = "https://testserver"
VERIFIED = 0x05
"""Somebody was there, and the device knows who."""


class Device:
    """Makes one key, and signs with it whatever it is told to."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = b"device-of-the-tests-0001"
        self.count = 0

    def make(self, options: dict, *, origin: str = HOME, flags: int = VERIFIED) -> str:
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        attested = bytes(16) + len(self.name).to_bytes(2, "big") + self.name + public
        data = self._data("testserver", flags | 0x40) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            {
                "clientDataJSON": self._client("webauthn.create", options, origin),
                "attestationObject": attestation,
            }
        )

    def sign(
        self, options: dict, *, origin: str = HOME, house: str = "testserver", flags: int = VERIFIED
    ) -> str:
        self.count += 1
        data, client = self._data(house, flags), self._client("webauthn.get", options, origin)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    def _data(self, house: str, flags: int) -> bytes:
        return hashlib.sha256(house.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, options: dict, origin: str) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": origin}).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        told = {name: websafe_encode(value) for name, value in response.items()}
        name = websafe_encode(self.name)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": told})


@pytest.fixture
def lucia(cast) -> Person:
    return cast.lucia.person


@pytest.fixture
def device(cast, lucia) -> Device:
    device = Device()
    options, challenge = offer_passkey(lucia)
    codes = add_passkey(
        lucia, challenge=challenge, answer=device.make(options), name=" Mi  móvil ", by=cast.lucia
    )
    assert len(codes) == 10
    return device


def signed(device: Device, **how: object) -> Person | None:
    options, challenge = challenge_to_prove()
    return prove_by_passkey(challenge, device.sign(options, **how))


def test_a_key_is_kept_and_proves_whose_it_is(lucia, device):
    factor = Factor.objects.get()

    assert (factor.name, factor.kind) == ("Mi móvil", "passkey")
    assert signed(device) == lucia
    assert Factor.objects.get().counter == 1
    assert Person.objects.get(pk=lucia.pk).has_second_factor
    assert RecoveryCode.objects.count() == 10


@pytest.mark.parametrize(
    "how",
    [
        {"origin": "https://evil.example"},
        {"origin": "https://testserver.evil.example"},
        {"house": "evil.example"},
        {"flags": 0x01},
        {"flags": 0x04},
    ],
)
def test_what_was_signed_elsewhere_or_by_nobody_in_particular_proves_nothing(device, how):
    assert signed(device, **how) is None


def test_an_answer_fits_its_own_challenge_alone(device):
    options, _challenge = challenge_to_prove()
    _options, another = challenge_to_prove()

    assert prove_by_passkey(another, device.sign(options)) is None


def test_another_key_of_the_same_name_proves_nothing(device):
    thief = Device()

    assert signed(thief) is None


def test_a_key_that_counts_backwards_is_a_copy(device):
    device.count = 7
    assert signed(device) is not None
    device.count = 3

    assert signed(device) is None


def test_who_may_not_come_in_does_not_by_a_key_either(lucia, device):
    Person.objects.filter(pk=lucia.pk).update(is_active=False)

    assert signed(device) is None


def test_a_colleague_who_has_left_does_not_come_in_by_a_key(lucia, device):
    member = StaffMember.objects.create(person=lucia, role=Role.AGENT)
    assert signed(device) == lucia
    StaffMember.objects.filter(pk=member.pk).update(is_active=False)

    assert signed(device) is None


@pytest.mark.parametrize(
    "answer",
    ["", "{}", "[]", "null", "7", '{"id": 7}', '{"id": "x", "rawId": "x", "response": {}}', "ñ" * 500],
)
def test_what_is_no_answer_proves_nothing(device, answer):
    _options, challenge = challenge_to_prove()

    assert prove_by_passkey(challenge, answer) is None


@pytest.mark.parametrize("wrong", ["origin", "challenge", "unverified", "twice", "nothing"])
def test_a_key_that_was_not_made_for_us_is_not_kept(cast, lucia, device, wrong):
    options, challenge = offer_passkey(lucia)
    another = Device()
    another.name = b"another" if wrong != "twice" else device.name
    answer = {
        "origin": lambda: another.make(options, origin="https://evil.example"),
        "challenge": lambda: another.make({"challenge": websafe_encode(b"x" * 32)}),
        "unverified": lambda: another.make(options, flags=0x01),
        "twice": lambda: another.make(options),
        "nothing": lambda: "{}",
    }[wrong]

    with pytest.raises(Refused):
        add_passkey(lucia, challenge=challenge, answer=answer(), name="", by=cast.lucia)
    assert Factor.objects.count() == 1


def test_the_browser_is_told_which_keys_there_are(lucia, device):
    options, _challenge = offer_passkey(lucia)

    assert [websafe_decode(one["id"]) for one in options["excludeCredentials"]] == [device.name]
    assert len(websafe_decode(options["user"]["id"])) == 32
