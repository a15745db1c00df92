"""What the desk knows of its customers beside their facts: notes, one who is none any more, a change that is asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import CompanyChange, Customer

NOTES = {
    "C0142": "Llamar a la puerta del taller, no a la de oficinas. Cierran a mediodía.\n"
    "El servidor está en el altillo: hace falta escalera.",
    "C0118": "Nada de reinicios entre las 9 y las 14: hay consultas.",
    "C0104": "La clave de la alarma la tiene Marta. Avisar antes de ir.",
}


def write_what_the_desk_knows(company: Company, now: datetime) -> None:
    """After the people: one of them asks for something."""
    for code, notes in NOTES.items():
        Customer.objects.filter(code=code).update(notes=notes)
    Customer.objects.create(
        code="C0061", name="Imprenta Delicias", legal_name="Imprenta Delicias, S. L.", is_active=False,
        address="Avenida de Madrid, 91, 50010 Zaragoza", notes="Cerró en marzo. Los equipos se retiraron.",
    )  # fmt: skip
    Customer.objects.filter(code="C0061").update(created_at=now - timedelta(days=700))
    aurora = company.customers["C0142"]
    CompanyChange.objects.create(
        customer=aurora, asked_by=company.contacts["lucia@aurora.example"], asked_at=now - timedelta(hours=20),
        before={"phone": aurora.phone, "address": aurora.address},
        wanted={"phone": "976 555 080", "address": "Calle del Torno, 16, 50014 Zaragoza"},
    )  # fmt: skip
