"""What is chatted about with Norte Sistemas. «>» is the desk's, «#» a note, the others are the contact's."""

from __future__ import annotations

CHATS: tuple[tuple[str, ...], ...] = (
    (
        "Buenos días, ¿me podéis decir cómo se comparte un calendario en Outlook?",
        "> Buenos días. Botón derecho sobre el calendario, «Permisos de uso compartido», y añades a la persona.",
        "Perfecto, ya lo veo. ¡Gracias!",
    ),
    (
        "No me deja imprimir en color en la del pasillo",
        "> ¿Sale algún aviso en la pantalla de la impresora?",
        "Pone que falta cian",
        "> Pues es eso: hay un cartucho de repuesto en el armario de al lado. Si no queda, te mando uno hoy.",
        "Queda uno, lo cambio. Gracias",
    ),
    (
        "Hola, se me ha bloqueado la cuenta",
        "# Tercera vez este mes: proponerle el gestor de contraseñas",
        "> Hola. Ya está desbloqueada: prueba ahora. Si no te acuerdas de la contraseña, te paso el enlace para cambiarla.",
        "Ahora sí, mil gracias",
    ),
    (
        "¿A qué hora viene el técnico hoy?",
        "> Lo tengo anotado a las 12:30. Te llamará al salir.",
        "Vale, estaré en el almacén",
        "> Se lo digo.",
    ),
    (
        "El escáner no manda a la carpeta",
        "> Ayer se cambió la contraseña del servidor y el escáner tenía la vieja. Dame un minuto.",
        "> Prueba ahora, por favor.",
        "Ya llega. ¿Pasará más veces?",
        "> No: le he puesto una cuenta propia que no caduca.",
    ),
    (
        "¿Puedo instalar yo el programa de Hacienda o lo tenéis que hacer vosotros?",
        "> Necesita permisos de administrador. ¿Te va bien que entre ahora en tu equipo? Son cinco minutos.",
        "Sí, adelante",
        "> Hecho. Tienes el icono en el escritorio.",
    ),
    (
        "Me ha llegado un correo rarísimo del banco pidiendo la clave",
        "> No pulses nada. ¿De qué dirección viene?",
        "avisos@bancos-seguro.example",
        "> Es una estafa. Bórralo; ya lo bloqueo para todos.",
        "# Añadido al filtro, avisar a los demás clientes",
        "Menos mal que he preguntado",
    ),
    (
        "Buenas, ¿cuántas licencias de Office nos quedan libres?",
        "> Dos. ¿Entra alguien nuevo?",
        "Sí, el lunes. Ya os mando la incidencia con sus datos",
        "> Estupendo, lo dejamos preparado.",
    ),
    (
        "La VPN me pide un código y no me llega",
        "> Te acabo de reenviar el aviso a la aplicación del móvil. ¿Lo ves?",
        "Sí, ya he entrado",
    ),
    (
        "He borrado una carpeta del servidor sin querer :(",
        "> Tranquila, hay copia de esta noche. ¿Cómo se llamaba?",
        "Presupuestos 2026",
        "> Restaurada. Comprueba que está todo.",
        "¡Está todo! Me habéis salvado la mañana",
    ),
)
MISSED = (
    "¿Hay alguien?",
    "Hola, una pregunta rápida sobre la factura del mes pasado",
    "Buenas, ¿me podéis llamar?",
)
WAITING = "Hola, tengo una reunión en media hora y no me funciona la cámara del portátil"
OPEN = (
    "Buenas, el programa de presupuestos va lentísimo desde esta mañana",
    "> Hola, Pedro. ¿Solo en tu equipo o también en los demás?",
    "# El servidor tiene el disco al 96 %: mirar los registros antiguos",
    "En todos los de la oficina",
)
THANKS = ("Muy rápidos.", "Resuelto al momento.", "", "", "", "Gracias, Marta.")
