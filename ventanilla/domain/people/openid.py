"""Another house says who somebody is (OpenID Connect Core 1.0, authorization code with PKCE). Knows no rows and no requests.

What it says is believed for one thing only: that its account number so-and-so stands at our door now. Signatures and
claims are checked by joserfc and Authlib, which are loaded when somebody comes in this way.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings

from ventanilla.core.outgoing import Unreachable, ask

ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "Ed25519")
"""With a public key all of them: «none», and a secret that could be taken for one, are not among them."""
KNOWN_FOR = 600.0
"""Seconds for which a provider's description of itself is believed."""
LEEWAY = 60
"""Seconds that its clock may differ from ours."""


class NotProved(Exception):
    """What came back proves nothing; the text says why, in English, for a log."""


@dataclass(frozen=True)
class Provider:
    """The one that the configuration names."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    counts_as_two_steps: bool
    """Its word that it asked for a second step is taken."""


@dataclass(frozen=True)
class Proof:
    issuer: str
    subject: str
    """With the issuer, the only name that is theirs for ever."""
    label: str
    """What people call that account: to be shown, never to be looked for."""
    two_steps: bool
    authenticated_at: float
    """Seconds since the epoch; 0 when it does not say."""


def the_provider() -> Provider | None:
    env = settings.ENV
    if not env.oidc_issuer:
        return None
    return Provider(
        env.oidc_issuer, env.oidc_client_id, env.oidc_client_secret, env.oidc_name, env.oidc_second_factor
    )


def challenge(provider: Provider, *, back: str, fresh: bool) -> tuple[str, dict[str, str]]:
    """The address to send somebody to, and what is to be kept until they are `back`. `fresh`: they have to prove again
    who they are, even if they have done so a moment ago. Raises Unreachable.
    """
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    where = _described(provider.issuer)["authorization_endpoint"]
    held = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    query = {
        "response_type": "code", "response_mode": "query", "scope": "openid profile email",
        "client_id": provider.client_id, "redirect_uri": back, "state": held["state"], "nonce": held["nonce"],
        "code_challenge": create_s256_code_challenge(held["verifier"]), "code_challenge_method": "S256",
        **({"prompt": "login", "max_age": "0"} if fresh else {}),
    }  # fmt: skip
    return f"{where}{'&' if '?' in where else '?'}{urlencode(query)}", held


def redeem(provider: Provider, code: str, held: dict[str, str], *, back: str) -> Proof:
    """Whose account it is that the code stands for. Raises NotProved, and Unreachable."""
    described = _described(provider.issuer)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": held["verifier"],
    }
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    methods = described.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if "client_secret_basic" in methods:
        both = f"{quote(provider.client_id, safe='')}:{quote(provider.client_secret, safe='')}"
        headers["Authorization"] = "Basic " + base64.b64encode(both.encode()).decode()
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.client_secret}
    told = _json(described["token_endpoint"], body=urlencode(form).encode(), headers=headers)
    keys = _json(described["jwks_uri"])
    return _read(
        provider, str(told.get("id_token", "")), str(told.get("access_token", "")), keys, held["nonce"]
    )


def _read(provider: Provider, token: str, access_token: str, keys: dict[str, Any], nonce: str) -> Proof:
    """Signature, then every claim that says for whom, by whom, when and in answer to what."""
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet
    from joserfc.jws import JWSRegistry

    rules = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    usable = [
        key for key in keys.get("keys") or []
        if key.get("kty") in {"RSA", "EC", "OKP"} and key.get("use", "sig") == "sig"
    ]  # fmt: skip
    try:
        signed = jwt.decode(
            token, KeySet.import_key_set({"keys": usable}), algorithms=ALGORITHMS, registry=rules
        )
        claims = CodeIDToken(
            signed.claims, signed.header,
            options={
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client_id},
                "sub": {"essential": True},
            },
            params={"nonce": nonce, "client_id": provider.client_id, "access_token": access_token},
        )  # fmt: skip
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotProved(f"the token is not good: {type(error).__name__}: {error}") from error
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or not subject.isprintable():
        raise NotProved("the subject is no name")
    methods = claims.get("amr")
    return Proof(
        issuer=provider.issuer, subject=subject, label=_label(claims),
        two_steps=provider.counts_as_two_steps and isinstance(methods, list) and "mfa" in methods,
        authenticated_at=float(claims.get("auth_time") or 0),
    )  # fmt: skip


def _label(claims: dict[str, Any]) -> str:
    told = (claims.get(name) for name in ("preferred_username", "email", "name"))
    found = next((one for one in told if isinstance(one, str) and one.strip()), "")
    return "".join(sign for sign in found if sign.isprintable())[:120]


def trouble_with(issuer: str) -> str:
    """Why nobody could come in by this provider now, in English, for whoever administers; empty when somebody could."""
    try:
        _json(str(_described(issuer)["jwks_uri"]))
    except (Unreachable, NotProved) as error:
        return str(error)
    return ""


_known: dict[str, tuple[float, dict[str, Any]]] = {}


def _described(issuer: str) -> dict[str, Any]:
    """What the provider says of itself, which must be of itself."""
    until, found = _known.get(issuer, (0.0, {}))
    if until > time.monotonic():
        return found
    found = _json(issuer.rstrip("/") + "/.well-known/openid-configuration")
    wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if found.get("issuer") != issuer or not all(isinstance(found.get(name), str) for name in wanted):
        raise Unreachable(f"{issuer} describes another provider, or itself only in part.")
    where = urlsplit(found["authorization_endpoint"])
    if not found["authorization_endpoint"].isprintable() or not (
        where.scheme == "https" or (where.scheme == "http" and where.hostname in settings.ENV.private_hosts)
    ):
        raise Unreachable(f"{issuer} would send people where nothing is safe.")
    _known[issuer] = time.monotonic() + KNOWN_FOR, found
    return found


def _json(url: str, **also: Any) -> dict[str, Any]:
    answer = ask(url, named=settings.ENV.private_hosts, **also)
    try:
        found = json.loads(answer.body)
    except ValueError as error:
        raise Unreachable(f"{urlsplit(url).hostname} does not answer with JSON.") from error
    if not isinstance(found, dict):
        raise Unreachable(f"{urlsplit(url).hostname} answers with something else.")
    if answer.status != 200:
        raise NotProved(f"{urlsplit(url).hostname} says {answer.status}: {str(found.get('error', ''))[:80]}")
    return found
