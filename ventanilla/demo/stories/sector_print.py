"""A printing house."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="print-plotter",
        type=FAULT,
        application="Preimpresión",
        ways=(
            Way(
                "El plóter no recibe los trabajos",
                "Mandamos los archivos al plóter y el programa de colas se queda en «procesando».",
            ),
            Way(
                "El color no sale igual que ayer",
                "El mismo archivo sale más rojizo que ayer. Mismo papel, misma tinta.",
            ),
            Way("RIP", "el rip da error {code} con los pdf de un cliente"),
        ),
        courses=(
            Course(
                "El programa de colas se quedó sin disco temporal. Lo vacío y relanzo los trabajos en orden.",
                "Cola en marcha y limpieza automática cada noche.",
            ),
            Course(
                "El archivo trae un perfil distinto al vuestro. Te enseño dónde verlo y dejo una regla que "
                "lo convierta.",
                "Regla puesta y comprobada con la tira de control: dentro de tolerancia.",
            ),
        ),
        asks=(Ask("¿Nos adjuntas una captura de la cola, con el nombre del archivo?", "Adjunta."),),
        tags=("preimpresión",),
        urgency="high",
        sector="print",
        weight=4,
    ),
    Family(
        key="print-bigfiles",
        type=QUESTION,
        application="Preimpresión",
        ways=(
            Way(
                "Recibir archivos muy grandes de clientes",
                "Los clientes nos mandan archivos de 3 GB por mil sitios distintos. ¿Podemos tener uno "
                "nuestro?",
            ),
            Way(
                "El archivo de trabajos antiguos va lentísimo",
                "Buscar un trabajo de hace tres años tarda minutos.",
            ),
        ),
        courses=(
            Course(
                "Os monto un buzón de archivos con vuestro nombre: el cliente sube y os llega un aviso.",
                "Buzón en marcha. Los archivos se borran a los 30 días.",
            ),
            Course(
                "Está en discos antiguos. Lo ordeno por año y creo un índice.",
                "Índice creado: la búsqueda responde en segundos.",
            ),
        ),
        asks=(Ask("¿Cuánto tiempo deben guardarse?", "Un mes es suficiente."),),
        tags=("archivos",),
        sector="print",
        weight=2,
    ),
    Family(
        key="print-mac",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "El Mac no ve el servidor",
                "Después de actualizar, el Mac de {place} no ve las carpetas del servidor.",
            ),
            Way("Faltan tipografías", "Al abrir un trabajo antiguo pide tipografías que antes estaban."),
        ),
        courses=(
            Course(
                "La versión nueva exige otra forma de conectarse. Cambio el acceso directo y la guardo en "
                "el llavero.",
                "El Mac conecta al encender, y la velocidad es la de antes.",
            ),
            Course(
                "Se quedaron en el equipo anterior. Las copio de la copia de seguridad con su licencia.",
                "Tipografías repuestas, el trabajo abre igual que se entregó.",
            ),
        ),
        asks=(
            Ask("¿Qué versión del sistema pone en «Acerca de este Mac»?", "La última, se actualizó sola."),
        ),
        tags=("mac",),
        sector="print",
        weight=2,
    ),
)
