"""What a notice to somebody's browser travels in: an envelope that only that browser opens (RFC 8291), and the signature by
which the service that carries it knows who sends (VAPID, RFC 8292).

The primitives are those of `cryptography` and `joserfc`; which of them, in which order and over which words is in the two
RFCs, and tested with the vectors of the first. Both are loaded when something is sent: most processes never need them.
"""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

RECORD = 4096
"""Bytes that every push service must take (RFC 8030, section 7.2), and the only record that we send."""
OVERHEAD = 16 + 4 + 1 + 65 + 1 + 16
"""Salt, size of the record, length of the key, the key, the end of the words, the seal."""
STEP = 256
"""Envelopes come in few sizes: their length shall not tell what is in them."""
SIGNED_FOR = 12 * 3600
"""Seconds; a service may refuse more than a day."""


def sealed(
    words: bytes, *, key: str, auth: str, step: int = STEP, salt: bytes = b"",
    own: EllipticCurvePrivateKey | None = None,
) -> bytes:  # fmt: skip
    """The body of the request, for the browser whose `p256dh` and `auth` these are. `salt` and `own` are new each time.

    Raises ValueError for keys that are none, and for words that do not fit.
    """
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    own = own or ec.generate_private_key(ec.SECP256R1())
    salt = salt or secrets.token_bytes(16)
    theirs, ours = bare(key), _point(own)
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
    secret = _derived(shared, bare(auth), b"WebPush: info\0" + theirs + ours, 32)
    room = -(-(len(words) + 1) // step) * step - len(words) - 1
    left = RECORD - OVERHEAD - len(words)
    if left < 0:
        raise ValueError("That is too long for a notice.")
    padded = words + b"\2" + b"\0" * min(room, left)
    cipher = AESGCM(_derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    return salt + RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours + cipher.encrypt(nonce, padded, None)


def is_key_pair(key: str, auth: str) -> bool:
    """Could these be what a browser gives: a point of the curve, and sixteen bytes?"""
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bare(key))
        return len(bare(key)) == 65 and len(bare(auth)) == 16
    except ValueError:
        return False


def new_key() -> tuple[str, str]:
    """(public, private): the one as browsers want it, the other as JSON, which is a secret."""
    from joserfc.jwk import ECKey

    made = ECKey.generate_key("P-256").as_dict(private=True)
    public = b"\4" + bare(str(made["x"])) + bare(str(made["y"]))
    return plain(public), json.dumps({name: made[name] for name in ("kty", "crv", "x", "y", "d")})


def signed(endpoint: str, *, private: str, public: str, contact: str, seconds: float) -> str:
    """The `Authorization` of a request to this endpoint. `contact`: where its operator finds us; `seconds`: it is now."""
    from joserfc import jwt
    from joserfc.jwk import ECKey

    where = urlsplit(endpoint)
    claims = {"aud": f"{where.scheme}://{where.netloc}", "exp": int(seconds) + SIGNED_FOR, "sub": contact}
    key = ECKey.import_key(json.loads(private))
    return f"vapid t={jwt.encode({'typ': 'JWT', 'alg': 'ES256'}, claims, key)}, k={public}"


def plain(content: bytes) -> str:
    """Base64 for addresses, without the signs at the end."""
    return urlsafe_b64encode(content).decode().rstrip("=")


def bare(text: str) -> bytes:
    """Back again. Raises ValueError for what is none."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _derived(secret: bytes, salt: bytes, about: bytes, length: int) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=about).derive(secret)


def _point(own: EllipticCurvePrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
