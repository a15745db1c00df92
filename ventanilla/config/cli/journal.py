"""Walk the journal's chain and say which line breaks it (`verify`). Changes nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ventanilla.config.cli.start import load_django
from ventanilla.config.env import Env

if TYPE_CHECKING:
    from ventanilla.domain.journal.verifying import Break, Walk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=["verify"], help="the only one there is")
    parser.add_argument(
        "--kept",
        metavar="HASH",
        default="",
        help="an end that you wrote down: it has to be in the chain still",
    )


def run(options: argparse.Namespace) -> int:
    env = Env.load()
    load_django()
    from django.utils.translation import override

    from ventanilla.config.readiness import refuse_unfit

    refuse_unfit(env)
    with override(env.language):
        return tell_breaks(options.kept)


def tell_breaks(kept: str = "") -> int:
    """How many lines there are and how they end, and a line for each break. 0 when there is none, else 1."""
    from django.utils.translation import gettext as _
    from django.utils.translation import ngettext

    from ventanilla.domain.journal.guard import is_in_place
    from ventanilla.domain.journal.verifying import walk

    found, is_kept = walk(looking_for=kept.strip().lower()), is_in_place()
    for one in found.breaks:
        print(_told(one))
    if found.broken > len(found.breaks):
        print(_("… y %(count)s más.") % {"count": found.broken - len(found.breaks)})
    if not found.met:
        print(_("La huella que guardaste no está: falta el final, o se ha vuelto a escribir entero."))
    if not is_kept:
        print(_("La base de datos no impide cambiarlo: faltan sus disparadores."))
    print(ngettext("%(count)s línea", "%(count)s líneas", found.lines) % {"count": found.lines}, end="")
    print(_forgotten(found) + ", " + _("termina en %(hash)s") % {"hash": found.head})
    is_whole = not found.broken and found.met and is_kept
    print(_("El registro está íntegro.") if is_whole else _("El registro NO está íntegro."))
    return 0 if is_whole else 1


def _told(one: Break) -> str:
    from django.utils.translation import gettext as _

    from ventanilla.domain.journal.verifying import How

    sentences = {
        How.CHANGED: _("Línea %(number)s: no dice lo que decía cuando se escribió"),
        How.REMOVED: _("Línea %(number)s: falta la que iba antes de ella"),
        How.INSERTED: _("Línea %(number)s: alguien la metió después"),
        How.MOVED: _("Línea %(number)s: no está en su sitio"),
    }
    return sentences[one.how] % {"number": one.number}


def _forgotten(found: Walk) -> str:
    from django.utils.translation import ngettext

    if not found.forgotten:
        return ""
    words = ngettext("%(count)s con palabras borradas", "%(count)s con palabras borradas", found.forgotten)
    return f" ({words % {'count': found.forgotten}})"
