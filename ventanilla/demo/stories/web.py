"""The customers' web pages."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="web-down",
        type=FAULT,
        application="Web",
        ways=(
            Way("La web no carga", "Nuestra web da error {code} {since}. Un cliente nos ha avisado."),
            Way(
                "Aviso de página no segura",
                "Al entrar en nuestra web el navegador dice que no es segura. Da muy mala imagen.",
            ),
        ),
        courses=(
            Course(
                "El certificado de la web caducó anoche y la renovación automática falló. Lo renuevo ahora "
                "mismo.",
                "Certificado renovado y corregida la causa: la web ya redirige bien. Hemos puesto un aviso "
                "a 20 días.",
            ),
            Course(
                "Un complemento se actualizó solo y rompió la página. Vuelvo a la versión de ayer y lo miro "
                "aparte.",
                "La web carga con la versión anterior del complemento. No se ha perdido ningún pedido ni "
                "mensaje.",
            ),
        ),
        fits=(1, 0),
        notes=("Añadir la web a la vigilancia de cada cinco minutos.",),
        asks=(
            Ask(
                "¿Te pasa también desde el móvil sin el wifi de la oficina?",
                "También, desde el móvil igual.",
            ),
        ),
        tags=("web",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="web-text",
        type=INSTALLATION,
        application="Web",
        ways=(
            Way(
                "Cambiar el horario en la web",
                "En la web sale el horario antiguo. Ahora cerramos a las {hour}.",
            ),
            Way(
                "Quitar a una persona de la página de equipo",
                "{who} ya no trabaja aquí y sigue en la web con su foto.",
            ),
            Way("Subir el catálogo nuevo", "Os paso el catálogo en PDF para sustituir el del año pasado."),
        ),
        courses=(
            Course(
                "Lo cambio hoy. Te paso el enlace para que lo revises antes de darlo por bueno.",
                "Cambiado en la web y en la ficha del buscador, que también tenía lo antiguo.",
            ),
        ),
        asks=(
            Ask("¿Nos confirmas el texto exacto que debe aparecer?", "El del mensaje de arriba, sin más."),
        ),
        tags=("contenido",),
        urgency="low",
        weight=2,
    ),
    Family(
        key="web-form",
        type=FAULT,
        application="Web",
        ways=(
            Way(
                "El formulario de la web no nos llega",
                "Un cliente dice que nos escribió por la web hace una semana y no tenemos nada.",
            ),
            Way(
                "Nos llega basura por el formulario",
                "Recibimos {n} mensajes al día en ruso por el formulario de contacto.",
            ),
        ),
        courses=(
            Course(
                "Los mensajes salen, pero vuestro correo los toma por no deseados. Los recupero y cambio el "
                "remitente.",
                "Recuperados {n} mensajes antiguos, los tienes en la bandeja. Los nuevos llegan y además "
                "quedan guardados en la web.",
            ),
            Course(
                "Pongo un filtro que no molesta a las personas, sin dibujos que descifrar.",
                "Filtro puesto: en dos días ha parado todo y han pasado los dos mensajes buenos.",
            ),
        ),
        asks=(Ask("¿Te acuerdas del nombre de quien escribió, para buscarlo?", "Sí, va en el adjunto."),),
        tags=("formulario",),
        weight=2,
    ),
    Family(
        key="web-domain",
        type=QUESTION,
        application="Web",
        ways=(
            Way(
                "Nos llega una carta para renovar el dominio",
                "Nos llega una factura de {amount} para renovar el dominio. ¿No lo lleváis vosotros?",
            ),
            Way(
                "Comprar otro dominio",
                "Queremos registrar también el nombre acabado en .es, por si acaso.",
            ),
        ),
        courses=(
            Course(
                "No la pagues: el dominio lo renovamos nosotros y está al día. Esas cartas son publicidad "
                "con forma de factura.",
                "Dominio al día hasta dentro de {n} meses. Carta archivada y avisados los demás contactos.",
            ),
            Course(
                "Está libre. Te confirmo precio y titular antes de registrarlo.",
                "Registrado a nombre de la empresa y apuntando a la web actual.",
            ),
        ),
        asks=(Ask("¿A nombre de quién debe ir?", "De la empresa, con mi correo de contacto."),),
        tags=("dominio",),
        urgency="low",
        weight=2,
    ),
)
