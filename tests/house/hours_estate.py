"""An hour bank of each customer, a line drawn from it, and a request that waits: what the routes of hours lead to."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate, now

from tests.cast import Cast
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.approving import ask_approval
from ventanilla.domain.hours.actions.drawing import Done, draw_hours, foresee
from ventanilla.domain.hours.actions.selling import Terms, sell_bank
from ventanilla.domain.hours.charging import Rules
from ventanilla.domain.hours.models import Approval, HourBank, Spending
from ventanilla.domain.workorders.actions.drafting import Content, draft


def hours_examples(cast: Cast, canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. What is Ribera's says so in every text."""
    bank, line, asked = an_hour_bank(cast, cast.aurora, "Bono de 10 h")
    an_hour_bank(cast, cast.ribera, f"{canary} bono")
    order = draft(cast.aurora, by=cast.marta, content=Content(subject="Por emitir"))
    of_bank = ("hour_bank", "hour_bank_edit", "hour_bank_adjust", "hour_bank_move", "hour_bank_table")
    numbers: dict[str, object] = {f"desk:{one}.number": bank.pk for one in of_bank}
    numbers |= {f"desk:{one}.number": cast.aurora.pk for one in ("hour_bank_new", "hours_owed")}
    return {
        **numbers, "desk:hours_ask.number": order.pk, "portal:hour_bank.number": bank.pk,
        "desk:hours_give_back.number": line.pk,
        "portal:hours_approval.number": asked.pk, "desk:hours_approval.number": asked.pk,
    }  # fmt: skip


def an_hour_bank(cast: Cast, customer: Customer, name: str) -> tuple[HourBank, Spending, Approval]:
    """Ten hours, of which one line is drawn, and work that would need twenty."""
    today, began = localdate(), now() - timedelta(hours=3)
    terms = Terms(
        name=name, valid_from=today - timedelta(days=30), valid_until=today + timedelta(days=300),
        rules=Rules(unit=15), asks_first=True,
    )  # fmt: skip
    bank = sell_bank(customer, terms, minutes=600, by=cast.ivan)
    done = Done(
        place=1, began_at=began, ended_at=began + timedelta(minutes=70), what=name, technician=cast.marta
    )
    line = draw_hours(customer, [done], source="Parte 2026-0001", key=f"estate:{customer.pk}", by=cast.marta)[
        0
    ]
    more = Done(place=2, began_at=began, ended_at=began + timedelta(hours=20), what=name)
    foreseen = foresee(customer.pk, [more])
    asked = ask_approval(customer, foreseen, key=f"estate-more:{customer.pk}", subject=name, by=cast.marta)
    return bank, line, asked
