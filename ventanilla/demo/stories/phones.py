"""Telephones."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="phones-incoming",
        type=FAULT,
        application="Teléfonos",
        ways=(
            Way(
                "No entran llamadas",
                "Los clientes dicen que comunica siempre. Llamar hacia fuera, sí podemos.",
            ),
            Way("El teléfono de {place} no suena", "Suena en todos menos en el de {place}. {Since}."),
            Way("telefono", "no suena el fijo, puede ser por lo de ayer?"),
        ),
        courses=(
            Course(
                "Hay un desvío activado a un móvil apagado. Lo quito y hago una llamada de prueba.",
                "Desvío retirado. He llamado desde fuera tres veces y suena en todos los puestos.",
            ),
            Course(
                "El teléfono perdió el registro en la centralita. Desenchúfalo diez segundos y vuelve a "
                "conectarlo; yo lo veo desde aquí.",
                "Registrado de nuevo y con el programa interno actualizado.",
            ),
        ),
        asks=(Ask("¿Qué número marcaban y desde qué operador?", "El general, desde un móvil."),),
        tags=("centralita",),
        urgency="high",
        weight=3,
    ),
    Family(
        key="phones-greeting",
        type=QUESTION,
        application="Teléfonos",
        ways=(
            Way(
                "Cambiar el mensaje de la centralita",
                "Hay que cambiar la locución: ya no cerramos los viernes por la tarde.",
            ),
            Way(
                "Horario de verano en los teléfonos",
                "Del 1 de julio al 31 de agosto tenemos horario de verano. Que salte el mensaje a partir de "
                "las 15:00.",
            ),
            Way("mensaje navidad", "poner el de festivo los dias 24 y 31 por la tarde"),
        ),
        courses=(
            Course(
                "Sin problema. Mándanos el texto exacto y lo grabamos, o grábalo tú con el móvil y lo "
                "subimos.",
                "Mensaje y horario cambiados, comprobados llamando desde fuera. Vuelve solo a lo normal al "
                "terminar.",
            ),
        ),
        asks=(
            Ask(
                "¿Con qué texto y desde qué día?",
                "«En este momento estamos cerrados, nuestro horario es de 8 a 15». Desde {day}.",
            ),
        ),
        tags=("locución",),
        urgency="low",
        weight=2,
    ),
    Family(
        key="phones-extension",
        type=INSTALLATION,
        application="Teléfonos",
        ways=(
            Way(
                "Extensión nueva para {who}",
                "{who} necesita extensión propia y que le pueda sonar en el móvil.",
            ),
            Way(
                "Pasar las llamadas de {place} a otra mesa",
                "Nos reorganizamos: las llamadas de {place} tienen que sonar primero en mi mesa y luego en "
                "la de {who}.",
            ),
        ),
        courses=(
            Course(
                "La creo hoy. En el móvil basta con instalar la aplicación y leer un código que le mando.",
                "Extensión {n}0{n} activa en la mesa y en el móvil. Buzón de voz con aviso por correo.",
            ),
            Course(
                "Lo cambio en la centralita al mediodía, que hay menos llamadas, y hago una prueba desde "
                "fuera.",
                "Las llamadas entran en el orden que pediste. Si en 40 segundos no lo coge nadie, pasa al "
                "buzón.",
            ),
        ),
        asks=(
            Ask(
                "¿En qué orden deben sonar y cuántos tonos antes de pasar al siguiente?",
                "Primero la mía, cuatro tonos, y después las demás a la vez.",
            ),
        ),
        tags=("extensión",),
        urgency="low",
        weight=2,
    ),
    Family(
        key="phones-voicequality",
        type=FAULT,
        application="Teléfonos",
        ways=(
            Way("Se oye entrecortado", "Las llamadas se oyen a trozos, sobre todo a media mañana."),
            Way(
                "Se cortan las llamadas a los {n} minutos",
                "Las llamadas se cortan siempre hacia el mismo minuto. Muy incómodo con los clientes.",
            ),
        ),
        courses=(
            Course(
                "A esa hora la línea va llena y la voz no tiene preferencia. Se la doy en el router ahora.",
                "La voz va por delante del resto del tráfico. Medidas dos mañanas sin pérdida.",
            ),
            Course(
                "Ese corte a minuto fijo es un temporizador del router. Lo ajusto y hacemos una llamada "
                "larga de prueba.",
                "Llamada de 45 minutos sin corte. Era el temporizador.",
            ),
        ),
        notes=("Pérdida del 4 % entre 10:30 y 11:30.",),
        asks=(
            Ask(
                "¿Nos dices dos llamadas concretas, con la hora, donde pasó?",
                "Hoy a las {hour} y ayer sobre la misma hora.",
            ),
        ),
        tags=("voz",),
        weight=2,
    ),
)
