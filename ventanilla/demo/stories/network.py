"""Network, wifi and VPN."""

from __future__ import annotations

from ventanilla.demo.stories.family import (
    ANY,
    FAULT,
    INSTALLATION,
    INTERNET,
    QUESTION,
    Ask,
    Course,
    Family,
    Way,
)

FAMILIES = (
    Family(
        key="network-vpn",
        type=FAULT,
        application="VPN",
        ways=(
            Way(
                "La VPN se corta al trabajar desde casa",
                "Cuando trabajo desde casa la VPN se corta cada poco, a veces en mitad de un documento. "
                "{Since}.",
            ),
            Way(
                "No conecta la VPN",
                "No puedo entrar desde fuera: se queda en «conectando» y luego error {code}. Mañana tengo "
                "que trabajar desde casa.",
            ),
            Way("Se corta la VPN", "me pasa cada 10 minutos, a {who} tambien"),
        ),
        courses=(
            Course(
                "Los cortes coinciden con la renovación de la clave de tu conexión. Te he cambiado el "
                "perfil; cierra el programa y vuelve a entrar, por favor.",
                "La conexión ha aguantado tres horas seguidas con el perfil nuevo. He aplicado el mismo "
                "cambio a tus compañeros.",
            ),
            Course(
                "En el registro veo que tu router de casa duerme la conexión. Prueba por cable un rato y me "
                "dices; mientras, cambio el modo de la VPN por uno que lo aguanta mejor.",
                "Con el modo nuevo no se ha cortado en todo el día. No hace falta cambiar nada en tu casa.",
            ),
        ),
        fits=ANY,
        notes=(
            "Cliente VPN desactualizado en {pc}: subir versión al resto.",
            "El concentrador no tiene errores. Es del lado del usuario.",
        ),
        asks=(
            Ask(
                "¿Te pasa también si compartes internet desde el móvil?",
                "Con el móvil no se corta. Solo con el wifi de casa.",
            ),
            Ask(
                "¿A qué hora fue el último corte? Así lo busco en el registro.",
                "A las {hour}, más o menos.",
            ),
        ),
        tags=("teletrabajo",),
        weight=4,
    ),
    Family(
        key="network-guestwifi",
        type=QUESTION,
        application="Red y wifi",
        ways=(
            Way(
                "Cambiar la clave del wifi de visitas",
                "¿Podéis cambiar la clave del wifi de visitas? La tiene ya medio barrio.",
            ),
            Way(
                "Wifi para una formación {day}",
                "{Day} vienen {n} personas de fuera y necesitarán internet. ¿Aguanta el wifi de visitas?",
            ),
        ),
        courses=(
            Course(
                "La cambio al cerrar para no dejar a nadie colgado. Te paso la nueva por teléfono, no por "
                "escrito.",
                "Clave nueva puesta y hoja con el código QR en vuestra carpeta común, para imprimir.",
            ),
            Course(
                "Aguanta sin problema. Os preparo una clave solo para ese día y así no dais la de siempre.",
                "La clave temporal está activa y caduca sola al terminar el día.",
            ),
        ),
        asks=(Ask("¿Desde cuándo debe funcionar la clave nueva?", "Desde {day} a primera hora."),),
        tags=("wifi",),
        urgency="low",
        weight=2,
    ),
    Family(
        key="network-down",
        type=INTERNET,
        application="Red y wifi",
        ways=(
            Way(
                "No tenemos internet",
                "No hay internet en toda la oficina {since}. Los teléfonos tampoco van.",
            ),
            Way("SIN INTERNET URGENTE", "estamos parados todos, no va nada ni el programa ni el correo"),
            Way("Internet va y viene", "Internet se cae un par de minutos y vuelve. Hoy ya van {n} veces."),
        ),
        courses=(
            Course(
                "Es de la operadora: vuestra línea de fibra está caída. He pasado la oficina a la línea de "
                "reserva; irá algo más lenta, pero podéis trabajar.",
                "La operadora reparó la fibra a las {hour} y habéis vuelto a la línea principal. La de "
                "reserva funcionó mientras tanto.",
            ),
            Course(
                "Veo el router reiniciándose solo. ¿Alguien cerca puede mirar si la luz del alimentador "
                "parpadea? Voy preparando uno de repuesto.",
                "El alimentador del router estaba mal. Cambiado; lleva un día sin reinicios.",
            ),
        ),
        fits=ANY,
        notes=(
            "Avería abierta con la operadora. Plazo que dan: 4 horas.",
            "Revisar por qué la línea de reserva tardó seis minutos en entrar.",
        ),
        asks=(
            Ask(
                "¿Hay luz en el armario de comunicaciones? Si ves alguna roja, mándanos una foto.",
                "Hay una roja en la cajita blanca de la fibra.",
            ),
        ),
        tags=("operadora",),
        urgency="high",
        visit="Cambiar el router",
        waits_for="Avería abierta con la operadora.",
        weight=3,
    ),
    Family(
        key="network-slow",
        type=FAULT,
        application="Red y wifi",
        ways=(
            Way(
                "Todo va muy lento",
                "Desde {place} todo va lentísimo, abrir un archivo del servidor cuesta un minuto. {Since}.",
            ),
            Way(
                "El wifi de {place} va fatal",
                "En {place} el wifi llega con una rayita y se corta. En el resto va bien.",
            ),
            Way("lentitud", "hoy es imposible trabajar, pasa en los {n} ordenadores de {place}"),
        ),
        courses=(
            Course(
                "Un equipo está copiando una cantidad enorme de datos y llena la línea. Voy a limitarlo y "
                "lo miro con calma.",
                "Era una copia a la nube en horario de oficina. La he movido a la noche y la red vuelve a "
                "ir ligera.",
            ),
            Course(
                "El punto de acceso de esa zona está saturado: tiene el doble de equipos que los demás. "
                "Reparto los canales ahora y vemos si hace falta otro.",
                "Canales y potencia repartidos. La velocidad en {place} ha pasado de 8 a 140 Mb/s.",
            ),
        ),
        notes=("El switch de esa zona es de 100 Mb. Proponer cambio en el próximo presupuesto.",),
        asks=(
            Ask(
                "¿Va lento también internet o solo los archivos del servidor?",
                "Sobre todo los archivos. Internet, regular.",
            ),
        ),
        tags=("lentitud",),
        visit="Medir el wifi de {place}",
        weight=4,
    ),
    Family(
        key="network-socket",
        type=INSTALLATION,
        application="Red y wifi",
        ways=(
            Way(
                "Toma de red nueva en {place}",
                "Vamos a poner un puesto más en {place} y no queda ninguna toma libre.",
            ),
            Way(
                "Cableado de la ampliación",
                "Los albañiles acaban {day}. Harían falta {n} tomas y un punto de wifi. ¿Nos pasáis precio?",
            ),
            Way(
                "Una toma de la pared no da señal",
                "Hemos movido la mesa y la toma de esa pared no funciona. Con la de al lado, sí.",
            ),
        ),
        courses=(
            Course(
                "Miro el plano y el armario y te digo si podemos tirar desde ahí o hace falta un switch.",
                "Tomas puestas, rotuladas y comprobadas a 1 Gb. El plano actualizado está en vuestra "
                "carpeta.",
            ),
            Course(
                "Esa toma no está conectada en el armario. La pincho a distancia no, pero sí esta semana "
                "cuando pase.",
                "Conectada en el armario, boca {n}. Da 1 Gb.",
            ),
        ),
        fits=(0, 0, 1),
        notes=("Llevar crimpadora y dos latiguillos de 5 m.",),
        asks=(Ask("¿Nos mandas una foto de la pared y del sitio de la mesa?", "Te adjunto dos fotos."),),
        tags=("cableado",),
        urgency="low",
        visit="Cableado en {place}",
        waits_for="Material de cableado pedido.",
        weight=2,
    ),
    Family(
        key="network-blocked",
        type=QUESTION,
        application="Red y wifi",
        ways=(
            Way(
                "Una web que necesitamos sale bloqueada",
                "Al entrar en la web de un proveedor sale un aviso de página bloqueada. La usamos cada "
                "semana.",
            ),
            Way(
                "Abrir el acceso para un técnico de fuera",
                "El técnico de la máquina de {place} necesita entrar a distancia {day}. Nos pide abrir un "
                "puerto.",
            ),
        ),
        courses=(
            Course(
                "Reviso la página antes de abrirla; si está limpia la permito para vuestra oficina hoy "
                "mismo.",
                "La página está permitida. La reviso igualmente cada mes, por si cambia de manos.",
            ),
            Course(
                "Mejor que un puerto abierto: le damos un acceso con fecha y hora, que se cierra solo. "
                "Necesito su nombre y su correo.",
                "Acceso usado y cerrado. Queda registrado cuándo entró y cuánto tiempo estuvo.",
            ),
        ),
        notes=("No abrir puertos. Acceso temporal con caducidad, como siempre.",),
        asks=(
            Ask(
                "¿Nos pasas la dirección exacta y a qué hora te salió el aviso?",
                "Va en la captura, fue a las {hour}.",
            ),
        ),
        tags=("cortafuegos",),
        weight=2,
    ),
)
