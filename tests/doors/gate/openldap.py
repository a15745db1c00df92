"""Is there an LDAP server for the tests, and what is missing if there is none?"""

from __future__ import annotations

import shutil

PLACES = "/usr/sbin:/usr/local/sbin:/usr/libexec"
"""Debian keeps it where only the administrator's shell looks."""


def find_slapd() -> tuple[str, str]:
    """(its path, nothing), or (nothing, what is missing and how to get it)."""
    path = shutil.which("slapd") or shutil.which("slapd", path=PLACES)
    return (path, "") if path else ("", "no slapd was found (on Debian: apt install slapd)")
