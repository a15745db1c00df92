"""A clinic."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="clinic-xray",
        type=FAULT,
        application="Visor de radiografías",
        ways=(
            Way(
                "El visor de radiografías no abre las imágenes",
                "En la consulta {n} el visor se queda cargando y no abre ninguna radiografía. Hay pacientes "
                "esperando.",
            ),
            Way(
                "Las radiografías tardan muchísimo",
                "Abrir una radiografía tarda casi un minuto {since}. Antes era al momento.",
            ),
            Way(
                "Una radiografía ha salido en el paciente equivocado",
                "Una imagen de hoy ha aparecido en otra ficha. La hemos apartado, pero hay que corregirlo "
                "bien.",
            ),
        ),
        courses=(
            Course(
                "El servidor de imágenes responde; es ese puesto el que no llega. Mientras, abridlas en el "
                "puesto de al lado, que va.",
                "El puesto vuelve a abrir las imágenes en dos segundos. Era la memoria intermedia del "
                "visor, llena.",
            ),
            Course(
                "Lo trato como prioritario. No borréis nada: queda registrado y lo movemos con la persona "
                "responsable delante.",
                "Revisado junto con la responsable y anotado en el registro. Las imágenes están donde "
                "corresponde y abren con normalidad.",
            ),
        ),
        fits=(0, 0, 1),
        notes=(
            "Datos de salud: nada de capturas con nombres en los mensajes.",
            "Pasar a verificación del fabricante si se repite.",
        ),
        asks=(
            Ask(
                "¿En qué consulta y a qué hora ha sido el último intento? No pongas nombres de pacientes, "
                "por favor.",
                "Consulta {n}, a las {hour}.",
            ),
        ),
        tags=("radiografías",),
        urgency="high",
        sector="clinic",
        weight=4,
    ),
    Family(
        key="clinic-agenda",
        type=FAULT,
        application="Programa de citas",
        ways=(
            Way(
                "Agenda duplicada en el programa de citas",
                "Hay citas que salen dos veces en la agenda de {who}. Hoy se han solapado {n}.",
            ),
            Way("No deja dar citas", "Al guardar una cita dice «registro bloqueado por otro usuario»."),
            Way(
                "La agenda del mes que viene no se abre para dar citas y tenemos a gente llamando desde "
                "primera hora de la mañana",
                "Como digo en el asunto. Solo pasa con dos agendas; las demás sí dejan.",
            ),
        ),
        courses=(
            Course(
                "Una sincronización antigua con un móvil está metiendo las repetidas. La paro y limpio hoy "
                "las duplicadas.",
                "Eliminadas las repetidas, sin tocar ninguna cita real: he comparado con la copia de anoche.",
            ),
            Course(
                "Había una sesión colgada de recepción que bloqueaba. La cierro y ya podéis seguir.",
                "Agenda libre. Las sesiones olvidadas se cierran ahora solas a los 20 minutos.",
            ),
        ),
        fits=(0, 1, 1),
        asks=(Ask("¿Qué agendas son exactamente?", "La de {who} y la de la tarde."),),
        tags=("agenda",),
        urgency="high",
        sector="clinic",
        weight=4,
    ),
    Family(
        key="clinic-card",
        type=INSTALLATION,
        application="Programa de citas",
        ways=(
            Way(
                "Instalar lector de tarjetas en admisión",
                "Nos piden leer la tarjeta sanitaria en admisión. Ya tenemos el lector.",
            ),
            Way(
                "El lector de tarjetas no lee",
                "El lector de admisión no lee ninguna tarjeta y hay que teclearlo todo.",
            ),
        ),
        courses=(
            Course(
                "Lo instalamos y probamos con tres tarjetas. Hace falta parar ese puesto unos 20 minutos.",
                "Lector funcionando en admisión. Rellena nombre y número sin teclear.",
            ),
            Course(
                "El servicio del lector no arrancó con el equipo. Lo dejo en automático.",
                "Lee a la primera. El servicio arranca con el ordenador.",
            ),
        ),
        asks=(
            Ask(
                "¿Qué puesto de admisión es, el de la izquierda o el de la derecha?",
                "El de la derecha según se entra.",
            ),
        ),
        tags=("lector",),
        sector="clinic",
        visit="Lector de tarjetas en admisión",
        weight=2,
    ),
    Family(
        key="clinic-room",
        type=FAULT,
        application="Red y wifi",
        ways=(
            Way(
                "Sin conexión en consulta {n}",
                "En la consulta {n} no hay red {since}. El médico está apuntando en papel.",
            ),
            Way(
                "El ecógrafo no envía",
                "El ecógrafo no envía los estudios al servidor. Dice «destino no disponible».",
            ),
        ),
        courses=(
            Course(
                "La boca del switch de esa consulta se ha bloqueado. La reactivo; si vuelve a caer es el "
                "cable.",
                "Cable de la consulta sustituido y boca cambiada. Estable desde las {hour}.",
            ),
            Course(
                "El servidor rechazaba al equipo por un cambio de nombre. Lo doy de alta otra vez.",
                "Enviados los estudios que estaban en cola, {n} en total.",
            ),
        ),
        asks=(Ask("¿La luz verde de la toma de la pared está encendida?", "Apagada."),),
        tags=("consulta",),
        urgency="high",
        sector="clinic",
        visit="Revisar la toma de la consulta {n}",
        weight=3,
    ),
    Family(
        key="clinic-reminders",
        type=QUESTION,
        application="Programa de citas",
        ways=(
            Way(
                "Los recordatorios salen con la hora mal",
                "A los pacientes les llega el recordatorio con una hora menos.",
            ),
            Way(
                "No se envían los recordatorios de cita",
                "Hoy han faltado {n} pacientes y dicen que no les llegó el recordatorio.",
            ),
        ),
        courses=(
            Course(
                "Viene del cambio de hora: el envío no lo tuvo en cuenta. Lo corrijo y paro los de hoy "
                "hasta comprobarlo.",
                "Recordatorios con la hora correcta. He revisado los de toda la semana.",
            ),
            Course(
                "Se paró la tarea de envío por la noche. La pongo en marcha y la vigilo.",
                "Enviados los pendientes. Ahora nos llega un aviso si a las 9:00 no han salido.",
            ),
        ),
        asks=(
            Ask(
                "¿Podrías darnos la hora de una de esas citas, sin datos del paciente?",
                "La de las {hour} de hoy.",
            ),
        ),
        tags=("recordatorios",),
        sector="clinic",
        weight=2,
    ),
    Family(
        key="clinic-training",
        type=QUESTION,
        application="Programa de citas",
        ways=(
            Way(
                "Formación en el programa de citas",
                "Ha entrado gente nueva en recepción. ¿Podríais dar una hora de formación?",
            ),
            Way(
                "Repaso de la agenda para el turno de tarde",
                "El turno de tarde usa la agenda a su manera. Nos vendría bien un repaso con alguien "
                "vuestro.",
            ),
        ),
        courses=(
            Course(
                "Claro. Lo mejor es en vuestra sala, con el programa de pruebas. Propongo dos fechas.",
                "Hecho, y os he dejado una guía de dos páginas.",
            ),
        ),
        asks=(Ask("¿Para cuántas personas sería?", "Para {n}."),),
        tags=("formación",),
        urgency="low",
        sector="clinic",
        visit="Formación en el programa de citas",
        weight=2,
    ),
)
