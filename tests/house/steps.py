"""`python3 run.py test`: every check, then pytest on each database. A failure does not hide the next.

What touches no database, and how pages look and behave (`drawn`), is tried in the first run only.

With arguments they go to pytest and the linters stay out: `python3 run.py test -k journey`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg

from tests.config.nginx import find_nginx
from tests.domain.devices.nmap import find_nmap
from tests.doors.gate.openldap import find_slapd
from tests.e2e.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent.parent
CHECKS = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    "templates": ["-m", "tests.house.lint_templates"],
    "migrations": ["-m", "django", "makemigrations", "--check", "--dry-run"],
    "translations": ["-m", "tests.house.translations"],
}
NO_BROWSER = "Left out: the browser tests, because {why}."
NO_DIRECTORY = "Left out: the tests with a directory, because {why}."
NO_NMAP = "Left out: the test with a real scan, because {why}."
NO_NGINX = "Left out: the test with a proxy in front, because {why}."
NO_POSTGRESQL = "Left out: the tests on PostgreSQL, because none answered at {where}."


def main(arguments: list[str]) -> int:
    chromium, no_browser = find_chromium()
    url, where = find_postgresql(os.environ)
    missing = [NO_BROWSER.format(why=no_browser)] if no_browser else []
    slapd, no_slapd = find_slapd()
    missing += [NO_DIRECTORY.format(why=no_slapd)] if no_slapd else []
    nmap, no_nmap = find_nmap()
    missing += [NO_NMAP.format(why=no_nmap)] if no_nmap else []
    nginx, no_nginx = find_nginx()
    missing += [NO_NGINX.format(why=no_nginx)] if no_nginx else []
    missing += [] if url else [NO_POSTGRESQL.format(where=where)]
    if missing and os.environ.get("CI", "").lower() in {"1", "true"}:
        print("On CI nothing may be left out.", *missing, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="ventanilla-test-", ignore_cleanup_errors=True) as scratch:
        environ = clean_environment(os.environ, scratch)
        failed = [] if arguments else _failed_checks(environ)
        chosen = ([] if chromium else ["not browser"]) + ([] if slapd else ["not directory"])
        chosen += ([] if nmap else ["not nmap"]) + ([] if nginx else ["not nginx"])
        first = _pytest(arguments, chosen)
        second = [*_pytest(arguments, [*chosen, "not drawn", "not walked"]), "--with-database"]
        if url and subprocess.run(first, cwd=ROOT, env=_on("", environ, []), check=False).returncode:
            failed.append("pytest on SQLite")
        closing = missing + [f"Failed before: {name}." for name in failed]
        command = second if url else first
        last = subprocess.run(command, cwd=ROOT, env=_on(url, environ, closing), check=False).returncode
    return 1 if failed or last else 0


def find_postgresql(environ: os._Environ[str]) -> tuple[str, str]:
    """The address of one that answers, with a database of this run's own, or nothing; and where it was sought."""
    url = environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        host = environ.get("PGHOST", "127.0.0.1")
        password = f":{environ['PGPASSWORD']}" if environ.get("PGPASSWORD") else ""
        who = environ.get("PGUSER", "postgres") + password
        # A folder means a socket, and our settings speak TCP only.
        where = f"{'127.0.0.1' if host.startswith('/') else host}:{environ.get('PGPORT', '5432')}"
        url = f"postgres://{who}@{where}/postgres"
    server = url.rsplit("/", 1)[0]
    try:
        psycopg.connect(f"{server}/postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return "", server.rsplit("@", 1)[-1]
    return f"{server}/ventanilla_{os.getpid()}", server.rsplit("@", 1)[-1]


def clean_environment(environ: os._Environ[str], scratch: str) -> dict[str, str]:
    """Nothing that developers have set for an installation of their own reaches the tests."""
    theirs = ("VENTANILLA_", "DATABASE_URL", "REDIS_URL")
    kept = {key: value for key, value in environ.items() if not key.startswith(theirs)}
    # Not into the tree; but dozens of processes start, and each would compile it all.
    if kept.pop("PYTHONDONTWRITEBYTECODE", ""):
        kept["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "bytecode")
    return kept | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "VENTANILLA_SECRET_KEY": "k" * 60,
        "TMPDIR": scratch,
        "SCRATCH": scratch,
    }


def _failed_checks(environ: dict[str, str]) -> list[str]:
    """Two at a time: one of them takes as long as all the others."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        passed = pool.map(lambda name: _passes(name, environ), CHECKS)
    return [name for name, good in zip(CHECKS, passed, strict=True) if not good]


def _passes(name: str, environ: dict[str, str]) -> bool:
    started = time.monotonic()
    found = subprocess.run(
        [sys.executable, *CHECKS[name]], cwd=ROOT, env=environ, check=False, text=True, capture_output=True
    )
    good = found.returncode == 0
    print(f"{'ok    ' if good else 'FAILED'} {name:<14} {time.monotonic() - started:5.1f} s", flush=True)
    if not good:
        print(found.stdout, found.stderr, sep="", flush=True)
    return good


def _pytest(arguments: list[str], chosen: list[str]) -> list[str]:
    many = ["-n", str(len(os.sched_getaffinity(0))), "-p", "tests.house.together"]
    choice = ["-m", " and ".join(chosen)] if chosen else []
    return [sys.executable, "-m", "pytest", "-p", "tests.house.closing", *choice, *(arguments or many)]


def _on(url: str, environ: dict[str, str], closing: list[str]) -> dict[str, str]:
    print(f"pytest on {'PostgreSQL' if url else 'SQLite'}", flush=True)
    database = {"DATABASE_URL": url} if url else {}
    return environ | database | {"CLOSING_LINES": "\n".join(closing)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
