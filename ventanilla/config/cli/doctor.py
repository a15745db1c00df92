"""Look at the whole installation and say what is wrong, in words; the exit code is 1 when something is."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ventanilla.config.cli.start import load_django
from ventanilla.config.env import ConfigError, Env

LEAST_FREE_BYTES = 500_000_000


@dataclass(frozen=True)
class Finding:
    what: str
    words: str
    is_wrong: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    env = Env.load()
    load_django()
    found = list(examine(env))
    for one in found:
        print(f"{'WRONG' if one.is_wrong else 'ok':<6} {one.what:<10} {one.words}")
    return 1 if any(one.is_wrong for one in found) else 0


def examine(env: Env) -> Iterator[Finding]:
    """Everything that is looked at, in order. A silent or foreign database ends what can be known of it."""
    from ventanilla.config.readiness import refuse_unfit

    yield _folder(env.data)
    yield _disk(env.data)
    try:
        refuse_unfit(env)
    except ConfigError as error:
        yield Finding("database", str(error), is_wrong=True)
        return
    yield Finding("database", "It answers and has the schema of this version.")
    yield from (look(env) for look in _LOOKS_AT_ROWS)
    yield from elsewhere(env)


def _folder(data: Path) -> Finding:
    try:
        (data / "files").mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=data / "files").close()
    except OSError as error:
        return Finding("files", f"{data / 'files'} cannot be written: {error.strerror}.", is_wrong=True)
    return Finding("files", f"{data / 'files'} can be written.")


def _disk(data: Path) -> Finding:
    try:
        free = shutil.disk_usage(data).free
    except OSError as error:
        return Finding("disk", f"Nobody knows how much is free: {error.strerror}.", is_wrong=True)
    return Finding("disk", f"{free / 1e9:.1f} GB are free.", is_wrong=free < LEAST_FREE_BYTES)


def _worker(env: Env) -> Finding:
    from ventanilla.domain.jobs.worker import worker_is_alive

    if worker_is_alive():
        return Finding("worker", "It has shown a sign of life in the last half minute.")
    start = "ventanilla serve" if env.is_sqlite else "ventanilla worker"
    return Finding("worker", f"None is at work, so no letter leaves: start `{start}`.", is_wrong=True)


def _jobs(env: Env) -> Finding:
    from ventanilla.domain.jobs.models import Job

    dead = Job.objects.dead().count()
    words = f"{dead} were given up after all attempts." if dead else "None was given up."
    return Finding("jobs", words, is_wrong=bool(dead))


def _channel(env: Env) -> Finding:
    from ventanilla.domain.mail import channel
    from ventanilla.domain.provider.house import the_house_now

    if env.demo:
        return Finding("mail", "This is a demonstration: letters are held, as they should be.")
    account = the_house_now().mail_account
    if not account.host:
        words = "No mail server is set, neither in the settings of the desk nor as VENTANILLA_SMTP_HOST: letters wait."
        return Finding("mail", words, is_wrong=True)
    if paused := channel.trouble():
        return Finding("mail", f"Sending is paused: {paused.reason}", is_wrong=True)
    return Finding("mail", f"Letters leave by {account.host}.")


def _letters(env: Env) -> Finding:
    from ventanilla.domain.mail.models import Letter

    failed, held = Letter.objects.failed().count(), Letter.objects.held().count()
    return Finding("letters", f"{failed} could not be sent, {held} are held.", is_wrong=bool(failed))


def elsewhere(env: Env) -> Iterator[Finding]:
    """The other houses that say who somebody is, where the configuration names any."""
    from ventanilla.domain.people import directory, openid

    if env.oidc_issuer:
        trouble = openid.trouble_with(env.oidc_issuer)
        yield Finding(
            "sign-in", trouble or f"{env.oidc_issuer} describes itself as it should.", is_wrong=bool(trouble)
        )
    if env.ldap_host:
        trouble = directory.trouble()
        yield Finding("directory", trouble or f"{env.ldap_host} lets us search.", is_wrong=bool(trouble))


_LOOKS_AT_ROWS: tuple[Callable[[Env], Finding], ...] = (_worker, _jobs, _channel, _letters)
