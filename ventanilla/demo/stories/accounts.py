"""Users, passwords and folders."""

from __future__ import annotations

from ventanilla.demo.stories.family import ANY, FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="accounts-newuser",
        type=INSTALLATION,
        application="Usuarios y permisos",
        ways=(
            Way(
                "Alta de usuario para {newrole}",
                "{Day} empieza {who} como {newrole}. Necesita correo, ordenador y acceso al programa.",
            ),
            Way(
                "Empieza una persona nueva",
                "Entra una persona nueva en {place}, {day}. Se llama {who}. ¿Qué datos os hacen falta?",
            ),
            Way("alta", "dar de alta a {who}, empieza {day} en {place}, igual que los demas"),
        ),
        courses=(
            Course(
                "Perfecto, lo vamos preparando. El usuario estará listo la víspera y la contraseña se la "
                "damos en mano el primer día.",
                "Usuario, correo y programa listos. La primera vez le pedirá cambiar la contraseña y "
                "registrar el teléfono.",
            ),
            Course(
                "Creo la cuenta hoy. El ordenador puede ser el {pc}, que está libre; lo preparo limpio.",
                "Cuenta creada y {pc} preparado con sus programas. He dejado la hoja de bienvenida en la "
                "mesa.",
            ),
        ),
        fits=ANY,
        notes=(
            "Licencia de correo: queda una libre, no hace falta comprar.",
            "Pedir confirmación de permisos antes de dar acceso a carpetas.",
        ),
        asks=(
            Ask(
                "¿Le damos los mismos permisos que a {other} o solo de consulta?",
                "Los mismos, pero sin la carpeta de nóminas.",
            ),
            Ask("¿Va a usar un ordenador nuevo o el que dejó libre {other}?", "El que dejó libre."),
        ),
        slots={
            "newrole": (
                "jefe de taller",
                "responsable de compras",
                "administración",
                "apoyo en recepción",
                "encargado de tarde",
            )
        },
        tags=("alta",),
        visit="Preparar el puesto nuevo de {place}",
        weight=4,
    ),
    Family(
        key="accounts-leaver",
        type=INSTALLATION,
        application="Usuarios y permisos",
        ways=(
            Way(
                "Baja de {who}",
                "{who} deja la empresa {day}. Hay que quitarle los accesos y que su correo lo vea yo un "
                "tiempo.",
            ),
            Way(
                "Dar de baja un usuario",
                "Causa baja una persona de {place}. ¿Qué hacemos con sus archivos?",
            ),
        ),
        courses=(
            Course(
                "Programo el cierre para ese día al terminar la jornada. Su correo te lo dejo a la vista "
                "durante 90 días con una respuesta automática.",
                "Accesos cerrados a las {hour}, sesiones terminadas y contraseña cambiada. Sus archivos "
                "están en la carpeta de {place}.",
            ),
        ),
        notes=("Revisar que no tenga el móvil de empresa ni llaves de la VPN en casa.",),
        asks=(
            Ask(
                "¿Quién debe recibir los correos que le sigan llegando?",
                "Yo, hasta que entre alguien en su puesto.",
            ),
        ),
        tags=("baja",),
        weight=2,
    ),
    Family(
        key="accounts-password",
        type=QUESTION,
        application="Usuarios y permisos",
        ways=(
            Way(
                "No me acuerdo de la contraseña",
                "Después de las vacaciones no me acuerdo de la contraseña del ordenador.",
            ),
            Way(
                "Usuario bloqueado",
                "Me dice que la cuenta está bloqueada. La he puesto mal varias veces, culpa mía.",
            ),
            Way("contraseña", "a {who} le pide cambiarla y no le acepta ninguna"),
        ),
        courses=(
            Course(
                "Te llamo al número que tenemos en tu ficha y la cambiamos en un momento. Por escrito no "
                "mandamos contraseñas.",
                "Contraseña cambiada por teléfono, tras comprobar que eras tú. El equipo {pc} ya entra.",
            ),
            Course(
                "La cuenta se desbloquea sola en 15 minutos, pero te la abro ya. Prueba con calma y con las "
                "mayúsculas quitadas.",
                "Desbloqueada. El móvil seguía probando la clave antigua; lo hemos corregido también.",
            ),
        ),
        notes=("Identidad comprobada llamando al número de la ficha.",),
        asks=(Ask("¿A qué hora te viene bien que te llamemos?", "A las {hour}, al fijo."),),
        tags=("contraseña",),
        weight=4,
    ),
    Family(
        key="accounts-folder",
        type=QUESTION,
        application="Usuarios y permisos",
        ways=(
            Way(
                "Permisos de la carpeta {folder}",
                "{who} tiene que poder entrar en la carpeta {folder}, pero solo para leer.",
            ),
            Way(
                "No puedo abrir una carpeta que antes abría",
                "{Since} la carpeta {folder} me dice «acceso denegado».",
            ),
            Way(
                "Quitar acceso a {folder}",
                "Hay demasiada gente con acceso a {folder}. Deberíamos quedar solo tres personas.",
            ),
        ),
        courses=(
            Course(
                "Te lo preparo. El cambio se nota al cerrar la sesión y volver a entrar.",
                "Permisos ajustados en {folder}: lectura para quien pediste y nada para los demás. He "
                "quitado dos accesos antiguos.",
            ),
            Course(
                "Ayer se reordenaron los grupos y alguno quedó fuera. Lo reviso entero para que no vaya "
                "saliendo uno a uno.",
                "El grupo vuelve a tener los mismos miembros que antes. Prueba a entrar ahora.",
            ),
        ),
        notes=("Grupo corregido. Documentado quién autoriza cada carpeta.",),
        asks=(
            Ask(
                "¿Quién autoriza los accesos a esa carpeta? Necesitamos su visto bueno por aquí.",
                "Lo autorizo yo; queda por escrito con este mensaje.",
            ),
        ),
        slots={
            "folder": (
                "Historias",
                "Nóminas",
                "Presupuestos",
                "Gerencia",
                "Compras 2025",
                "Contratos",
            )
        },
        tags=("permisos",),
        weight=4,
    ),
    Family(
        key="accounts-secondfactor",
        type=FAULT,
        application="Usuarios y permisos",
        ways=(
            Way(
                "He cambiado de móvil y no me llega el código",
                "Con el teléfono nuevo no me sale el código para entrar en el correo.",
            ),
            Way(
                "Pide un código que no tengo",
                "Al entrar desde otro ordenador me pide un código del móvil. ¿De dónde lo saco?",
            ),
        ),
        courses=(
            Course(
                "Normal: el código vive en el teléfono viejo. Te llamo, compruebo que eres tú y lo pasamos "
                "al nuevo.",
                "El teléfono nuevo está registrado y el viejo, borrado. Te he dejado además dos códigos de "
                "emergencia.",
            ),
        ),
        notes=("Comprobada la identidad por teléfono y con su responsable.",),
        asks=(Ask("¿Conservas todavía el móvil antiguo?", "No, lo entregué en la tienda."),),
        tags=("doble factor",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="accounts-mapped",
        type=FAULT,
        application="Usuarios y permisos",
        ways=(
            Way(
                "Ha desaparecido la unidad de red",
                "En el {pc} no sale la unidad donde está todo. A {who} sí le sale.",
            ),
            Way(
                "No veo las carpetas del servidor",
                "Al encender me sale una X roja en las carpetas del servidor.",
            ),
        ),
        courses=(
            Course(
                "El equipo arranca antes de tener red y pierde la unidad. La reconecto ahora y cambio el "
                "arranque para que espere.",
                "La unidad se conecta sola en cada arranque. He reiniciado {pc} tres veces para comprobarlo.",
            ),
        ),
        asks=(Ask("¿Trabajas por cable o por wifi?", "Por wifi."),),
        tags=("archivos",),
        weight=3,
    ),
)
