"""Computers and what hangs from them."""

from __future__ import annotations

from ventanilla.demo.stories.family import ANY, FAULT, INSTALLATION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="computers-slowpc",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "El ordenador de {place} va muy lento",
                "El {pc} tarda diez minutos en arrancar. Ya iba lento, pero esto es demasiado.",
            ),
            Way(
                "Mi ordenador se queda pillado",
                "Se me queda la pantalla parada varias veces al día y pierdo lo que estoy haciendo.",
            ),
            Way("pc lento", "{pc} va a pedales"),
        ),
        courses=(
            Course(
                "He mirado {pc} a distancia: el disco es de los antiguos y está al límite. Con uno moderno "
                "revive; te digo precio y rato.",
                "Disco cambiado y todo copiado: arranca en 25 segundos. El disco viejo lo hemos destruido.",
            ),
            Course(
                "Tiene programas que arrancan solos y no usas. Los quito ahora, te dejo sin equipo diez "
                "minutos.",
                "Quitados once programas del arranque. Tarda ahora menos de un minuto.",
            ),
        ),
        fits=ANY,
        notes=("Equipo de 2016, no admite la próxima versión del sistema.",),
        asks=(
            Ask("¿Va lento desde que lo enciendes o a partir de algún rato?", "Desde que lo enciendo."),
            Ask("¿Cuándo podemos dejarlo sin uso una hora?", "A la hora de comer."),
        ),
        tags=("lentitud",),
        urgency="low",
        visit="Cambiar el disco de {pc}",
        waits_for="Disco pedido.",
        weight=4,
    ),
    Family(
        key="computers-bluescreen",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "Pantalla azul en {pc}",
                "Sale una pantalla azul con una cara triste y se reinicia. {n} veces hoy.",
            ),
            Way("El ordenador se apaga solo", "El de {place} se apaga solo sin avisar. Hoy dos veces."),
            Way("se reinicia solo", "otra vez el {pc}. codigo {code}"),
        ),
        courses=(
            Course(
                "He recogido los informes del fallo. Apunta a la memoria; lanzo una prueba al mediodía, que "
                "tarda una hora.",
                "Un módulo de memoria fallaba. Cambiado; ha pasado la prueba completa dos veces.",
            ),
            Course(
                "Coincide con una actualización del sistema de anoche. La retiro y la bloqueo hasta que la "
                "corrijan.",
                "Sin reinicios desde que quité la actualización. La volveremos a instalar cuando salga "
                "corregida.",
            ),
        ),
        fits=ANY,
        notes=("Temperaturas normales. Descartada la fuente.",),
        asks=(
            Ask(
                "¿Puedes hacer una foto a la pantalla azul la próxima vez?",
                "La adjunto, ha vuelto a pasar a las {hour}.",
            ),
        ),
        tags=("avería",),
        urgency="high",
        visit="Revisar {pc}",
        weight=2,
    ),
    Family(
        key="computers-newpc",
        type=INSTALLATION,
        application="Equipos",
        ways=(
            Way(
                "Ordenador nuevo para {place}",
                "Necesitamos renovar el ordenador de {place}. ¿Nos recomendáis uno y lo preparáis?",
            ),
            Way(
                "Preparar {n} portátiles",
                "Han llegado los {n} portátiles. Hay que dejarlos como los demás antes de {day}.",
            ),
            Way(
                "Ampliar memoria de dos puestos",
                "Dos puestos van justos con el programa nuevo. ¿Se les puede poner más memoria?",
            ),
        ),
        courses=(
            Course(
                "Te paso propuesta con dos opciones hoy. En cuanto digas que sí, en tres días está "
                "preparado.",
                "Equipo preparado, con tus archivos y programas pasados. El viejo se queda guardado dos "
                "semanas por si falta algo.",
            ),
            Course(
                "Los preparamos en el taller, todos iguales, y los llevamos listos para usar.",
                "Entregados y probados con cada persona. Las garantías están apuntadas en vuestra ficha.",
            ),
        ),
        notes=("Imagen estándar aplicada. Falta la impresora de etiquetas.",),
        asks=(
            Ask(
                "¿Qué programas usa la persona de ese puesto, además de los comunes?",
                "El de gestión y el de las etiquetas.",
            ),
        ),
        tags=("renovación",),
        urgency="low",
        visit="Entregar equipos en {place}",
        waits_for="Equipos pedidos al mayorista.",
        weight=3,
    ),
    Family(
        key="computers-screen",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "No va la segunda pantalla",
                "He llegado y la segunda pantalla está en negro. El cable está puesto.",
            ),
            Way("La pantalla de {place} parpadea", "La pantalla parpadea y da dolor de cabeza."),
            Way("Se ve todo enorme", "no se que he tocado y se ve todo enorme en la pantalla"),
        ),
        courses=(
            Course(
                "Vamos por lo sencillo: pulsa la tecla de Windows y la **P** a la vez y elige «Ampliar». Si "
                "no cambia nada, lo miro a distancia.",
                "Ajustada la resolución y la disposición de las pantallas. Te he dejado la tecla rápida "
                "apuntada.",
            ),
            Course(
                "Parece el cable. Te llevo uno nuevo esta semana; mientras, usa la otra entrada.",
                "Cable cambiado, la imagen es estable.",
            ),
        ),
        asks=(
            Ask(
                "¿Qué marca es la pantalla y por qué cable va?",
                "Una de 24 pulgadas, con el cable ancho de toda la vida.",
            ),
        ),
        tags=("pantalla",),
        urgency="low",
        visit="Cambiar cable en {place}",
        weight=3,
    ),
    Family(
        key="computers-peripheral",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "Cambiar el teclado de {place}",
                "Al teclado de {place} no le van varias teclas. ¿Traéis uno la próxima vez que vengáis?",
            ),
            Way(
                "Los cascos no se oyen",
                "En las videollamadas me oyen, pero yo no oigo nada con los cascos.",
            ),
            Way("raton", "el raton inalambrico no va, le he cambiado la pila"),
        ),
        courses=(
            Course(
                "Te lo llevo en la próxima visita. Si corre prisa, hay uno de sobra en vuestro armario.",
                "Cambiado. El viejo va al reciclado.",
            ),
            Course(
                "El programa había elegido los altavoces de la pantalla. Lo cambio a distancia, un minuto.",
                "Seleccionados los cascos como salida y comprobado con una llamada de prueba.",
            ),
        ),
        asks=(Ask("¿Lo quieres con cable o inalámbrico?", "Con cable, que no se pierde."),),
        tags=("accesorios",),
        urgency="low",
        visit="Llevar accesorios a {place}",
        weight=2,
    ),
    Family(
        key="computers-update",
        type=FAULT,
        application="Equipos",
        ways=(
            Way(
                "Atascado en una actualización",
                "El {pc} lleva toda la mañana en «Trabajando en las actualizaciones, no apague el equipo».",
            ),
            Way(
                "¿Acepto esta actualización?",
                "Me sale un aviso para actualizar el programa. ¿Le doy o espero?",
            ),
            Way("Una hora actualizando", "lleva una hora al {n}0 % y no puedo trabajar, lo apago?"),
        ),
        courses=(
            Course(
                "Espera, por favor, no lo apagues todavía. Me conecto y veo si avanza de verdad.",
                "Terminada la actualización y comprobados los programas. Las próximas se harán de noche.",
            ),
            Course(
                "Has hecho bien en preguntar. Lo pruebo antes en un equipo nuestro y te digo.",
                "Probado y aplicado en vuestros equipos fuera de horas. Todo abre con normalidad.",
            ),
        ),
        asks=(Ask("¿Cuánto tiempo lleva con el mismo porcentaje?", "Una hora larga en el 30 %."),),
        tags=("actualización",),
        weight=3,
    ),
)
