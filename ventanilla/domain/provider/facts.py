"""What the settings ask about the provider, and what is refused. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.core.opening import Week, weekday
from ventanilla.core.tax_id import tidy, trouble_with
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.provider.periods import Periods

MIDNIGHT = 24 * 60
LONGEST_PERIOD = 365
LONGEST_WORD = 30
MOST_POINTS = 8
LONGEST_FACT = {"label": 60, "phone": 30, "email": 254, "address": 250}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the provider is."""

    name: str
    legal_name: str = ""
    tax_id: str = ""
    legal_notice: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    def cleaned(self) -> dict[str, str]:
        """As the row keeps them. Raises Refused for a missing name, a tax id or an address that is none."""
        facts = {name: " ".join(str(value).split()) for name, value in asdict(self).items()}
        facts["tax_id"] = tidy(facts["tax_id"])
        if not facts["name"]:
            raise Refused(_("Escribe el nombre con el que os conocen los clientes."), field="name")
        for name, value in facts.items():
            most = Provider._meta.get_field(name).max_length  # type: ignore[union-attr]  # texts all of them
            if most is not None and len(value) > most:
                raise Refused(_("Es demasiado largo."), field=name)
        if facts["tax_id"] and (trouble := trouble_with(facts["tax_id"])):
            raise Refused(trouble, field="tax_id")
        if facts["email"]:
            an_address(facts["email"])
        return facts


@dataclass(frozen=True, kw_only=True)
class ContactPoint:
    """A department, a branch, a telephone for nights: a name and at least one way to reach it."""

    label: str
    phone: str = ""
    email: str = ""
    address: str = ""


def kept_points(points: Iterable[ContactPoint]) -> list[dict[str, str]]:
    """As the row keeps them; empty ones are left out. Raises Refused for one without a name or a way to reach it."""
    told = [{name: " ".join(value.split()) for name, value in asdict(point).items()} for point in points]
    for number, facts in enumerate(told):
        if any(facts.values()):
            _refuse_unfit_point(facts, number)
    kept = [facts for facts in told if any(facts.values())]
    if len(kept) > MOST_POINTS:
        raise Refused(_("Caben %(most)s.") % {"most": MOST_POINTS})
    return kept


def _refuse_unfit_point(facts: Mapping[str, str], number: int) -> None:
    if not facts["label"]:
        raise Refused(_("Escribe cómo se llama."), field=f"label_{number}")
    if not (facts["phone"] or facts["email"] or facts["address"]):
        raise Refused(_("Escribe un teléfono, un correo o una dirección."), field=f"phone_{number}")
    for name, value in facts.items():
        if len(value) > LONGEST_FACT[name]:
            raise Refused(_("Es demasiado largo."), field=f"{name}_{number}")
    if facts["email"]:
        an_address(facts["email"], field=f"email_{number}")


def kept_week(week: Week) -> dict[str, list[list[int]]]:
    """In order, days as JSON wants them. Raises Refused for windows that overlap, and when no day is open."""
    kept = kept_windows(week)
    if not kept:
        raise Refused(_("Deja al menos un día abierto: los plazos se cuentan en horas de atención."))
    return kept


def kept_windows(week: Week) -> dict[str, list[list[int]]]:
    """The same for a week that may be closed altogether."""
    kept = {}
    for day in sorted(week):
        windows = sorted(week[day])
        until = 0
        for opens, closes in windows:
            if not 0 <= opens < closes <= MIDNIGHT or opens < until:
                told = {"day": weekday(day)}
                raise Refused(
                    _("Las horas del %(day)s no cuadran: cada tramo empieza antes de acabar y después del anterior.")
                    % told, field=f"day_{day}",
                )  # fmt: skip
            until = closes
        if windows:
            kept[str(day)] = [list(one) for one in windows]
    return kept


def refuse_unfit_periods(periods: Periods) -> None:
    """Raises Refused for a number out of all proportion, and for steps that would come in the wrong order."""
    for one in fields(Periods):
        value = getattr(periods, one.name)
        least = 0 if one.name == "rating_reminder" else 1
        most = LONGEST_PERIOD
        if not least <= value <= most:
            told = {"least": least, "most": most}
            raise Refused(_("Tiene que estar entre %(least)s y %(most)s.") % told, field=one.name)
    if periods.second_reminder <= periods.first_reminder:
        raise Refused(_("El segundo recordatorio va después del primero."), field="second_reminder")
    if periods.give_up <= periods.second_reminder:
        raise Refused(_("Se da por resuelta después del segundo recordatorio."), field="give_up")
    if periods.reopen > periods.close:
        raise Refused(
            _("Una incidencia cerrada ya no se reabre: no puede durar más que el cierre."), field="reopen"
        )
    if periods.rating_reminder >= periods.rating:
        raise Refused(
            _("El recordatorio va antes de que acabe el plazo para valorar."), field="rating_reminder"
        )


def kept_wording(words: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Without what is empty. Raises Refused for a word that would not fit where it stands."""
    kept: dict[str, dict[str, str]] = {}
    for thing, languages in words.items():
        for language, word in languages.items():
            tidied = " ".join(word.split())
            if len(tidied) > LONGEST_WORD:
                raise Refused(
                    _("Es demasiado largo: 30 letras como mucho."),
                    field=f"{thing.replace('.', '_')}_{language}",
                )
            if tidied:
                kept.setdefault(thing, {})[language] = tidied
    return kept
