"""Compare the sums that the panel reads with the tickets (`verify`), or have them made anew (`recount`)."""

from __future__ import annotations

import argparse

from ventanilla.config.cli.start import load_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=["verify", "recount"], help="verify changes nothing")


def run(options: argparse.Namespace) -> int:
    load_django()
    return verify() if options.deed == "verify" else recount()


def verify() -> int:
    """A line for each month that differs. 0 when there is none, else 1."""
    from ventanilla.domain.reports.bookkeeping import months_that_differ
    from ventanilla.domain.reports.models import Bookkeeping, Touched

    if not Bookkeeping.objects.exists():
        print("Nothing has been summed up yet: the worker does it.")
        return 0
    if waiting := Touched.objects.count():
        print(f"{waiting} changes are not summed up yet: those days are read from the tickets meanwhile.")
    months = wrong = 0
    for month, differing in months_that_differ():
        months += 1
        if differing:
            wrong += 1
            print(f"{month:%Y-%m}: {differing} differences")
    print(f"{months} months compared, {wrong} differ.")
    return 1 if wrong else 0


def recount() -> int:
    """Until the worker has summed up a day again, it is read from the tickets."""
    from ventanilla.domain.reports.bookkeeping import forget_the_books

    forget_the_books()
    print("All sums are forgotten; the worker makes them anew within minutes.")
    return 0
