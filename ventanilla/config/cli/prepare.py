"""After installing or upgrading: compile texts, collect static files, bring the database and its index up to date."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ventanilla.config.cli.migrate import bring_up_to_date
from ventanilla.config.cli.reindex import index_what_never_was
from ventanilla.config.cli.start import load_django
from ventanilla.config.env import Env

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


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
    index_what_never_was()
    call_command("collectstatic", interactive=False, verbosity=0)
    return 0


def compile_texts(folder: Path) -> None:
    """Make a .mo beside each .po under `folder`, whole or not at all; what is newer than its source stays.

    And one for Spanish that says everything as the sources do. Without it Django would take what Spanish lacks, which is
    everything, from the installation's own language: from English, where that is English.
    """
    from babel.messages.pofile import read_po

    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        spanish = folder / "es" / "LC_MESSAGES" / compiled.name
        made = [one.stat().st_mtime for one in (compiled, spanish) if one.exists()]
        if len(made) == 2 and min(made) >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        _write(compiled, catalogue)
        _write(spanish, _as_in_the_sources(catalogue))


def _as_in_the_sources(catalogue: Catalog) -> Catalog:
    from babel.messages.catalog import Catalog

    spanish = Catalog(locale="es")
    for message in catalogue:
        if message.id:
            spanish.add(message.id, string=message.id, context=message.context)
    return spanish


def _write(path: Path, catalogue: Catalog) -> None:
    from babel.messages.mofile import write_mo

    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.mo")
    with half.open("wb") as file:
        write_mo(file, catalogue)
    half.replace(path)
