"""Make the search index anew: after an import, or when something is not found."""

from __future__ import annotations

import argparse
import time

from ventanilla.config.cli.start import load_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    load_django()
    index_everything()
    return 0


def index_what_never_was() -> None:
    """After an upgrade from a version that had no index: there are tickets, and none can be found."""
    from ventanilla.domain.search.models import Row
    from ventanilla.domain.tickets.models import Ticket

    if Ticket.objects.exists() and not Row.objects.exists():
        index_everything()


def index_everything() -> None:
    """Says how much there was, and how long it took."""
    from ventanilla.domain.tickets.findable import rebuild

    started = time.monotonic()
    tickets = rebuild()
    print(f"{tickets} tickets can be found ({time.monotonic() - started:.0f} s).")
