"""Count the due times of all tickets anew and say where the database says otherwise (`verify`). Changes nothing."""

from __future__ import annotations

import argparse
from datetime import datetime

from ventanilla.config.cli.start import load_django
from ventanilla.config.env import Env


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=["verify"], help="the only one there is")


def run(options: argparse.Namespace) -> int:
    env = Env.load()
    load_django()
    from django.utils.translation import override

    from ventanilla.config.readiness import refuse_unfit

    refuse_unfit(env)
    with override(env.language):
        return tell_differences()


def tell_differences() -> int:
    """A line for each column that differs, and at the end how many. 0 when there is none, else 1."""
    from django.utils.translation import gettext as _
    from django.utils.translation import ngettext

    from ventanilla.domain.provider.house import the_house_now
    from ventanilla.domain.tickets.verifying import verify

    the_house_now()
    checked = wrong = 0
    for _number, found in verify():
        checked += 1
        wrong += len(found)
        for one in found:
            told = {"number": one.number, "column": one.column}
            told |= {"stands": _told(one.stands), "should": _told(one.should)}
            print(_("#%(number)s %(column)s: pone %(stands)s y debería poner %(should)s") % told)
    tickets = ngettext("%(count)s incidencia comprobada", "%(count)s incidencias comprobadas", checked)
    differences = ngettext("%(count)s diferencia", "%(count)s diferencias", wrong)
    print(f"{tickets % {'count': checked}}, {differences % {'count': wrong}}")
    return 1 if wrong else 0


def _told(value: object) -> str:
    from django.utils.timezone import localtime

    return localtime(value).isoformat() if isinstance(value, datetime) else str(value or "–")
