"""The pages of services, contracts and renewals, at both doors; and what stands on them."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate

from tests.cast import Cast
from tests.e2e.looking import Look

LUCIA = "lucia@aurora-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/contratos/"
SHELF = "/escritorio/ajustes/servicios/"
SERVICES_NO_PAGES = {
    "portal:service_seen": "POST, answers the script",
    "portal:document": "a download",
    "portal:renewal_decide": "POST, leads to the renewal",
    "desk:account_manager": "POST, leads to the customer",
    "desk:contract_document": "a download",
    "desk:contract_document_add": "POST, leads to the contract",
    "desk:contract_document_remove": "POST, leads to the contract",
    "desk:settings_service_document": "POST, leads to the service",
    "desk:settings_service_document_remove": "POST, leads to the service",
    "desk:settings_services_order": "POST, leads to the catalogue",
    "desk:settings_services_offer": "POST, leads to the catalogue",
    "renewal_calendar": "for calendar programs",
}
SERVICES_LOOKS = [
    Look("portal:services", "/servicios/", LUCIA),
    Look("portal:service", "/servicios/{service}/", LUCIA),
    Look("portal:service_ask", "/servicios/{free_service}/informacion/", LUCIA),
    Look("portal:renewals", "/renovaciones/", LUCIA),
    Look("portal:renewal", "/renovaciones/{contract}/", LUCIA),
    Look("portal:renewal_feed", "/renovaciones/calendario/", LUCIA),
    Look("desk:contracts", AT, IVAN),
    Look("desk:contract", f"{AT}{{contract}}/", IVAN),
    Look("desk:contract_new", f"{AT}clientes/{{aurora}}/nuevo/", IVAN),
    Look("desk:contract_edit", f"{AT}{{contract}}/editar/", IVAN),
    Look("desk:contract_renew", f"{AT}{{contract}}/renovar/", IVAN),
    Look("desk:contract_cancel", f"{AT}{{contract}}/baja/", IVAN),
    Look("desk:services_interest", f"{AT}interes/", IVAN),
    Look("desk:renewal_feed", f"{AT}calendario/", IVAN),
    Look("desk:settings_services", SHELF, IVAN),
    Look("desk:settings_services_new", f"{SHELF}nuevo/", IVAN),
    Look("desk:settings_services_entry", f"{SHELF}{{service}}/", IVAN),
]


def a_catalogue(cast: Cast) -> dict[str, str]:
    """Two services, and a contract of one of them that ends soon: their numbers, for the looks."""
    from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
    from ventanilla.domain.contracts.actions.offering import Offer, add_service

    held = add_service(
        Offer(
            name="Antivirus gestionado",
            summary="Vigilado",
            description="**Vigilado**",
            features="Aviso\nLimpieza",
        ),
        by=cast.ivan,
    )
    free = add_service(Offer(name="Formación en ciberseguridad", picture="graduation-cap"), by=cast.ivan)
    ends = localdate() + timedelta(days=50)
    contract = add_contract(
        cast.aurora, held, Terms(number="CT-1", about="25 equipos"), by=cast.ivan,
        starts_on=ends - timedelta(days=364), ends_on=ends,
    )  # fmt: skip
    return {"service": str(held.pk), "free_service": str(free.pk), "contract": str(contract.pk)}
