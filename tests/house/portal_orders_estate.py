"""A work order of each customer, and a link to sign Lucía's: what the portal's Partes and the pages of links lead to."""

from __future__ import annotations

from django.utils.timezone import now

from tests.cast import Cast
from tests.signing import issued_order
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link


def portal_orders_examples(cast: Cast, canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. What is Ribera's says so in every text."""
    order = issued_order(cast.aurora, by=cast.marta, subject="Cambio del disco")
    issued_order(cast.ribera, by=cast.marta, subject=f"{canary} servidor")
    token = make_link(Link.Purpose.SIGN, cast.lucia.person, subject_id=order.pk, at=now())
    routes = ("work_order", "work_order_paper", "work_order_sign", "work_order_object")
    return {
        **dict.fromkeys((f"portal:{one}.number" for one in routes), order.pk),
        "portal:work_order_paper.which": "parte",
        "desk:work_order_ask.number": order.pk,
        "gate:work_order_check.code": order.code,
        **dict.fromkeys(
            (f"gate:{one}.token" for one in ("sign_link", "sign_link_paper", "object_link")), token
        ),
    }
