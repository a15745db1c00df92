"""The rooms of the settings: what stands in their menu, and on their first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.domain.tickets.policy import may_edit_canned
from ventanilla.doors.desk.rail import rail

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Room:
    name: str
    """Of its route, after `settings_`."""
    label: _StrOrPromise
    picture: str
    about: _StrOrPromise

    @property
    def route(self) -> str:
        return f"desk:settings_{self.name}"


@dataclass(frozen=True)
class Floor:
    label: _StrOrPromise
    rooms: tuple[Room, ...]


CANNED = Room(
    "canned", _("Plantillas"), "message-square-text", _("Respuestas preparadas, con huecos que se rellenan.")
)
FLOORS = (
    Floor(
        _("La empresa"),
        (
            Room("company", _("Empresa"), "building-2", _("Nombre, CIF, datos legales y cómo encontraros.")),
            Room("contact", _("Contacto"), "map-pin", _("Otros teléfonos, correos y direcciones.")),
            Room("brand", _("Marca"), "palette", _("El color y el logotipo de las páginas y los correos.")),
            Room("services", _("Servicios"), "layers", _("El catálogo que ven los clientes, y sus avisos.")),
            Room(
                "sections",
                _("Secciones"),
                "sliders-horizontal",
                _("Qué tiene el área de clientes, y qué no."),
            ),
            Room("mail", _("Correo"), "mail", _("De dónde salen los correos, y por qué servidor.")),
            Room("access", _("Acceso"), "key-round", _("Con cuántos pasos entra vuestra gente.")),
            Room(
                "privacy",
                _("Privacidad"),
                "shield-check",
                _("Los datos de las personas: qué se les dice, cuánto duran."),
            ),
            Room("journal", _("Registro"), "scroll-text", _("Lo que ha hecho cada persona, y cuándo.")),
        ),
    ),
    Floor(
        _("Las incidencias"),
        (
            Room("hours", _("Horario"), "clock", _("Cuándo hay alguien; con él se cuentan los plazos.")),
            Room(
                "calendars",
                _("Calendarios"),
                "calendar-days",
                _("Festivos, jornada intensiva y el año dibujado."),
            ),
            Room(
                "levels", _("Niveles de servicio"), "gauge", _("En cuánto tiempo se contesta y se resuelve.")
            ),
            Room("types", _("Tipos"), "shapes", _("Qué puede pedir un cliente, y qué equipo lo recibe.")),
            Room("applications", _("Aplicaciones"), "app-window", _("De qué puede tratar una incidencia.")),
            Room("periods", _("Plazos"), "hourglass", _("Recordatorios, cierre y valoración.")),
            Room("wording", _("Textos"), "languages", _("Cómo se llaman los estados y las prioridades.")),
            CANNED,
        ),
    ),
    Floor(
        _("Las personas"),
        (
            Room("people", _("Personas"), "user", _("Quién trabaja aquí, y qué puede hacer.")),
            Room("teams", _("Equipos"), "users", _("Quién comparte cola con quién.")),
        ),
    ),
)


def floors_for(me: StaffMember) -> tuple[Floor, ...]:
    """What this member may open."""
    if may_change_settings(me):
        return FLOORS
    return (Floor(FLOORS[1].label, (CANNED,)),) if may_edit_canned(me) else ()


def surroundings(me: StaffMember, current: str) -> dict[str, Any]:
    """What every page of the settings shows around its own."""
    rooms = {room.name: room for floor in FLOORS for room in floor.rooms}
    return {
        "floors": floors_for(me),
        "room": rooms.get(current),
        "rail": rail(current="settings"),
        "in_settings": True,
    }
