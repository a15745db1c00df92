"""A push service and the browsers behind it: it takes what is posted, as those of the browsers' makers do, and a browser
opens its own envelopes. Written from the receiver's side of RFC 8291, apart from what seals.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ventanilla.core.web_push import plain


def _public(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, about: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=about).derive(secret)


class Browser:
    """One with a private key, which it tells nobody."""

    def __init__(self) -> None:
        self._own = ec.generate_private_key(ec.SECP256R1())
        self._auth = secrets.token_bytes(16)
        self.key, self.auth = plain(_public(self._own)), plain(self._auth)

    def opened(self, envelope: bytes) -> bytes:
        salt, size, length = envelope[:16], int.from_bytes(envelope[16:20], "big"), envelope[20]
        sender, secret = envelope[21 : 21 + length], envelope[21 + length :]
        assert len(envelope) <= size
        shared = self._own.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        )
        about = b"WebPush: info\0" + _public(self._own) + sender
        keys = _derived(shared, self._auth, about, 32)
        cipher = AESGCM(_derived(keys, salt, b"Content-Encoding: aes128gcm\0", 16))
        padded = cipher.decrypt(_derived(keys, salt, b"Content-Encoding: nonce\0", 12), secret, None)
        words, _mark, zeros = padded.rpartition(b"\2")
        assert not zeros.strip(b"\0")
        return words


@dataclass
class PushService:
    """What came, and what is answered: (status, headers)."""

    url: str = ""
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    def endpoint(self, name: str = "one") -> str:
        return f"{self.url}/push/{name}"

    def notices(self, browser: Browser) -> list[dict[str, Any]]:
        """Opened by their browser."""
        return [json.loads(browser.opened(envelope)) for _path, _headers, envelope in self.came]


@contextmanager
def a_push_service() -> Iterator[PushService]:
    service = PushService()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            envelope = self.rfile.read(int(self.headers["Content-Length"]))
            service.came.append(
                (self.path, {name.lower(): value for name, value in self.headers.items()}, envelope)
            )
            status, headers = service.answers.pop(0) if service.answers else (201, {})
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
