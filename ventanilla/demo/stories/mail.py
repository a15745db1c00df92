"""Mail."""

from __future__ import annotations

from ventanilla.demo.stories.family import ANY, FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="mail-phone",
        type=FAULT,
        application="Correo",
        ways=(
            Way(
                "El correo no llegaba al móvil",
                "{Since} no me entra el correo en el móvil. En el ordenador sí. He reiniciado el teléfono.",
            ),
            Way(
                "Correo en el teléfono nuevo de {who}",
                "{who} ha cambiado de teléfono y no consigue poner el correo. Le pide una contraseña y no "
                "se la acepta.",
            ),
            Way("no me entra el correo", "en el movil no, en el pc si. desde ayer"),
        ),
        courses=(
            Course(
                "La cuenta pide que vuelvas a identificarte porque cambió la contraseña. En el teléfono: "
                "**Ajustes → Cuentas → tu correo → Volver a entrar**. Si te atascas, llámame y lo hacemos "
                "juntos.",
                "La cuenta del móvil está de nuevo conectada y se han descargado los mensajes pendientes. "
                "Era la contraseña caducada.",
            ),
            Course(
                "Veo el teléfono bloqueado en el servidor por demasiados intentos. Lo desbloqueo; espera "
                "cinco minutos y ábrelo otra vez.",
                "He desbloqueado el dispositivo y eliminado el registro antiguo, que era el que fallaba. El "
                "correo entra al momento.",
            ),
        ),
        fits=ANY,
        notes=("Tenía dos teléfonos dados de alta; borrado el viejo.",),
        asks=(
            Ask(
                "¿Qué teléfono es y con qué programa lees el correo, el que venía o el nuestro?",
                "Un Android, con el que venía de fábrica.",
            ),
        ),
        tags=("móvil",),
        weight=3,
    ),
    Family(
        key="mail-full",
        type=FAULT,
        application="Correo",
        ways=(
            Way(
                "Buzón lleno",
                "Me sale que el buzón está lleno y no puedo enviar. No quiero borrar nada sin preguntar.",
            ),
            Way(
                "No puedo mandar correos, dice que no hay espacio",
                "{Since} no salen mis correos: «ha superado la cuota». Tengo que mandar un presupuesto hoy.",
            ),
            Way(
                "Los clientes dicen que les devuelven los correos que me mandan",
                "Me han avisado por teléfono dos clientes de que sus mensajes les vuelven. A mí no me sale "
                "ningún error.",
            ),
        ),
        courses=(
            Course(
                "Tu buzón ocupa casi 50 GB. Te amplío un poco ahora mismo para que puedas enviar, y "
                "archivamos lo antiguo sin borrar nada.",
                "El correo de más de tres años está en tu archivo, dentro del mismo programa («Archivo en "
                "línea»). El buzón queda al 38 %.",
            ),
            Course(
                "Casi todo son adjuntos repetidos. Si te parece, los de más de dos años los paso al archivo "
                "esta noche.",
                "Archivado terminado: se ha liberado el 60 %. A partir de ahora se archiva solo cada mes.",
            ),
        ),
        fits=ANY,
        notes=("Cuota ampliada 5 GB de forma provisional. Retirarla cuando acabe el archivado.",),
        asks=(
            Ask(
                "¿Te parece bien que pasemos al archivo todo lo anterior a tres años? Podrás seguir "
                "buscándolo.",
                "Sí, adelante, mientras pueda buscarlo.",
            ),
        ),
        tags=("cuota",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="mail-suspicious",
        type=QUESTION,
        application="Correo",
        ways=(
            Way(
                "¿Este correo es bueno?",
                "Nos ha llegado un correo del banco pidiendo confirmar datos. No he pulsado nada. ¿Lo "
                "podéis mirar?",
            ),
            Way(
                "Correo raro de un proveedor con cambio de cuenta",
                "Un proveedor de toda la vida nos escribe que ha cambiado de cuenta bancaria y que paguemos "
                "{amount} a la nueva. La dirección parece la suya.",
            ),
            Way("correo sospechoso", "me llega un paquete que no he pedido con un enlace, lo borro no?"),
        ),
        courses=(
            Course(
                "Has hecho muy bien en no pulsar. Es un engaño: la dirección que se ve no es la que lo "
                "envía. Lo bloqueo para toda la empresa.",
                "Remitente bloqueado y mensaje retirado de {n} buzones más. Nadie había pulsado el enlace.",
            ),
            Course(
                "No pagues nada todavía. Llama al proveedor al número que ya tenías, nunca al del correo, y "
                "confirma. Yo miro las cabeceras.",
                "Era una suplantación: el dominio cambia una letra. Está bloqueado y os he preparado un "
                "aviso para los compañeros.",
            ),
        ),
        notes=("Dominio registrado hace cuatro días. Añadido a la lista de bloqueo de todos los clientes.",),
        asks=(
            Ask(
                "¿Puedes reenviarlo como archivo adjunto, sin abrir los enlaces?",
                "Hecho, te lo he mandado como adjunto.",
            ),
        ),
        tags=("fraude",),
        urgency="high",
        weight=3,
    ),
    Family(
        key="mail-shared",
        type=INSTALLATION,
        application="Correo",
        ways=(
            Way(
                "Acceso al buzón común para {who}",
                "¿Podéis darle a {who} acceso al buzón de {place}? Leer y responder desde ahí.",
            ),
            Way(
                "Crear una dirección nueva para {place}",
                "Necesitamos una dirección común para {place} que leamos {who} y yo.",
            ),
        ),
        courses=(
            Course(
                "Lo preparo. Aparecerá solo en el programa de correo en una hora, debajo de su buzón.",
                "{who} tiene acceso para leer y responder. Lo que envíe desde ahí quedará en los enviados "
                "del buzón común.",
            ),
        ),
        notes=("Permiso concedido a petición de un contacto con derecho a pedirlo. Comprobado.",),
        asks=(
            Ask("¿Debe poder enviar con esa dirección o solo leer?", "Leer y enviar."),
            Ask(
                "¿Qué nombre queréis para la dirección?",
                "El de siempre con el nombre del departamento, sin acentos.",
            ),
        ),
        tags=("permisos",),
        urgency="low",
        weight=2,
    ),
    Family(
        key="mail-bounce",
        type=FAULT,
        application="Correo",
        ways=(
            Way(
                "Nos devuelven los correos a un cliente",
                "Todo lo que mandamos a un cliente vuelve con el error {code}. A los demás llega bien.",
            ),
            Way(
                "Nuestros correos caen en no deseados",
                "Varios clientes nos dicen que nuestros presupuestos les llegan a la carpeta de no "
                "deseados. {Since}.",
            ),
            Way(
                "Mensaje devuelto: no entiendo lo que dice",
                "Adjunto el mensaje que nos devuelve. Está en inglés y no sabemos si es cosa nuestra o suya.",
            ),
        ),
        courses=(
            Course(
                "El servidor del destinatario nos rechaza por reputación. Pido que nos revisen y mientras "
                "saco vuestros envíos por otra ruta.",
                "Nos han retirado de la lista y los envíos llegan. He comprobado tres destinatarios "
                "distintos.",
            ),
            Course(
                "Faltaba la firma de vuestro dominio en los envíos que hace el programa de gestión. La "
                "añado hoy; tarda unas horas en verse.",
                "El dominio firma ya todos los envíos, también los del programa de gestión. Las pruebas "
                "llegan a la bandeja de entrada.",
            ),
        ),
        notes=(
            (
                "El programa de gestión enviaba por su cuenta sin firma. Revisar en los demás clientes "
                "que lo usan."
            ),
        ),
        asks=(
            Ask(
                "¿Nos adjuntas el mensaje completo que os devuelven?",
                "Ahí va el último, es de hoy a las {hour}.",
            ),
        ),
        tags=("entrega",),
        weight=2,
    ),
    Family(
        key="mail-signature",
        type=QUESTION,
        application="Correo",
        ways=(
            Way(
                "Cambiar la firma del correo a toda la oficina",
                "Hemos cambiado de teléfono y hay que actualizar la firma de todos. Somos {n}.",
            ),
            Way(
                "¿Cómo pongo el aviso de vacaciones?",
                "Me voy {day} y no me acuerdo de cómo se ponía la respuesta automática.",
            ),
            Way("firma", "la firma me sale con letras raras cuando la ven desde fuera"),
        ),
        courses=(
            Course(
                "Se puede hacer desde el servidor para todos a la vez. Dime los datos que deben aparecer y "
                "lo dejo hoy.",
                "Hecho, y comprobado enviando un mensaje fuera. Lo verás en el próximo correo que mandes.",
            ),
            Course(
                "Te dejo los pasos:\n\n"
                "1. Entra en el correo por la web.\n"
                "2. Rueda dentada → **Respuestas automáticas**.\n"
                "3. Marca las fechas, escribe el texto y guarda.\n\n"
                "Si lo prefieres, dime el texto y lo pongo yo.",
                "Ya está puesto y lo he probado con un mensaje desde fuera. Se quita solo en la fecha que "
                "marcaste.",
            ),
        ),
        asks=(Ask("¿Qué texto quieres exactamente?", "El del adjunto, tal cual."),),
        tags=("firma",),
        urgency="low",
        weight=2,
    ),
    Family(
        key="mail-migration",
        type=INSTALLATION,
        application="Correo",
        ways=(
            Way(
                "Migrar los buzones antiguos",
                "Como hablamos, quedan {n} buzones en el servidor viejo. ¿Cuándo los pasáis?",
            ),
            Way(
                "Pasar el correo de {who} a la cuenta nueva",
                "{who} sigue con el correo antiguo y no quiere perder las carpetas. Hay mensajes desde 2014.",
            ),
        ),
        courses=(
            Course(
                "Los paso por la noche, de dos en dos, para no parar a nadie. Por la mañana solo habrá que "
                "volver a escribir la contraseña.",
                "Migración terminada: {n} buzones con todas sus carpetas. He contado los mensajes antes y "
                "después y coinciden.",
            ),
        ),
        notes=("Ventana de 21:00 a 6:00. No apagar el servidor viejo hasta dos semanas después.",),
        asks=(
            Ask(
                "¿Hay alguna cuenta que no se pueda tocar esta semana?",
                "La de {place}, que tienen cierre de mes.",
            ),
        ),
        tags=("migración",),
        urgency="low",
        visit="Migrar buzones de correo",
        weight=1,
    ),
)
