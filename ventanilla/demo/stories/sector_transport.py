"""A transport company."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="transport-tacho",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "No se descargan los tacógrafos",
                "El programa no descarga las tarjetas de {n} conductores y toca entregarlas.",
            ),
            Way(
                "El lector de tacógrafo no aparece",
                "El lector de tarjetas de conductor no aparece en {pc}.",
            ),
        ),
        courses=(
            Course(
                "El lector necesita un controlador nuevo desde la última actualización. Lo pongo a "
                "distancia.",
                "Descargadas todas las tarjetas y archivadas. La próxima descarga está programada.",
            ),
        ),
        asks=(Ask("¿En qué puesto conectáis el lector?", "En el {pc}."),),
        tags=("tacógrafo",),
        sector="transport",
        weight=3,
    ),
    Family(
        key="transport-gps",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way("Tres camiones no salen en el mapa", "En el mapa de la flota faltan {n} camiones {since}."),
            Way(
                "Los conductores no ven las rutas en el teléfono",
                "No les cargan las rutas, dice «sesión caducada». Salen a las {hour}.",
            ),
        ),
        courses=(
            Course(
                "Los equipos envían; es el mapa el que no los pinta. Abro aviso con el fabricante y os doy "
                "las posiciones por otra vía.",
                "El fabricante ha corregido su servicio. Se ven todos.",
            ),
            Course(
                "Renuevo la sesión de todos a la vez; que cierren y abran la aplicación.",
                "Todos dentro. He alargado la duración de la sesión.",
            ),
        ),
        asks=(Ask("¿Qué matrículas son? Bastan las tres últimas letras.", "Las del adjunto."),),
        tags=("flota",),
        urgency="high",
        sector="transport",
        waits_for="Aviso abierto con el fabricante de los localizadores.",
        weight=3,
    ),
)
