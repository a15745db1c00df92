"""Give an administrator a login; the password is asked for, never an argument."""

from __future__ import annotations

import argparse
import getpass
import sys

from ventanilla.config.cli.start import load_django
from ventanilla.config.env import ConfigError, Env


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--email", help="address to enter with; asked for when it is not given")
    parser.add_argument("--name", help="name that customers see; asked for when it is not given")
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from the first line of stdin"
    )


def run(options: argparse.Namespace) -> int:
    env = Env.load()
    load_django()
    from ventanilla.config.readiness import refuse_unfit
    from ventanilla.domain.journal.actors import SYSTEM
    from ventanilla.domain.people.actions.staff import hire
    from ventanilla.domain.people.models import Role

    if env.demo:
        raise ConfigError("A demonstration has only its own people: VENTANILLA_DEMO must not be set.")
    refuse_unfit(env)
    try:
        email, name = _answer(options.email, "E-mail: "), _answer(options.name, "Name: ")
        password = _password(from_stdin=options.password_stdin)
        hire(by=SYSTEM, email=email, name=name, role=Role.ADMINISTRATOR, password=password)
    except EOFError:
        print("ventanilla: Nobody answered the question.", file=sys.stderr)
        return 1
    print(f"{email} can now enter at {env.base_url}.")
    return 0


def _answer(given: str | None, question: str) -> str:
    return (given if given is not None else input(question)).strip()


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    while (first := getpass.getpass("Password: ")) != getpass.getpass("The same again: "):
        print("They differ. Once more:", file=sys.stderr)
    return first
