"""Noa, who is new, and the ten tickets that wait for her one morning, the first one due first."""

from __future__ import annotations

from tests.cast import PASSWORD, Cast, a_ticket
from ventanilla.domain.people.models import Person, Role, StaffMember
from ventanilla.domain.tickets.actions.working import assign

NOA = "noa@norte-pruebas.example"
TEN = (
    "El escáner no enciende", "La impresora atasca el papel", "No puedo abrir la agenda", "El monitor parpadea",
    "Pide la contraseña del correo", "La copia de anoche falló", "El teléfono no da tono", "Falta un icono en el escritorio",
    "El ratón inalámbrico se para", "No se oye en las videollamadas",
)  # fmt: skip


def ten_for_noa(cast: Cast) -> dict[str, int]:
    """Their numbers: `ten_1` to `ten_10`. All are Clínica Ribera's."""
    person = Person.objects.create_user(NOA, PASSWORD, name="Noa Ruiz")
    noa = StaffMember.objects.create(person=person, role=Role.AGENT)
    numbers = {}
    for place, subject in enumerate(TEN, start=1):
        ticket = a_ticket(cast.oscar, subject=subject, message="Desde esta mañana.")
        assign(ticket, by=cast.elena, assignee=noa)
        numbers[f"ten_{place}"] = ticket.number
    return numbers
