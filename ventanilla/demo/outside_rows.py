"""What people have asked without coming in: two wait in the tray, one was advertising."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.provider.information import FIRST_VERSION
from ventanilla.domain.support.models import SupportRequest


def ask_from_outside(company: Company, now: datetime) -> None:
    pedro: Membership = company.contacts["pedro@aurora.example"]
    discarded = {"state": SupportRequest.State.DISCARDED, "decided_by": company.staff["marta@norte.example"]}
    told: list[tuple[timedelta, dict[str, Any]]] = [
        (timedelta(days=4), {
            "name": "Posicionamiento Total", "company": "SEO en 24 horas", "email": "ofertas@posiciona.example",
            "message": "Ponemos su página la primera de Google. Respóndanos y le llamamos sin compromiso.",
            "reason": "Publicidad", **discarded,
        }),
        (timedelta(hours=3), {
            "name": "Rosa Millán", "company": "Bodegas Lanaja", "email": "rosa@lanaja.example",
            "phone": "976 555 039",
            "message": "Soy nueva en administración y nadie me ha dado acceso. El programa de facturas pide una clave "
            "que no tengo y mañana vence el trimestre.",
        }),
        (timedelta(minutes=50), {
            "name": pedro.person.name, "company": "Talleres Aurora", "email": pedro.person.email, "phone": pedro.phone,
            "message": "He cambiado de móvil y ya no me deja entrar: pide un código que no me llega. Además, el "
            "ordenador de recepción no enciende desde esta mañana.",
        }),
    ]  # fmt: skip
    SupportRequest.objects.bulk_create(_request(now - ago, facts) for ago, facts in told)


def _request(at: datetime, facts: dict[str, Any]) -> SupportRequest:
    verified = at + timedelta(minutes=6)
    decided = verified + timedelta(hours=1) if "decided_by" in facts else None
    return SupportRequest(
        asked_at=at, verified_at=verified, decided_at=decided, language="es", privacy_version=FIRST_VERSION, version=2,
        **{"state": SupportRequest.State.WAITING, **facts},
    )  # fmt: skip
