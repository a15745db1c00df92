"""Compare what the hour banks say with the sums of their movements (`verify`). Changes nothing."""

from __future__ import annotations

import argparse

from ventanilla.config.cli.start import load_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=["verify"], help="verify changes nothing")


def run(options: argparse.Namespace) -> int:
    """A line for each sum that is wrong. 0 when there is none, else 1."""
    load_django()
    from ventanilla.domain.hours.models import HourBank
    from ventanilla.domain.hours.verifying import wrong_sums

    wrong = list(wrong_sums())
    for sentence in wrong:
        print(sentence)
    print(f"{HourBank.objects.count()} hour banks compared, {len(wrong)} sums are wrong.")
    return 1 if wrong else 0
