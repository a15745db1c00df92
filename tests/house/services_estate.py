"""A catalogue, and a contract of each customer: what the routes of services and renewals lead to."""

from __future__ import annotations

import io

from django.utils.timezone import localdate

from tests.cast import Cast
from ventanilla.demo.papers import one_page
from ventanilla.domain.contracts.actions.contracting import Terms, add_contract, entrust
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.contracts.actions.papers import add_document
from ventanilla.domain.contracts.models import Contract, Service
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.renewals.actions.renewal_feeds import make_renewal_feed
from ventanilla.domain.renewals.models import Choice, Decision
from ventanilla.domain.tickets.models import Ticket


def services_examples(cast: Cast, canary: str, ticket: Ticket) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. `ticket`: Ribera's. What is Ribera's says so in every text."""
    service = add_service(Offer(name="Copias de seguridad", features="Cada noche"), by=cast.ivan)
    other = add_service(
        Offer(name=f"{canary} servicio", summary=f"{canary} línea", is_visible=False), by=cast.ivan
    )
    entrust(cast.aurora, cast.marta, by=cast.ivan)
    contract = _contract(cast, cast.aurora, service, "CT-1", "Servidor")
    theirs = _contract(cast, cast.ribera, other, f"{canary}-1", f"{canary} cubre")
    Decision.objects.create(
        period=theirs.periods.get(), choice=Choice.RENEW, decided_by=cast.oscar, decided_at=theirs.created_at,
        ticket=ticket, shown={"number": theirs.number, "ends_on": "2027-01-01"},
    )  # fmt: skip
    paper, of_service = _paper(cast, contract, "Contrato.pdf"), _paper(cast, service, "Folleto.pdf")
    _paper(cast, theirs, f"{canary}.pdf")
    numbers = dict.fromkeys((f"portal:{one}.number" for one in ("renewal", "renewal_decide")), contract.pk)
    of_contract = ("contract", "contract_edit", "contract_renew", "contract_cancel", "contract_document_add",
                   "contract_document_remove")  # fmt: skip
    numbers |= dict.fromkeys((f"desk:{one}.number" for one in of_contract), contract.pk)
    services = ("portal:service", "portal:service_ask", "portal:service_seen", "desk:settings_services_entry",
                "desk:settings_services_offer", "desk:settings_service_document",
                "desk:settings_service_document_remove")  # fmt: skip
    numbers |= dict.fromkeys((f"{one}.number" for one in services), service.pk)
    numbers |= {"desk:contract_new.number": cast.aurora.pk, "desk:account_manager.number": cast.aurora.pk}
    return {
        **numbers, "portal:document.file_id": paper, "desk:contract_document.file_id": paper,
        "desk:contract_document_remove.file_id": paper, "desk:settings_service_document_remove.file_id": of_service,
        "desk:settings_services_offer.what": "retirar", "renewal_calendar.token": make_renewal_feed(by=cast.lucia),
    }  # fmt: skip


def _contract(cast: Cast, customer: Customer, service: Service, number: str, about: str) -> Contract:
    today = localdate()
    ends = today.replace(day=1, year=today.year + 1)
    return add_contract(
        customer, service, Terms(number=number, about=about), by=cast.ivan, starts_on=today, ends_on=ends
    )


def _paper(cast: Cast, of: Service | Contract, name: str) -> object:
    paper = one_page(name, [name]).content
    file = store_file(name, io.BytesIO(paper), len(paper), owner=f"staff:{cast.ivan.pk}")
    return add_document(file, of=of, by=cast.ivan).pk
