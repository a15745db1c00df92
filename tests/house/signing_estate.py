"""A work order of Marta's that waits for a signature: what the routes of Firmas lead to."""

from __future__ import annotations

from tests.cast import Cast
from tests.signing import issued_order


def signing_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    order = issued_order(cast.aurora, by=cast.marta)
    of_order = ("signing_order", "signing_send", "signing_paper")
    return {"icon.kind": "192", **dict.fromkeys((f"desk:{one}.number" for one in of_order), order.pk)}
