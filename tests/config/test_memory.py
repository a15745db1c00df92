"""What keeps a long-running process small."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.config.conftest import ROOT

RARE = {
    "PIL", "authlib", "cryptography", "fido2", "holidays", "httpx", "icalendar", "joserfc", "ldap3", "openpyxl", "psycopg",
    "redis", "requests", "segno", "snowballstemmer", "typst",
}  # fmt: skip
"""What takes a megabyte or more and is asked for once in a while, or never."""
OPEN = """
import json, sys
from ventanilla.config.cli.start import load_django
load_django()
import ventanilla.config.server, ventanilla.doors.clock.service
from django.urls import get_resolver
ventanilla.config.server.configured().load()
get_resolver().reverse_dict
json.dump(sorted(sys.modules), sys.stdout)
"""


def test_what_is_rarely_asked_for_is_not_loaded_at_the_start(environ):
    found = subprocess.run(
        [sys.executable, "-c", OPEN], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )

    loaded = json.loads(found.stdout)

    assert "ventanilla.doors.desk.urls" in loaded
    assert set(loaded) & RARE == set()
    assert [name for name in loaded if name.endswith("_stemmer")] == ["snowballstemmer.spanish_stemmer"]
