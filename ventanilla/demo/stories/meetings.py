"""Video meetings and the cloud."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="meetings-videocall",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "No funciona la cámara en la sala",
                "La cámara de la sala no la encuentra el ordenador y tenemos reunión a las {hour}.",
            ),
            Way(
                "Nos oyen con eco",
                "En las reuniones con la otra sede nos oyen con eco, y es por nuestra parte.",
            ),
            Way("videollamada", "no deja compartir pantalla, sale gris"),
        ),
        courses=(
            Course(
                "Me conecto ahora. Si no da tiempo, usad el portátil de {who} y seguimos después.",
                "Cámara y micrófono elegidos por defecto, y comprobado con una llamada.",
            ),
            Course(
                "Hay dos micrófonos abiertos a la vez. Dejo solo el de la mesa.",
                "Solo queda activo el micrófono de la mesa. Probado con la otra sede: sin eco.",
            ),
        ),
        asks=(Ask("¿Con qué programa hacéis la reunión?", "Con el de siempre, el que viene con el correo."),),
        tags=("videollamada",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="meetings-cloud",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "No se sincroniza la nube",
                "Los archivos de la nube salen con un reloj azul y {who} no ve mis cambios.",
            ),
            Way(
                "Aparece «copia en conflicto» en los documentos",
                "Tenemos documentos repetidos con «copia en conflicto» en el nombre. ¿Cuál es el bueno?",
            ),
        ),
        courses=(
            Course(
                "Un archivo con un nombre demasiado largo para a los demás. Lo busco y te digo cuál es.",
                "Sincronizado todo. Era el archivo de nombre larguísimo de la carpeta de {place}.",
            ),
            Course(
                "Pasa cuando dos personas lo editan sin conexión. Te digo cuál es el último y comparo las "
                "diferencias.",
                "Fusionados los {n} documentos, sin perder cambios. Editad desde el navegador si vais a "
                "estar a la vez.",
            ),
        ),
        asks=(Ask("¿Nos dices el nombre de uno de los archivos que no sube?", "Sí, va en la captura."),),
        tags=("nube",),
        weight=3,
    ),
)
