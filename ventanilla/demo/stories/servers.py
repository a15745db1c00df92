"""Backups and servers."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="servers-backupwarn",
        type=FAULT,
        application="Copias de seguridad",
        ways=(
            Way(
                "Copias de seguridad con avisos",
                "Nos llega un correo de que la copia terminó «con avisos». ¿Es grave?",
            ),
            Way(
                "La copia de anoche ha fallado",
                "Al encender he visto un aviso de que la copia de anoche no se hizo.",
            ),
            Way("aviso copia", "me llega esto todos los dias, lo adjunto"),
        ),
        courses=(
            Course(
                "No es grave: la copia está hecha y se puede recuperar, pero se saltó unos archivos que "
                "estaban abiertos. Reviso cuáles y lo ajusto.",
                "La copia de esta noche ha terminado sin avisos y he recuperado un archivo de prueba para "
                "confirmarlo.",
            ),
            Course(
                "El disco de copias está casi lleno y no cabe la semana entera. Borro las más antiguas que "
                "marca vuestro plan y la lanzo ahora.",
                "Copia terminada y comprobada. Quedan libres 400 GB; con vuestro ritmo, para unos {n} meses.",
            ),
        ),
        notes=(
            "Comprobada la restauración, no solo el informe.",
            "Proponer ampliar el disco de copias antes de fin de año.",
        ),
        asks=(
            Ask(
                "¿Se queda algún ordenador encendido por la noche con el programa abierto?",
                "El de {place}, casi siempre.",
            ),
        ),
        tags=("copias",),
        weight=3,
    ),
    Family(
        key="servers-restore",
        type=QUESTION,
        application="Copias de seguridad",
        ways=(
            Way(
                "Recuperar un archivo borrado",
                "He borrado sin querer una hoja de cálculo de la carpeta común. Estaba ayer.",
            ),
            Way(
                "Se ha guardado encima el documento bueno",
                "{who} ha guardado encima del documento bueno. ¿Se puede volver a la versión de {past}?",
            ),
            Way("URGENTE recuperar carpeta", "ha desaparecido una carpeta entera de {place}!!"),
        ),
        courses=(
            Course(
                "Se puede. Tenemos una copia de anoche y otra de mediodía; te recupero la más cercana y la "
                "dejo al lado, sin tocar lo que hay.",
                "Recuperado de la copia de las 14:00. Está en la misma carpeta con «recuperado» en el "
                "nombre.",
            ),
            Course(
                "La carpeta no se ha borrado: alguien la arrastró dentro de otra. La encuentro y la "
                "devuelvo a su sitio.",
                "La carpeta estaba dentro de la de al lado, movida a las {hour}. Ya está en su sitio y no "
                "falta nada.",
            ),
        ),
        fits=(0, 0, 1),
        asks=(
            Ask(
                "¿Cómo se llamaba el archivo y cuándo lo viste por última vez?",
                "Se llamaba «previsión» y lo vi ayer a las {hour}.",
            ),
        ),
        tags=("recuperación",),
        urgency="high",
        weight=3,
    ),
    Family(
        key="servers-backupdisk",
        type=INSTALLATION,
        application="Copias de seguridad",
        ways=(
            Way(
                "Cambiar el disco del servidor de copias",
                "El servidor de copias avisa de que uno de los discos está a punto de fallar. Nos lo "
                "dijisteis en la revisión.",
            ),
            Way(
                "Luz roja en el aparato de las copias",
                "En el armario hay una luz roja en el aparato de las copias. ¿Lo apago?",
            ),
        ),
        courses=(
            Course(
                "No lo apagues, por favor: sigue haciendo copias con el otro disco. Pedimos uno igual y lo "
                "cambiamos sin parar nada.",
                "Disco cambiado y reconstruido. Las copias no se han interrumpido ninguna noche.",
            ),
        ),
        notes=("Número de serie del disco enviado al proveedor. Está en garantía.",),
        asks=(
            Ask(
                "¿Nos mandas una foto del frontal, donde se vea el número del disco?",
                "Es el segundo empezando por arriba.",
            ),
        ),
        tags=("disco",),
        visit="Cambiar el disco de copias",
        waits_for="El disco de repuesto llega del proveedor en unos días.",
        weight=1,
    ),
    Family(
        key="servers-fulldisk",
        type=FAULT,
        application="Servidores",
        ways=(
            Way(
                "El servidor se queda sin espacio",
                "No deja guardar en la carpeta común: «no hay espacio suficiente en el disco».",
            ),
            Way(
                "No podemos guardar nada en el servidor",
                "{Since} no se guarda nada en el servidor. Lo grabo en el escritorio de momento.",
            ),
        ),
        courses=(
            Course(
                "El disco está al 99 %. Libero espacio ahora con archivos temporales y luego vemos qué lo "
                "ha llenado.",
                "Liberados 120 GB: eran vídeos de las cámaras guardados en la carpeta equivocada. Ya se "
                "guardan en su sitio.",
            ),
        ),
        notes=("Poner aviso al 85 %, estaba al 95 %.",),
        asks=(
            Ask(
                "¿Alguien ha copiado archivos grandes estos días?",
                "Creo que {who} pasó las fotos del móvil.",
            ),
        ),
        tags=("espacio",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="servers-ups",
        type=FAULT,
        application="Servidores",
        ways=(
            Way("El SAI pita", "El aparato de debajo de la mesa pita cada {n} segundos {since}."),
            Way(
                "Se fue la luz y no arranca el servidor",
                "Ha habido un corte de luz y el servidor no vuelve. Lo demás ya está encendido.",
            ),
            Way(
                "Corte de luz programado {day}",
                "La compañía nos avisa de un corte de {hour} en adelante, {day}. ¿Hay que apagar algo?",
            ),
        ),
        courses=(
            Course(
                "Estoy mirándolo a distancia. No desenchufes nada todavía, por favor.",
                "Todo arrancado y comprobado, con la base de datos revisada. La batería del SAI queda "
                "apuntada para cambio.",
            ),
            Course(
                "La batería está al final de su vida. Pido una y la cambiamos sin apagar el servidor.",
                "Batería nueva puesta. Aguanta 22 minutos con la carga actual y apaga el servidor con orden.",
            ),
        ),
        fits=(1, 0, 0),
        notes=("Batería de 2019. Revisar el resto de clientes con el mismo modelo.",),
        asks=(
            Ask(
                "¿Hay alguien ahora mismo junto al servidor que pueda mirar la pantalla?",
                "Sí, {who}. Sale una pantalla negra con letras.",
            ),
        ),
        tags=("SAI",),
        urgency="high",
        visit="Cambiar la batería del SAI",
        waits_for="Batería pedida.",
        weight=2,
    ),
    Family(
        key="servers-remote",
        type=FAULT,
        application="Servidores",
        ways=(
            Way(
                "El escritorio remoto no deja entrar",
                "Al entrar al escritorio remoto sale que no hay licencias disponibles.",
            ),
            Way(
                "Me echa del escritorio remoto",
                "Estoy trabajando y me echa, y al volver a entrar se ha perdido lo que tenía abierto. {n} "
                "veces hoy.",
            ),
        ),
        courses=(
            Course(
                "Hay sesiones antiguas abiertas que ocupan sitio. Las cierro con cuidado, avisando a sus "
                "dueños.",
                "Sesiones antiguas cerradas y puesto un límite de ocho horas para las abandonadas.",
            ),
            Course(
                "Lo que se pierde es la sesión, no lo guardado. Voy a ampliar la memoria del servidor esta "
                "tarde fuera de horas.",
                "Memoria ampliada. No ha habido desconexiones desde entonces.",
            ),
        ),
        notes=("Máximo de sesiones alcanzado a las 10:40 tres días seguidos.",),
        asks=(Ask("¿A qué hora te pasa más?", "Sobre las {hour}, cuando estamos todos."),),
        tags=("escritorio remoto",),
        weight=3,
    ),
)
