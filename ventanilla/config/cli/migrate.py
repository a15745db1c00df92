"""Bring the database to the schema of this version."""

from __future__ import annotations

import argparse

from ventanilla.config.cli.start import load_django
from ventanilla.config.env import ConfigError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    load_django()
    bring_up_to_date()
    print("The database has the schema of this version.")
    return 0


def bring_up_to_date() -> None:
    """Migrate, and make the shared cache's table where the database is the cache. Raises ConfigError."""
    from django.conf import settings
    from django.core.management import call_command

    from ventanilla.config.readiness import refuse_newer_schema, refuse_silent_database

    try:
        settings.DATA.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"The data folder {settings.DATA} cannot be made: {error.strerror}.") from error
    refuse_silent_database()
    refuse_newer_schema()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
