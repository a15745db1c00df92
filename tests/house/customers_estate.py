"""What the desk's routes of customers lead to."""

from __future__ import annotations

from tests.cast import Cast
from ventanilla.domain.customers.actions.asking import ask_for_change


def customers_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    change = ask_for_change({"phone": "976 10 20 30"}, by=cast.lucia)
    routes = ("customer", "customer_edit", "customer_deactivate", "customer_reactivate")
    numbers = {f"desk:{route}.number": cast.aurora.pk for route in routes}
    return {**numbers, "desk:company_change.number": change.pk}
