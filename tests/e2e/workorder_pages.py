"""The desk's pages of work orders; and what stands on them."""

from __future__ import annotations

from tests.cast import Cast
from tests.e2e.hours_pages import HOURS_LOOKS, HOURS_NO_PAGES
from tests.e2e.looking import Look
from tests.e2e.signing_pages import SIGNING_LOOKS, SIGNING_NO_PAGES
from tests.house.workorders_estate import workorders_examples

MARTA = "marta@norte-pruebas.example"
AT = "/escritorio/partes/"
WORKORDER_NO_PAGES = {
    **HOURS_NO_PAGES,
    **SIGNING_NO_PAGES,
    "desk:order_unplan": "POST, leads to the planning",
    "desk:work_order_discard": "POST, leads to the list",
    "desk:work_order_annex": "POST, leads to the annex",
    "desk:work_order_answer": "POST, leads to the work order",
    "desk:work_order_paper": "a PDF",
}
WORKORDER_LOOKS = [
    *HOURS_LOOKS,
    *SIGNING_LOOKS,
    Look("desk:work_orders", AT, MARTA),
    Look("desk:work_order", f"{AT}{{desk_order}}/", MARTA),
    Look("desk:work_order_new", f"{AT}nuevo/?cliente={{aurora}}", MARTA),
    Look("desk:work_order_issue", f"{AT}{{desk_draft}}/emitir/", MARTA),
    Look("desk:work_order_edit", f"{AT}{{desk_draft}}/editar/", MARTA),
    Look("desk:order_visit", "/escritorio/planificacion/partes/{desk_draft}/", MARTA),
]


def orders_at_the_desk(cast: Cast) -> dict[str, str]:
    found = workorders_examples(cast, "Otra")
    return {
        "desk_order": str(found["desk:work_order.number"]), "desk_draft": str(found["desk:work_order_edit.number"]),
    }  # fmt: skip
