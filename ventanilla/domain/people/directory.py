"""The directory of a company (LDAP, RFC 4511): is this the password of who has that address there? Knows no rows.

A search finds one entry, and one attempt to come in as it says whether the password is right. ldap3 is an extra, loaded
when somebody comes in this way.
"""

from __future__ import annotations

import secrets
import ssl
from typing import Any

from django.conf import settings

PATIENCE = 5
"""Seconds for each thing that is asked."""
WRONG = frozenset({19, 32, 34, 48, 49, 50, 53})
"""Results with which a directory refuses somebody: wrong, expired or locked (RFC 4511, appendix A.1)."""


class Silent(Exception):
    """The directory cannot be asked; the text says why, in English, for a log."""


def there_is_a_directory() -> bool:
    return bool(settings.ENV.ldap_host)


def is_their_password(email: str, password: str) -> bool:
    """In the directory. An empty one is nobody's: a directory would take it for a visit without a name (RFC 4513, 5.1.2).

    Raises Silent when it does not answer, or does not let us search.
    """
    if not email or not password:
        return False
    name = _found(email)
    return bool(name) and _lets_in(name, password)


def pretend_to_ask() -> None:
    """The same questions about nobody, for as long: whoever listens does not learn whom the directory knows. No real
    entry is asked for: a wrong password could lock it. Raises Silent.
    """
    nobody = secrets.token_hex(8)
    _found(f"{nobody}@nobody.invalid")
    _lets_in(f"cn={nobody},{settings.ENV.ldap_base}", nobody)


def trouble() -> str:
    """Why it cannot be asked now, in English, for whoever administers; empty when it can."""
    try:
        pretend_to_ask()
    except Silent as error:
        return str(error)
    return ""


def _found(email: str) -> str:
    """The name of the one entry with this address; empty when there is none, or more than one."""
    from ldap3 import SUBTREE
    from ldap3.utils.conv import escape_filter_chars

    env = settings.ENV
    wanted = env.ldap_filter.replace("{email}", escape_filter_chars(email))
    with _Talk(env.ldap_user, env.ldap_password) as talk:
        if talk.result != 0:
            raise Silent(f"the directory does not let us search: {talk.says}")
        entries = talk.ask(
            "search", env.ldap_base, wanted, SUBTREE, attributes=["1.1"], size_limit=2, time_limit=PATIENCE
        )
        if talk.result not in {0, 4, 32}:  # 4: more than were asked for; 32: no such base
            raise Silent(f"the directory does not search: {talk.says}")
    names = [one["dn"] for one in entries if one.get("type") == "searchResEntry"]
    return str(names[0]) if len(names) == 1 else ""


def _lets_in(name: str, password: str) -> bool:
    with _Talk(name, password) as talk:
        if talk.result != 0 and talk.result not in WRONG:
            raise Silent(f"the directory does not say whether a password is right: {talk.says}")
        return talk.result == 0


class _Talk:
    """One connection, over TLS unless the directory is on this machine, as somebody. Whatever goes wrong is `Silent`."""

    def __init__(self, name: str, password: str) -> None:
        from ldap3 import NONE, Connection, Server, Tls

        env = settings.ENV
        tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=env.ldap_ca or None)
        server = Server(
            env.ldap_host, port=env.ldap_port, use_ssl=env.ldap_security == "tls", tls=tls, get_info=NONE,
            connect_timeout=PATIENCE,
        )  # fmt: skip
        self.connection = Connection(
            server, user=name or None, password=password or None, receive_timeout=PATIENCE, auto_referrals=False,
            read_only=True, raise_exceptions=False,
        )  # fmt: skip

    def __enter__(self) -> _Talk:
        self._tried(self.connection.open)
        if settings.ENV.ldap_security == "starttls" and not self._tried(self.connection.start_tls):
            raise Silent(f"the directory does not begin TLS: {self.says}")
        self._tried(self.connection.bind)
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._tried(self.connection.unbind)

    def ask(self, what: str, *about: Any, **also: Any) -> list[dict[str, Any]]:
        self._tried(getattr(self.connection, what), *about, **also)
        return list(self.connection.response or [])

    @property
    def result(self) -> int:
        return int((self.connection.result or {}).get("result", -1))

    @property
    def says(self) -> str:
        return str((self.connection.result or {}).get("description", "nothing"))

    def _tried(self, do: Any, *about: Any, **also: Any) -> Any:
        from ldap3.core.exceptions import LDAPException

        try:
            return do(*about, **also)
        except (LDAPException, OSError, ValueError) as error:
            raise Silent(f"{settings.ENV.ldap_host}: {error}") from error
