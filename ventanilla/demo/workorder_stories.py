"""What the technicians of Norte Sistemas write on their work orders."""

from __future__ import annotations

from typing import NamedTuple


class JobStory(NamedTuple):
    """What was done: its subject and summary, each line of work, what was used."""

    subject: str
    summary: str
    lines: tuple[str, ...]
    materials: tuple[tuple[str, str, str], ...] = ()
    """Name, quantity, unit."""
    is_visit: bool = True


JOBS = (
    JobStory(
        "Visita trimestral de mantenimiento",
        "Revisión de servidores, copias y puestos. Todo queda al día.",
        ("Limpieza y revisión del armario de comunicaciones", "Actualizaciones del servidor y prueba de una copia"),
    ),
    JobStory(
        "Cambio del disco del servidor",
        "El disco daba avisos: se sustituye y se reconstruye el volumen sin parar el servicio.",
        ("Copia de seguridad antes de tocar nada", "Sustitución del disco y reconstrucción del volumen"),
        (("Disco SAS de 1,2 TB", "1", "ud."),),
    ),
    JobStory(
        "Punto de acceso wifi en el almacén",
        "Se instala el punto de acceso y se comprueba la cobertura en toda la nave.",
        ("Tirada de cable desde el armario", "Montaje, configuración y medida de la cobertura"),
        (("Punto de acceso wifi 6", "1", "ud."), ("Cable cat. 6", "38.5", "m"), ("Conector RJ45", "4", "ud.")),
    ),
    JobStory(
        "Puesta en marcha de dos puestos",
        "Dos equipos listos, con los datos del usuario anterior y las impresoras.",
        ("Preparación de los equipos en el taller", "Entrega, traspaso de datos e impresoras"),
        (("Memoria DDR4 de 16 GB", "2", "ud."),),
    ),
    JobStory(
        "Ajustes de la VPN", "La VPN ya no se corta: se cambia el protocolo y se actualiza el cliente.",
        ("Cambio del protocolo y pruebas con dos usuarios",), is_visit=False,
    ),
    JobStory(
        "Recuperación de una carpeta borrada", "Se recupera la carpeta de la copia de la noche anterior.",
        ("Búsqueda en las copias y restauración de la carpeta",), is_visit=False,
    ),
    JobStory(
        "Migración del correo de un usuario", "Buzón, calendario y contactos en la cuenta nueva.",
        ("Migración del buzón y comprobación con el usuario", "Configuración del móvil y del equipo"), is_visit=False,
    ),
    JobStory(
        "Sustitución de la batería de la SAI", "La SAI avisaba de batería agotada: aguanta de nuevo 18 minutos.",
        ("Cambio de la batería y prueba de descarga",), (("Batería 12 V 9 Ah", "2", "ud."),),
    ),
)  # fmt: skip
OF_TICKET = (
    ("Diagnóstico y solución", "Se encuentra la causa y se corrige. Comprobado con quien avisó."),
    ("Intervención y pruebas", "Corregido y probado; queda en observación unos días."),
    ("Reparación y comprobación", "Reparado. Funciona con normalidad."),
)
"""Of what came as a ticket: the line, and the summary."""
TRAVEL = "Desplazamiento"
OBJECTIONS = (
    ("Estuvo veinte minutos, no una hora.", "Tienes razón: lo corregimos con un anexo sin cargo."),
    ("La comprobación final la hicimos nosotros.", ""),
    ("Al día siguiente volvió a pasar.", "Lo dejamos resuelto en otra visita, que no se cobra."),
)  # fmt: skip
"""What a customer said, and the answer, where there is one yet."""
