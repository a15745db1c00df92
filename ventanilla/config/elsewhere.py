"""Who else may say who somebody is: what is wrong with how the configuration names them, in a sentence; else nothing."""

from __future__ import annotations

import ipaddress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from ventanilla.config.env import Env


def trouble_with_provider(env: Env) -> str:
    if not env.oidc_issuer:
        return ""
    if not env.oidc_client_id or not env.oidc_client_secret:
        return "VENTANILLA_OIDC_ISSUER needs VENTANILLA_OIDC_CLIENT_ID and VENTANILLA_OIDC_CLIENT_SECRET as well."
    try:
        parts = urlsplit(env.oidc_issuer)
    except ValueError:
        return "VENTANILLA_OIDC_ISSUER is no address."
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in env.private_hosts)
    if not safe or not parts.hostname or parts.query or parts.fragment:
        return (
            "VENTANILLA_OIDC_ISSUER must begin with https:// and have nothing after its path. Without TLS only a "
            "provider on this machine is asked, when VENTANILLA_PRIVATE_HOSTS names it."
        )
    return ""


def trouble_with_directory(env: Env) -> str:
    if not env.ldap_host:
        return ""
    if not env.ldap_base or "{email}" not in env.ldap_filter:
        return "VENTANILLA_LDAP_HOST needs VENTANILLA_LDAP_BASE, and a VENTANILLA_LDAP_FILTER that names {email}."
    if env.ldap_security == "none" and not _is_this_machine(env.ldap_host):
        return "VENTANILLA_LDAP_SECURITY may be none only for a directory on this machine: passwords would be read."
    if env.ldap_user and not env.ldap_password:
        return "VENTANILLA_LDAP_USER needs VENTANILLA_LDAP_PASSWORD: without one a directory takes it for nobody."
    if env.ldap_ca and not Path(env.ldap_ca).is_file():
        return f"VENTANILLA_LDAP_CA names {env.ldap_ca}, which is no file."
    if find_spec("ldap3") is None:
        return "VENTANILLA_LDAP_HOST needs a package that is not installed: `pip install -r requirements-ldap.lock`."
    return ""


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
