"""The first steps: one page each, all of them skippable, all of them found again in the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.provider.house import House

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Step:
    name: str
    """Of its route, after `first_`."""
    label: _StrOrPromise
    is_done: Callable[[House], bool]

    @property
    def route(self) -> str:
        return f"desk:first_{self.name}"


STEPS = (
    Step("company", _("La empresa"), lambda house: bool(house.row.name)),
    Step("mail", _("El correo"), lambda house: bool(house.mail_account.host)),
    Step("hours", _("El horario"), lambda house: bool(house.row.week)),
    Step("customer", _("El primer cliente"), lambda house: Customer.objects.exists()),
)
DONE = "desk:first_done"


def next_route(name: str) -> str:
    """Where one goes from this step, done or skipped."""
    names = [step.name for step in STEPS]
    rest = STEPS[names.index(name) + 1 :]
    return rest[0].route if rest else DONE


def first_open_route(house: House) -> str:
    """Where somebody who comes back goes on."""
    return next((step.route for step in STEPS if not step.is_done(house)), DONE)


def surroundings(house: House, current: str) -> dict[str, Any]:
    """What every step shows around its own: how far one has come, and the way on."""
    stations = [{"label": _now("Tu cuenta"), "state": "done", "note": ""}]
    for step in STEPS:
        state = "now" if step.name == current else "done" if step.is_done(house) else "todo"
        stations.append({"label": str(step.label), "state": state, "note": ""})
    found = next((step for step in STEPS if step.name == current), None)
    return {"stations": stations, "step": found, "onward_to": next_route(current) if found else DONE}
