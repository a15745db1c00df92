"""A small hotel."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="hotel-bookings",
        type=FAULT,
        application="Reservas",
        ways=(
            Way(
                "Las reservas de la web no entran",
                "Desde anoche no entran reservas de la web en el programa.",
            ),
            Way(
                "Habitación vendida dos veces",
                "Se ha vendido dos veces la misma habitación. Tengo a los clientes llegando.",
            ),
            Way(
                "No puedo cerrar el día en el programa de recepción",
                "Al cerrar el día me sale un error {code} y el programa no pasa de fecha. Estoy en el turno "
                "de noche.",
            ),
        ),
        courses=(
            Course(
                "El enlace con el canal de venta se ha quedado parado. Lo reinicio y cierro ventas hasta "
                "que cuadre.",
                "Enlace en marcha, reservas pendientes importadas y calendario comprobado con el canal.",
            ),
            Course(
                "Hay una factura a medias que no deja pasar de fecha. La localizo; no apagues el programa, "
                "por favor.",
                "Factura cerrada y cambio de día hecho. Te dejo el aviso que hay que mirar si vuelve a "
                "ocurrir.",
            ),
        ),
        fits=(0, 0, 1),
        asks=(Ask("¿Nos dices el localizador de una de las reservas?", "Termina en {n}42."),),
        tags=("reservas",),
        urgency="high",
        sector="hotel",
        weight=4,
    ),
    Family(
        key="hotel-keys",
        type=FAULT,
        application="Reservas",
        ways=(
            Way(
                "El grabador de llaves no graba",
                "El grabador de tarjetas de las habitaciones da error al hacer llaves nuevas.",
            ),
            Way(
                "La televisión de las habitaciones sin señal",
                "En la segunda planta no hay señal de televisión en {n} habitaciones.",
            ),
        ),
        courses=(
            Course(
                "Desenchufa el aparato un minuto, por favor. Si no vuelve, os mandamos el de repuesto con "
                "la furgoneta de mañana.",
                "Sustituido por el de repuesto y probado en cuatro habitaciones.",
            ),
            Course(
                "Esa planta cuelga de un amplificador que está en el cuarto de limpieza. ¿Podéis mirar si "
                "está encendido? Si no, va una persona.",
                "El amplificador estaba desenchufado. Señal en todas las habitaciones, y enchufe rotulado.",
            ),
        ),
        asks=(Ask("¿Sale alguna luz en el aparato?", "Una roja que parpadea."),),
        tags=("habitaciones",),
        sector="hotel",
        visit="Visita a habitaciones",
        weight=2,
    ),
)
