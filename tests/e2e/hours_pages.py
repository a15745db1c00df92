"""The pages of hour banks, at both doors; and what stands on them."""

from __future__ import annotations

from tests.cast import Cast
from tests.e2e.looking import Look

LUCIA = "lucia@aurora-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/bonos/"
HOURS_NO_PAGES = {
    "portal:hours_table": "a file",
    "desk:hour_bank_table": "a file",
    "desk:hours_ask": "POST, leads to the work order",
    "desk:hour_bank_edit": "the form of a new one",
    "desk:hours_owed": "the form of moving",
    "desk:hours_give_back": "the form of adjusting",
}
HOURS_LOOKS = [
    Look("portal:hours", "/horas/", LUCIA),
    Look("portal:hour_bank", "/horas/{hour_bank}/", LUCIA),
    Look("portal:hours_approval", "/horas/aprobaciones/{approval}/", LUCIA),
    Look("desk:hours", AT, IVAN),
    Look("desk:hour_bank", f"{AT}{{hour_bank}}/", IVAN),
    Look("desk:hours_approval", f"{AT}aprobaciones/{{approval}}/", IVAN),
    Look("desk:hour_bank_new", f"{AT}clientes/{{aurora}}/nuevo/", IVAN),
    Look("desk:hour_bank_adjust", f"{AT}{{hour_bank}}/ajustar/", IVAN),
    Look("desk:hour_bank_move", f"{AT}{{hour_bank}}/pasar/", IVAN),
]


def an_hour_bank_to_look_at(cast: Cast) -> dict[str, str]:
    """Their numbers, for the looks."""
    from tests.house.hours_estate import an_hour_bank

    bank, _line, asked = an_hour_bank(cast, cast.aurora, "Bono de mantenimiento de 10 h")
    return {"hour_bank": str(bank.pk), "approval": str(asked.pk)}
