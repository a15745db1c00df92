"""Asking another server for something: never one inside the own network, unless it was named.

An address that is told to us (by a provider's document, by a form) could point at the machine beside us. So the name is
resolved once, every address found must be a public one, and the connection goes to that address and no other; only
https, only the usual ports, no redirects, not too long and not too much. A host that the administrator has named may be
a private one, at any port; without TLS only this machine itself.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, urlsplit

PORTS = frozenset({443, 8443})
"""Of https, where a host is not named."""
PATIENCE = 5.0
"""Seconds for each thing that is waited for: the connection, the next bytes."""
LONGEST = 10.0
"""Seconds from the connection to the last byte."""
MOST = 262_144
"""Bytes of an answer."""


class Unreachable(Exception):
    """There is no answer that can be used; the text says why, in English, for a log."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    retry_after: str = ""
    """What it says of when to ask again, as it says it: seconds or a date."""


@dataclass(frozen=True)
class Target:
    host: str
    port: int
    path: str
    tls: bool
    address: str
    """The one that the name has been resolved to."""


def ask(
    url: str, *, named: Collection[str] = (), body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Answer:  # fmt: skip
    """GET, or POST when there is a body. `named`: hosts that may be private.

    Raises Unreachable for an address that is not allowed, silence, a redirect, and an answer that is too long.
    """
    target = resolved(url, named=named)
    connection = _connection(target)
    hung_up = threading.Event()
    watchdog = threading.Timer(LONGEST, _hang_up, [connection, hung_up])
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.request(
            "POST" if body is not None else "GET",
            target.path,
            body,
            {"Accept": "application/json", "Accept-Encoding": "identity", **(headers or {})},
        )
        answer = connection.getresponse()
        if 300 <= answer.status < 400:
            raise Unreachable(f"{target.host} answers with a redirect.")
        found = answer.read(MOST + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unreachable(f"{target.host} does not answer: {error}.") from error
    finally:
        watchdog.cancel()
        connection.close()
    if hung_up.is_set() or answer.length:
        raise Unreachable(f"{target.host} does not answer to the end.")
    if len(found) > MOST:
        raise Unreachable(f"{target.host} answers with more than {MOST} bytes.")
    return Answer(answer.status, found, answer.headers.get("Retry-After", ""))


def resolved(url: str, *, named: Collection[str] = ()) -> Target:
    """Where a request to this address goes. Raises Unreachable for one that is not allowed."""
    parts, port = _parts(url)
    host = (parts.hostname or "").rstrip(".").lower()
    tls, is_named = parts.scheme == "https", host in named
    if parts.scheme not in {"https", "http"} or not host or parts.username is not None or not url.isascii():
        raise Unreachable("That is no address that may be asked.")
    port = port or (443 if tls else 80)
    if not is_named and (not tls or port not in PORTS):
        raise Unreachable(f"{host}: only https, at its usual ports.")
    found = _addresses(host, port)
    if not all(_is_loopback(one) if not tls else is_named or _is_public(one) for one in found):
        raise Unreachable(f"{host} is not out there: its address is private.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host=host, port=port, path=path, tls=tls, address=found[0])


def _parts(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError as error:
        raise Unreachable("That is no address that may be asked.") from error


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} has no address: {error}.") from error
    return [str(one[4][0]) for one in found]


def _is_public(address: str) -> bool:
    """Also of what an IPv6 address carries inside: an IPv4 one, plain or by a translator."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None or ip.is_site_local or any(ip in one for one in _INNER):
            return False
    return ip.is_global and not ip.is_multicast


_INNER = [ipaddress.ip_network(one) for one in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")]
"""Translated, by the world's prefix or by the network's own (RFC 6052, 8215), and the form of before (RFC 4291, 2.5.5.1)."""


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback


def _connection(target: Target) -> http.client.HTTPConnection:
    """To the address that was looked at; the certificate is compared with the name."""
    plain: type[http.client.HTTPConnection] = http.client.HTTPConnection
    if target.tls:
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            target.host, target.port, timeout=PATIENCE, context=_trusted()
        )
    else:
        connection = plain(target.host, target.port, timeout=PATIENCE)
    # http.client connects by this, and only afterwards begins TLS with the name.
    connection._create_connection = lambda _named, *rest: socket.create_connection(  # type: ignore[attr-defined]
        (target.address, target.port), *rest
    )
    return connection


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities of this machine, with certificate and name checked; reading them takes a while."""
    return ssl.create_default_context()


def _hang_up(connection: http.client.HTTPConnection, hung_up: threading.Event) -> None:
    """However slowly it drips; what has come so far looks like an answer, so it is told apart."""
    hung_up.set()
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.close()
