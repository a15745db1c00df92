"""Two sign-in providers on this machine: one that others wrote, in a process of its own, and one that lies as told."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from joserfc import jws, jwt
from joserfc.jwk import ECKey

from tests.config.conftest import free_port

OPENER = build_opener(type("Stay", (HTTPRedirectHandler,), {"redirect_request": lambda *_about: None}))


class Real:
    """oidc-provider-mock, whose clients must be known to it and say a nonce."""

    def __init__(self, url: str) -> None:
        self.issuer = url

    def register(self, back: str) -> dict[str, Any]:
        """As whom we are known: `client_id` and `client_secret`."""
        body = json.dumps({"redirect_uris": [back]}).encode()
        asked = Request(f"{self.issuer}/oauth2/clients", body, {"Content-Type": "application/json"})
        with OPENER.open(asked) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def sign_in(self, there: str, who: str) -> str:
        """What a person does on its page: the address, of ours, that it sends them back to."""
        try:
            OPENER.open(Request(there, urlencode({"sub": who}).encode()))
        except OSError as answer:
            return str(answer.headers["Location"])  # type: ignore[attr-defined]  # a redirect, which is not followed
        raise AssertionError("It did not send anybody back.")


@contextmanager
def real_provider(*users: dict[str, Any]) -> Iterator[Real]:
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    command += ["--require-registration", "true", "--require-nonce", "true"]
    for user in users:
        command += ["--user-claims", json.dumps(user)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"{url}/.well-known/openid-configuration")
            yield Real(url)
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    for _time in range(200):
        try:
            OPENER.open(url).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("The provider does not start.")


class Liar(ThreadingHTTPServer):
    """Tells what `claims`, `header` and the others say; by itself what is right."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.issuer = self.said_issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = ECKey.generate_key("P-256", {"kid": "one", "use": "sig"})
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {"alg": "ES256", "kid": "one"}
        self.signed_by: Any = self.key
        self.challenge = self.nonce = ""
        self.asked: list[dict[str, str]] = []
        """The forms that its token endpoint was sent."""

    def describe(self) -> dict[str, Any]:
        return {
            "issuer": self.said_issuer, "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
        }  # fmt: skip

    def take(self, there: str) -> str:
        """Read what they are sent with; the query with which they come back."""
        query = parse_qs(urlsplit(there).query)
        self.nonce, self.challenge = query["nonce"][0], query["code_challenge"][0]
        return urlencode({"code": "abc", "state": query["state"][0]})

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        self.asked.append(form)
        if _plain(hashlib.sha256(form["code_verifier"].encode()).digest()).decode() != self.challenge:
            return {"error": "invalid_grant"}
        at = int(time.time())
        told = {
            "iss": self.issuer, "sub": "s-1", "aud": "ventanilla", "nonce": self.nonce, "iat": at, "exp": at + 60,
            **self.claims,
        }  # fmt: skip
        told = {name: value for name, value in told.items() if value is not None}
        return {"access_token": "token", "token_type": "Bearer", "id_token": self._signed(told)}

    def _signed(self, claims: dict[str, Any]) -> str:
        """As the header says: by nobody too, or with the public key as a secret, which no library would do."""
        if self.header["alg"] in {"none", "HS256"}:
            words = b".".join(_plain(json.dumps(part).encode()) for part in (self.header, claims))
            made = (
                hmac.digest(self.key.as_pem(private=False), words, "sha256")
                if self.header["alg"] != "none"
                else b""
            )
            return f"{words.decode()}.{_plain(made).decode()}"
        rules = jws.JWSRegistry(algorithms=[self.header["alg"]])
        return jwt.encode(self.header, claims, self.signed_by, registry=rules)


def _plain(what: bytes) -> bytes:
    return base64.urlsafe_b64encode(what).rstrip(b"=")


class _Answer(BaseHTTPRequestHandler):
    server: Liar

    def do_GET(self) -> None:
        pages = {
            "/.well-known/openid-configuration": self.server.describe,
            "/keys": lambda: {"keys": [self.server.key.as_dict(private=False)]},
        }
        self._say(pages[self.path]())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.token(dict(parse_qsl(body))))

    def _say(self, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(400 if "error" in what else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_about: Any) -> None:
        pass


@contextmanager
def lying_provider() -> Iterator[Liar]:
    with Liar() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
