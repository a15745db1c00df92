"""A school."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="school-board",
        type=FAULT,
        application="Aula digital",
        ways=(
            Way(
                "La pizarra digital no responde al tacto",
                "En {place} la pizarra se ve, pero no hace caso al dedo.",
            ),
            Way("El proyector sale azul", "El proyector de {place} sale azul y hay clase a las {hour}."),
            Way(
                "Sin sonido en {place}",
                "no se oye nada en los altavoces del aula, tenemos una obra de teatro el viernes",
            ),
        ),
        courses=(
            Course(
                "Suele ser el cable USB largo, que se suelta detrás. ¿Puedes comprobar que está metido "
                "hasta el fondo? Si no, pasamos entre clases.",
                "Cable sustituido y sujeto a la pared. Calibrada la pizarra.",
            ),
            Course(
                "Pulsa el botón de entrada del mando hasta ver «HDMI 2». Si no aparece, lo cambio a "
                "distancia.",
                "Queda en la entrada correcta al encender, y pegada una nota con los tres pasos.",
            ),
        ),
        fits=(0, 1, 1),
        asks=(
            Ask(
                "¿Qué aula es y a qué hora está libre?",
                "Está libre en el recreo y a partir de las {hour}.",
            ),
        ),
        tags=("aula",),
        sector="school",
        visit="Revisar la pizarra o el proyector de {place}",
        weight=4,
    ),
    Family(
        key="school-accounts",
        type=INSTALLATION,
        application="Aula digital",
        ways=(
            Way(
                "Cuentas del alumnado nuevo",
                "Entran {n} alumnos nuevos y necesitan cuenta de la plataforma. Adjunto la lista.",
            ),
            Way(
                "Un alumno no puede entrar",
                "Un alumno de 4.º no puede entrar en la plataforma: «cuenta desactivada».",
            ),
            Way(
                "Cambio de curso en la plataforma",
                "Como cada septiembre, hay que pasar a todos de curso y crear las aulas nuevas.",
            ),
        ),
        courses=(
            Course(
                "Las creo con la lista. Las contraseñas las reparte la tutoría en papel, no las mandamos "
                "por correo.",
                "Cuentas creadas y comprobadas entrando con dos de ellas.",
            ),
            Course(
                "Se desactivó al no pasar de curso. La recupero con sus trabajos.",
                "Reactivada con todos sus archivos.",
            ),
        ),
        notes=("Menores: solo nombre e inicial en los mensajes.",),
        asks=(Ask("¿En qué formato tienes la lista?", "En hoja de cálculo, la que saca secretaría."),),
        tags=("alumnado",),
        sector="school",
        weight=3,
    ),
    Family(
        key="school-tablets",
        type=FAULT,
        application="Aula digital",
        ways=(
            Way("Carro de tabletas sin cargar", "El carro de tabletas de {place} deja {n} sin cargar."),
            Way(
                "Las tabletas piden una cuenta",
                "Al encender las tabletas piden una cuenta que nadie sabe.",
            ),
            Way(
                "Instalar una aplicación en todas las tabletas",
                "Matemáticas quiere una aplicación gratuita en las {n}0 tabletas de primaria.",
            ),
        ),
        courses=(
            Course(
                "Las gestiono desde el panel: no hace falta tocarlas una a una, solo que estén encendidas y "
                "en el wifi del centro.",
                "Terminado en todas menos dos, que estaban apagadas; se pondrán al día al encenderse.",
            ),
        ),
        asks=(Ask("¿Qué números de tableta son?", "De la 12 a la 20."),),
        tags=("tabletas",),
        urgency="low",
        sector="school",
        weight=3,
    ),
    Family(
        key="school-exam",
        type=QUESTION,
        application="Red y wifi",
        ways=(
            Way(
                "Wifi para los exámenes",
                "{Day} hay examen en línea y se conectarán {n}0 alumnos a la vez en {place}.",
            ),
            Way(
                "Bloquear las redes sociales en horario de clase",
                "El claustro pide cortar las redes sociales de 9 a 17 en el wifi del alumnado.",
            ),
        ),
        courses=(
            Course(
                "Hago una prueba de carga la tarde antes y dejo un punto de acceso de refuerzo en la sala.",
                "Prueba hecha: aguanta el doble. Estaremos pendientes ese día por si acaso.",
            ),
            Course(
                "Se puede solo para esa red, sin tocar la del profesorado.",
                "Hecho para la red del alumnado, con ese horario.",
            ),
        ),
        asks=(Ask("¿En qué sala y a qué hora empieza?", "En {place}, a las {hour}."),),
        tags=("wifi",),
        sector="school",
        visit="Refuerzo de wifi en {place}",
        weight=2,
    ),
    Family(
        key="school-office",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "El programa de secretaría no saca los boletines",
                "Al sacar los boletines se queda en la mitad. Se entregan {day}.",
            ),
            Way(
                "Recibos del comedor",
                "La remesa del comedor sale con {n} familias de más, que ya se dieron de baja.",
            ),
        ),
        courses=(
            Course(
                "Se atasca en una nota con un carácter raro. La localizo y te digo de qué grupo es.",
                "Boletines completos, en un PDF por grupo.",
            ),
            Course(
                "Tienen fecha de baja, pero no marcada la casilla del servicio. Te paso la lista.",
                "Corregidas y la remesa sale con las familias que son.",
            ),
        ),
        asks=(Ask("¿Con qué grupo se para?", "Con 2.º B."),),
        tags=("secretaría",),
        urgency="high",
        sector="school",
        weight=2,
    ),
)
