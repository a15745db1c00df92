"""Envelopes for browsers: the vectors of RFC 8291 (appendix A), their size, and who signs them (RFC 8292)."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc import jwt
from joserfc.jwk import ECKey

from tests.push_service import Browser
from ventanilla.core.web_push import OVERHEAD, RECORD, bare, is_key_pair, new_key, plain, sealed, signed

PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
THEIRS = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SENT = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95b"
    "Qpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_envelope_is_the_one_of_the_rfc():
    own = ec.derive_private_key(int.from_bytes(bare(PRIVATE), "big"), ec.SECP256R1())

    found = sealed(
        b"When I grow up, I want to be a watermelon",
        key=THEIRS,
        auth=AUTH,
        step=1,
        salt=bare("DGv6ra1nlYgDCS1FRnbzlw"),
        own=own,
    )

    assert plain(found) == SENT


@pytest.mark.parametrize(
    ("length", "bytes_sent"), [(0, 256), (255, 256), (256, 512), (RECORD - OVERHEAD, None)]
)
def test_what_is_sealed_is_opened_and_its_size_tells_little(length, bytes_sent):
    browser, words = Browser(), b"x" * length

    envelope = sealed(words, key=browser.key, auth=browser.auth)

    assert browser.opened(envelope) == words
    assert len(envelope) == (bytes_sent - 1 + OVERHEAD if bytes_sent else RECORD)


def test_what_does_not_fit_or_is_no_key_is_refused():
    browser = Browser()

    with pytest.raises(ValueError, match="too long"):
        sealed(b"x" * (RECORD - OVERHEAD + 1), key=browser.key, auth=browser.auth)
    assert is_key_pair(browser.key, browser.auth)
    for key, auth in [
        ("", ""),
        (browser.key[:-4], browser.auth),
        (browser.key, "abcd"),
        ("ñ", "ñ"),
        ("A" * 87, AUTH),
    ]:
        assert not is_key_pair(key, auth)


def test_each_request_says_who_sends_it_to_that_service_only():
    public, private = new_key()

    told = signed(
        "https://push.example/a/b?c",
        private=private,
        public=public,
        contact="https://norte.example",
        seconds=1e9,
    )

    token, key = (one.split("=", 1)[1] for one in told.removeprefix("vapid ").split(", "))
    held = json.loads(private)
    found = jwt.decode(token, ECKey.import_key({name: held[name] for name in ("kty", "crv", "x", "y")}))
    assert found.claims == {
        "aud": "https://push.example",
        "exp": 1_000_043_200,
        "sub": "https://norte.example",
    }
    assert key == public
    assert len(bare(public)) == 65
