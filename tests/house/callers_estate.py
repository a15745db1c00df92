"""What the routes about who is on the telephone lead to."""

from __future__ import annotations

from tests.cast import Cast


def callers_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    contact = {f"desk:{route}.number": cast.pedro.pk for route in ("caller", "caller_letter")}
    return {**contact, "desk:unknown_caller_of.number": cast.aurora.pk}
