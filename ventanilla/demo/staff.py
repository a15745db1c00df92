"""The people of Norte Sistemas."""

from __future__ import annotations

from ventanilla.demo.story import StaffStory

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
    ),
    StaffStory(email="celia@norte.example", name="Celia Marco", role="dispatcher", phone="976 555 026"),
    StaffStory(email="irene@norte.example", name="Irene Sainz", role="billing", phone="976 555 027"),
    StaffStory(email="tomas@norte.example", name="Tomás Abad", role="manager", phone="976 555 028"),
)  # fmt: skip
DISPATCHER = "celia@norte.example"
TECHNICIANS = tuple(member for member in STAFF if member.strong_in)
