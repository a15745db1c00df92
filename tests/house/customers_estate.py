"""What the desk's routes of customers lead to."""

from __future__ import annotations

from tests.cast import Cast


def customers_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    routes = ("customer", "customer_edit", "customer_deactivate", "customer_reactivate")
    return {f"desk:{route}.number": cast.aurora.pk for route in routes}
