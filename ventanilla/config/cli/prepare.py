"""After installing or upgrading: compile texts, collect static files, bring the database up to date."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ventanilla.config.cli.migrate import bring_up_to_date
from ventanilla.config.cli.start import load_django
from ventanilla.config.env import Env


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    env = Env.load()
    load_django()
    from django.conf import settings
    from django.core.management import call_command

    from ventanilla.config.readiness import refuse_unfit

    for folder in settings.LOCALE_PATHS:
        compile_texts(Path(folder))
    bring_up_to_date()
    refuse_unfit(env)
    call_command("collectstatic", interactive=False, verbosity=0)
    return 0


def compile_texts(folder: Path) -> None:
    """Make a .mo beside each .po under `folder`, whole or not at all; what is newer than its source stays."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        half = compiled.with_suffix(f".{os.getpid()}.mo")
        with half.open("wb") as file:
            write_mo(file, catalogue)
        half.replace(compiled)
