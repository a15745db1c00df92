"""Work orders of both companies at the desk, drafts and issued ones; what is Ribera's gives itself away."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from tests.cast import Cast
from tests.signing import issued_order
from ventanilla.domain.workorders.actions.drafting import Content, Used, draft
from ventanilla.domain.workorders.actions.objecting import object_to
from ventanilla.domain.workorders.actions.planning import plan_order

OF_DRAFT = ("work_order_edit", "work_order_issue", "work_order_discard", "order_visit", "order_unplan")
OF_ISSUED = ("work_order", "work_order_annex", "work_order_answer", "work_order_paper")


def workorders_examples(cast: Cast, canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    begun = draft(cast.aurora, by=cast.marta, content=Content(subject="Revisión de las copias"))
    at_time = now().replace(second=0, microsecond=0) + timedelta(days=2)
    begun = plan_order(begun, by=cast.marta, at_time=at_time, minutes=120, technician=cast.marta)
    theirs = Content(
        subject=f"{canary} parte", summary=f"{canary} hecho", requester=cast.oscar,
        materials=[Used(name=f"{canary} cable")],
    )  # fmt: skip
    draft(cast.ribera, by=cast.marta, content=theirs)
    order = issued_order(cast.aurora, by=cast.marta, subject="Cambio del conmutador")
    object_to(order, "No estuvo tanto tiempo", by=cast.lucia)
    return {
        **dict.fromkeys((f"desk:{one}.number" for one in OF_DRAFT), begun.pk),
        **dict.fromkeys((f"desk:{one}.number" for one in OF_ISSUED), order.pk),
        "desk:work_order_paper.which": "parte",
    }
