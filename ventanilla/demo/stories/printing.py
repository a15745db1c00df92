"""Printers and scanners."""

from __future__ import annotations

from ventanilla.demo.stories.family import ANY, FAULT, INSTALLATION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="printing-drum",
        type=FAULT,
        application="Impresoras",
        ways=(
            Way(
                "La impresora de {place} no imprime",
                "{Since} la impresora de {place} no imprime. En la pantalla sale «Sustituya el tambor», "
                "pero lo cambiamos hace dos semanas. Hay gente esperando.",
            ),
            Way(
                "Impresora {device}: pide tambor nuevo otra vez",
                "La {device} de {place} vuelve a pedir tambor. El último lo puso {who} hace nada. ¿Puede "
                "ser que viniera mal?",
            ),
            Way(
                "no imprime",
                "la de {place} se ha quedado parada con una luz naranja. He apagado y encendido dos veces y "
                "nada",
            ),
        ),
        courses=(
            Course(
                "He entrado en la impresora por la red: el tambor está bien, pero su contador no se puso a "
                "cero al cambiarlo y por eso se bloquea. Para salir del paso:\n\n"
                "1. Abre la tapa frontal y espera a que se apague la pantalla.\n"
                "2. Mantén pulsada la tecla **OK** cinco segundos, hasta que diga «Tambor nuevo».\n"
                "3. Cierra la tapa y lanza una página de prueba.",
                "El contador del tambor está a cero y han salido quince páginas seguidas sin aviso. Si "
                "vuelve a pedirlo antes de 10.000 páginas, avísanos: sería el sensor.",
            ),
            Course(
                "Por lo que cuentas no es el tóner, es el sensor del tambor. Mientras lo miro podéis "
                "imprimir en la otra impresora: la he dejado como predeterminada en vuestros equipos.",
                "Hemos cambiado el sensor del tambor, que estaba sucio y marcaba de más. La impresora de "
                "{place} vuelve a ser la predeterminada.",
            ),
        ),
        fits=ANY,
        notes=(
            (
                "Este modelo ya nos lo hizo en otro cliente: era el sensor, no el contador. Hay uno en "
                "la furgoneta."
            ),
            "Garantía de la {device} hasta marzo. Si hay que cambiar pieza, pedirla al fabricante.",
        ),
        asks=(
            Ask(
                "¿Nos dices qué pone exactamente en la pantalla y de qué color está la luz?",
                "Pone «Sustituya el tambor» y la luz es naranja fija.",
            ),
        ),
        slots={
            "device": (
                "Brother HL-L5210DN",
                "Kyocera P3155",
                "HP M404",
                "Brother L2400",
            )
        },
        tags=("tambor",),
        urgency="high",
        visit="Revisar la impresora de {place}",
        waits_for="Pieza pedida al fabricante: sensor del tambor.",
        weight=3,
    ),
    Family(
        key="printing-queue",
        type=FAULT,
        application="Impresoras",
        ways=(
            Way(
                "Se queda todo en la cola de impresión",
                "Mando documentos a la impresora de {place} y se quedan en la cola. Ahora mismo hay {n} y "
                "no sale ninguno.",
            ),
            Way(
                "La impresora dice que está sin conexión",
                "En mi ordenador ({pc}) la impresora sale «sin conexión», pero a {who} le imprime sin "
                "problema.",
            ),
            Way(
                "Imprime una hoja y se para",
                "Imprime la primera hoja de cada documento y luego se queda pensando. {Since}.",
            ),
        ),
        courses=(
            Course(
                "Veo los trabajos atascados en el servidor. Voy a vaciar la cola; los que tengas pendientes "
                "habrá que mandarlos otra vez.",
                "La cola estaba bloqueada por un PDF dañado. La he vaciado y he cambiado el controlador de "
                "{pc} por el que usa el resto de la oficina.",
            ),
            Course(
                "La impresora cambió de dirección al reiniciarse el router. Le fijo una para que no vuelva "
                "a pasar y te aviso en un rato.",
                "La impresora tiene ya una dirección fija y los equipos apuntan a ella. He impreso una "
                "página de prueba desde {pc}.",
            ),
        ),
        fits=ANY,
        notes=(
            (
                "Tercer atasco este trimestre en la misma cola. Proponer en la revisión cambiar a "
                "impresión directa."
            ),
        ),
        asks=(
            Ask(
                "¿Te pasa con todos los documentos o solo con alguno en concreto? Si es con uno, adjúntalo, "
                "por favor.",
                "Creo que solo con los PDF que me manda un proveedor. Te paso uno.",
            ),
        ),
        tags=("cola",),
        weight=3,
    ),
    Family(
        key="printing-scan",
        type=FAULT,
        application="Impresoras",
        ways=(
            Way(
                "No se puede escanear a la carpeta",
                "Al escanear a la carpeta de {place} da error de conexión. Imprimir, imprime bien.",
            ),
            Way(
                "Los escaneos no llegan al correo",
                "Escaneo, dice «enviado», y a mi correo no llega nada. A {who} le pasa lo mismo {since}.",
            ),
            Way(
                "El escaner",
                "me dice error {code} al escanear, necesito mandar unos papeles hoy si puede ser",
            ),
        ),
        courses=(
            Course(
                "La multifunción usa una contraseña que caducó. Le pongo una propia para escanear, que no "
                "caduca con la tuya.",
                "Escanear a la carpeta vuelve a funcionar: he hecho tres pruebas desde el panel y han "
                "llegado a {place}.",
            ),
            Course(
                "El servidor de correo ya no admite el cifrado antiguo que usa la multifunción. Actualizo "
                "su programa interno y cambio el método de envío.",
                "La multifunción está actualizada y envía con el cifrado actual. Te he mandado un escaneo "
                "de prueba a las {hour}.",
            ),
        ),
        fits=ANY,
        notes=(
            (
                "Cuenta de escaneo nueva creada, solo con permiso de escritura en la carpeta. Anotada "
                "en la ficha."
            ),
        ),
        asks=(
            Ask(
                "¿Escaneas desde el panel de la máquina o desde el programa del ordenador?",
                "Desde el panel, con el botón que tiene mi nombre.",
            ),
        ),
        tags=("escáner",),
        weight=2,
    ),
    Family(
        key="printing-streaks",
        type=FAULT,
        application="Impresoras",
        ways=(
            Way(
                "Salen rayas negras en todas las hojas",
                "Todas las copias salen con una raya vertical a la derecha. He limpiado el cristal y sigue.",
            ),
            Way(
                "Las hojas salen manchadas y arrugadas",
                "La de {place} arruga el papel y deja manchas. Es peor con las hojas por las dos caras.",
            ),
        ),
        courses=(
            Course(
                "Tiene pinta de rodillo o de fusor. Imprime por favor la página de estado desde el menú y "
                "así veo cuántas hojas lleva.",
                "El fusor había llegado a su límite. Está cambiado y limpios los rodillos; las pruebas "
                "salen sin marcas.",
            ),
            Course(
                "Si la raya sale al copiar y no al imprimir es suciedad en la franja estrecha del cristal, "
                "la de la izquierda. Prueba con un paño seco; si no, paso yo.",
                "Había una gota de corrector en la franja del alimentador. Limpio, y ya no sale la raya.",
            ),
        ),
        fits=(1, 0),
        notes=("Fusor en almacén: quedan dos.",),
        asks=(
            Ask(
                "¿La raya sale también si imprimes desde el ordenador, o solo al copiar?",
                "Solo al copiar, desde el ordenador sale perfecto.",
            ),
        ),
        tags=("mantenimiento",),
        urgency="low",
        visit="Cambiar el fusor en {place}",
        waits_for="Fusor pedido al distribuidor.",
        weight=2,
    ),
    Family(
        key="printing-newprinter",
        type=INSTALLATION,
        application="Impresoras",
        ways=(
            Way(
                "Instalar la impresora nueva en {place}",
                "Nos ha llegado la {device} para {place}. ¿Cuándo podéis venir a ponerla en marcha? Tiene "
                "que imprimir desde {n} puestos.",
            ),
            Way(
                "Impresora nueva: dar de alta en los ordenadores",
                "La impresora nueva está enchufada y con papel, pero no aparece en ningún ordenador.",
            ),
        ),
        courses=(
            Course(
                "Perfecto. La dejo en la red y la doy de alta en los puestos a distancia; solo necesito que "
                "esté encendida y con el cable puesto.",
                "La {device} está instalada en {n} puestos, con doble cara por defecto y escaneo a la "
                "carpeta común.",
            ),
            Course(
                "La pongo yo en persona, así os enseño el panel. Os propongo fecha en cuanto mire la agenda.",
                "Instalada y probada en todos los puestos. He retirado la vieja de los equipos para que "
                "nadie mande por error.",
            ),
        ),
        fits=ANY,
        notes=("Contador inicial apuntado. Añadir la impresora al inventario y al aviso de tóner.",),
        asks=(
            Ask(
                "¿En qué puestos la ponemos y cuál debe ser la predeterminada?",
                "En todos los de {place}, y que sea la predeterminada solo ahí.",
            ),
        ),
        slots={
            "device": (
                "Kyocera M2540",
                "Epson WF-C5890",
                "Brother MFC-L5710",
            )
        },
        tags=("alta",),
        urgency="low",
        visit="Instalar la impresora en {place}",
        weight=2,
    ),
)
