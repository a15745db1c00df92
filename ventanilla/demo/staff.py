"""The people of Norte Sistemas, and their teams."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, INTERNET, PRIVACY, QUESTION
from ventanilla.demo.story import StaffStory, TeamStory

CANARY, MORNINGS = "Canarias", "Mañanas"
"""Noa has moved to Las Palmas; Irene is there until two."""
STAFF = (
    StaffStory(
        email="marta@norte.example", name="Marta Solís", role="agent", phone="976 555 021",
        strong_in=("Programa de gestión", "Programa de taller", "Programa de citas", "Usuarios y permisos", "Aula digital",
                   "Expedientes", "Facturación electrónica", "Reservas"),
    ),
    StaffStory(
        email="ivan@norte.example", name="Iván Cobo", role="administrator", phone="976 555 022",
        strong_in=("Impresoras", "Correo", "Servidores", "Antivirus", "Visor de radiografías", "Preimpresión"),
    ),
    StaffStory(
        email="sara@norte.example", name="Sara Román", role="agent", phone="976 555 023",
        strong_in=("Red y wifi", "VPN", "Teléfonos", "Báscula y trazabilidad"),
    ),
    StaffStory(
        email="ruben@norte.example", name="Rubén Bello", role="agent", phone="976 555 024",
        strong_in=("Copias de seguridad", "Servidores", "Equipos", "TPV", "Impresoras"),
    ),
    StaffStory(
        email="noa@norte.example", name="Noa Cuesta", role="agent", phone="976 555 025",
        strong_in=("Web", "Licencias", "Báscula y trazabilidad", "Protección de datos", "Correo"),
        hours=CANARY,
    ),
    StaffStory(email="celia@norte.example", name="Celia Marco", role="dispatcher", phone="976 555 026"),
    StaffStory(email="irene@norte.example", name="Irene Sainz", role="billing", phone="976 555 027", hours=MORNINGS),
    StaffStory(email="tomas@norte.example", name="Tomás Abad", role="manager", phone="976 555 028"),
)  # fmt: skip
DISPATCHER = "celia@norte.example"
MANAGER = "tomas@norte.example"
TECHNICIANS = tuple(member for member in STAFF if member.strong_in)

TEAMS = (
    TeamStory(
        name="Soporte",
        members=("celia@norte.example", "ivan@norte.example", "noa@norte.example", "ruben@norte.example"),
        types=(FAULT, PRIVACY),
        applications=("Impresoras", "Equipos", "Correo", "Web", "Licencias", "Protección de datos", "TPV"),
    ),
    TeamStory(
        name="Sistemas y redes",
        members=("ivan@norte.example", "ruben@norte.example", "sara@norte.example"),
        types=(INSTALLATION, INTERNET),
        applications=("Red y wifi", "VPN", "Teléfonos", "Servidores", "Copias de seguridad", "Antivirus"),
    ),
    TeamStory(
        name="Programas",
        members=("marta@norte.example", "noa@norte.example", "celia@norte.example"),
        types=(QUESTION,),
        applications=("Programa de gestión", "Programa de taller", "Programa de citas", "Usuarios y permisos",
                      "Aula digital", "Expedientes", "Facturación electrónica", "Reservas"),
    ),
)  # fmt: skip
_BY_APPLICATION = {application: team.name for team in TEAMS for application in team.applications}


def team_about(application: str) -> str:
    """The name of the team that deals with it; the first one with whatever nobody else does."""
    return _BY_APPLICATION.get(application, TEAMS[0].name)
