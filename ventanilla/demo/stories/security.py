"""Security and licences."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="security-virus",
        type=FAULT,
        application="Antivirus",
        ways=(
            Way(
                "Ha saltado el antivirus",
                "En el {pc} ha salido un aviso rojo del antivirus. No he tocado nada.",
            ),
            Way(
                "He pulsado un enlace que no debía",
                "{who} ha pulsado un enlace de un correo y ha puesto la contraseña. ¿Qué hacemos?",
            ),
            Way("AVISO VIRUS", "sale una ventana que dice que llame a un numero de telefono y pita"),
        ),
        courses=(
            Course(
                "Bien hecho. Desconecta el equipo del wifi o del cable y no lo apagues. Lo aíslo desde aquí "
                "y te llamo.",
                "Equipo analizado de dos maneras: limpio. El archivo quedó retenido antes de abrirse.",
            ),
            Course(
                "Cambio su contraseña ahora mismo y cierro todas sus sesiones. Te llamo en dos minutos.",
                "Contraseña cambiada a tiempo: no hay entradas desde fuera ni reglas de reenvío en el "
                "buzón. Le hemos puesto el segundo factor.",
            ),
        ),
        notes=(
            "Revisadas reglas de reenvío y accesos de las últimas 48 horas. Nada extraño.",
            "Si hubo datos personales hay 72 horas para notificar. En este caso no.",
        ),
        asks=(
            Ask(
                "¿Qué se veía en la pantalla y a qué hora fue?",
                "A las {hour}. Adjunto la foto que hice con el móvil.",
            ),
        ),
        tags=("seguridad",),
        urgency="high",
        weight=3,
    ),
    Family(
        key="security-licence",
        type=QUESTION,
        application="Licencias",
        ways=(
            Way(
                "La licencia caduca",
                "Nos sale en {n} equipos que la licencia del antivirus caduca pronto.",
            ),
            Way(
                "El programa de oficina pide activarse",
                "{Since} sale una barra roja que dice que el producto no está activado.",
            ),
        ),
        courses=(
            Course(
                "La renovación está pedida y entra sola; el aviso desaparece ese día. No hace falta que "
                "hagáis nada.",
                "Licencias renovadas en todos los equipos. He comprobado que ninguno queda con aviso.",
            ),
            Course(
                "Esa cuenta se quedó sin licencia al dar de alta a otra persona. Asigno una libre.",
                "Activado. Quedan {n} licencias libres.",
            ),
        ),
        asks=(Ask("¿Nos dices en qué equipos sale?", "En el {pc} y en el de {who}."),),
        tags=("licencias",),
        weight=3,
    ),
    Family(
        key="security-software",
        type=INSTALLATION,
        application="Licencias",
        ways=(
            Way(
                "Instalar un programa de dibujo en {pc}",
                "Hemos comprado una licencia. El instalador pide contraseña de administrador.",
            ),
            Way(
                "Necesito un programa para editar PDF",
                "Tengo que juntar y firmar varios PDF cada semana. ¿Cuál nos recomendáis?",
            ),
        ),
        courses=(
            Course(
                "Lo instalo a distancia en un rato; mándanos el justificante de la licencia para guardarlo "
                "en vuestra ficha.",
                "Instalado y activado en {pc}. La licencia está guardada en vuestra ficha.",
            ),
            Course(
                "Para lo que cuentas basta el que ya tenéis; te enseño dónde está. Si hiciera falta firmar "
                "mucho, hay uno de pago.",
                "Configurado y explicado por teléfono. No ha hecho falta comprar nada.",
            ),
        ),
        asks=(Ask("¿Cuándo te viene bien que nos conectemos?", "Hoy después de las {hour}."),),
        tags=("instalación",),
        urgency="low",
        weight=2,
    ),
)
