"""What the desk's routes of customers lead to."""

from __future__ import annotations

from tests.cast import Cast
from ventanilla.domain.customers.actions.asking import ask_for_change


def customers_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    change = ask_for_change({"phone": "976 10 20 30"}, by=cast.lucia)
    routes = (
        "",
        "_edit",
        "_deactivate",
        "_reactivate",
        "_terms",
        "_sections",
        "_contact_new",
        "_merge_choice",
        "_merge",
    )
    numbers = {f"desk:customer{route}.number": cast.aurora.pk for route in routes}
    people = ("", "_address", "_remove", "_deed")
    numbers |= {f"desk:customer_contact{route}.number": cast.pedro.pk for route in people}
    more = {"desk:customer_contact_deed.deed": "suspender", "desk:look.number": cast.lucia.pk}
    more["desk:customer_merge.gone"] = cast.ribera.pk
    return {**numbers, **more, "desk:company_change.number": change.pk}
