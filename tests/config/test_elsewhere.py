"""Naming other houses that say who somebody is: what is unsafe does not start."""

from __future__ import annotations

from pathlib import Path

import pytest

from ventanilla.config import elsewhere
from ventanilla.config.env import ConfigError, Env

KEY = {"VENTANILLA_SECRET_KEY": "k" * 60}
PROVIDER = {"OIDC_ISSUER": "https://id.example/staff", "OIDC_CLIENT_ID": "v", "OIDC_CLIENT_SECRET": "s"}
DIRECTORY = {"LDAP_HOST": "ldap.example", "LDAP_BASE": "dc=example"}


def load(**named: str) -> Env:
    return Env.load({**KEY, **{f"VENTANILLA_{name}": value for name, value in named.items()}})


def test_what_is_safe_starts():
    assert load(**PROVIDER, **DIRECTORY).ldap_port == 636
    assert load(
        **{**PROVIDER, "OIDC_ISSUER": "http://127.0.0.1:9000", "PRIVATE_HOSTS": "127.0.0.1"}
    ).oidc_issuer
    for host in ("127.0.0.1", "::1", "localhost"):
        assert load(**{**DIRECTORY, "LDAP_HOST": host, "LDAP_SECURITY": "none"}).ldap_host == host


@pytest.mark.parametrize("change", [
    {"OIDC_CLIENT_SECRET": ""}, {"OIDC_CLIENT_ID": ""}, {"OIDC_ISSUER": "http://id.example"}, {"OIDC_ISSUER": "id.example"},
    {"OIDC_ISSUER": "http://127.0.0.1:9000"}, {"OIDC_ISSUER": "https://id.example/?a=1"}, {"OIDC_ISSUER": "https://[x/"},
    {"OIDC_FOR": "nobody"}, {"LDAP_BASE": ""}, {"LDAP_FILTER": "(mail=*)"}, {"LDAP_SECURITY": "none"},
    {"LDAP_USER": "cn=x,dc=example"}, {"LDAP_CA": "/nowhere.pem"},
], ids=str)  # fmt: skip
def test_what_is_not_says_so(change):
    with pytest.raises(ConfigError) as found:
        load(**{**PROVIDER, **DIRECTORY, **change})

    assert "VENTANILLA_" in str(found.value)


def test_a_directory_without_its_package_does_not_start(monkeypatch):
    monkeypatch.setattr(elsewhere, "find_spec", lambda _name: None)

    with pytest.raises(ConfigError, match=r"requirements-ldap\.lock"):
        load(**DIRECTORY)
    assert (Path(__file__).parents[2] / "requirements-ldap.lock").read_text().startswith("ldap3==")
