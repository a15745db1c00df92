"""Serve the pages; on SQLite also jobs and schedule, all in one process.

On PostgreSQL jobs and schedule belong to `ventanilla worker`, unless --with-worker or --processes asks for them here.
"""

from __future__ import annotations

import argparse

from ventanilla.config.cli.start import load_django, stop_on_signals
from ventanilla.config.env import ConfigError, Env
from ventanilla.config.memory import few_arenas

ONE_IS_ENOUGH = (
    "--processes needs PostgreSQL. On SQLite one process does everything: only one may write at a time, and what "
    "they remember for each other is in its memory."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument(
        "--with-worker", action="store_true", help="jobs and schedule too, on PostgreSQL as well"
    )
    parser.add_argument("--no-worker", action="store_true", help="pages only, on SQLite as well")
    parser.add_argument(
        "--processes",
        type=_at_least_one,
        metavar="N",
        help="PostgreSQL: N processes for pages and one for jobs and schedule, which share what is loaded",
    )


def run(options: argparse.Namespace) -> int:
    few_arenas()
    stop = stop_on_signals()
    env = Env.load()
    if options.processes and env.is_sqlite:
        raise ConfigError(ONE_IS_ENOUGH)
    from ventanilla.config.server import leave, serve, serve_with_others, take_port

    listener = take_port(options.host, options.port)
    load_django()
    from ventanilla.config.readiness import refuse_unfit, refuse_unprepared
    from ventanilla.doors.clock.service import run_service

    refuse_unfit(env)
    refuse_unprepared()
    first_start = _first_start(env)
    works = (env.is_sqlite or options.with_worker or options.processes) and not options.no_worker
    service = run_service if works else None

    def ready() -> None:
        _welcome(env, first_start)

    if options.processes:
        leave(
            serve_with_others(listener, processes=options.processes, stop=stop, service=service, ready=ready)
        )
    leave(serve(listener, stop=stop, service=service, ready=ready))


def _at_least_one(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number


def _first_start(env: Env) -> str:
    """What to type where, while nobody can administrate; in the installation's own language. Else nothing."""
    from django.utils.translation import gettext as _
    from django.utils.translation import override

    from ventanilla.domain.people.actions.first_start import offer_first_start

    if env.demo or not (code := offer_first_start()):
        return ""
    with override(env.language):
        told = _("Para empezar, abre %(address)s y escribe este código: %(code)s")
    return told % {"address": f"{env.base_url}/empezar/", "code": code}


def _welcome(env: Env, first_start: str) -> None:
    print(f"Ventanilla is open at {env.base_url} (Ctrl-C closes it)", flush=True)
    if first_start:
        print(first_start, flush=True)
    if env.demo:
        from ventanilla.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD

        print(f"This is a demonstration. Enter with the password {DEMO_PASSWORD} as one of:")
        for email, _name, words in DEMO_ACCOUNTS:
            print(f"  {email:<22} {words}", flush=True)
