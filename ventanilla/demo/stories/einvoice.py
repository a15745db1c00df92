"""Electronic invoices and certificates."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="einvoice-format",
        type=QUESTION,
        application="Facturación electrónica",
        ways=(
            Way(
                "Factura electrónica: formato del cliente",
                "Un cliente nos pide la factura en un formato concreto, no le vale el PDF.",
            ),
            Way(
                "¿Qué tenemos que hacer con la factura electrónica obligatoria?",
                "Nos llegan mensajes contradictorios. ¿Qué nos toca hacer a nosotros y cuándo?",
            ),
        ),
        courses=(
            Course(
                "El programa puede sacar ese formato. Lo activo y hacemos una de prueba con ese cliente.",
                "Formato activado para ese cliente y probado con la factura {doc}, que ha aceptado.",
            ),
            Course(
                "Os lo resumo en una página con lo que afecta a vuestro caso y las fechas que hoy se "
                "conocen. Lo fiscal, confirmadlo con la asesoría.",
                "Resumen enviado y programa al día. Lo repasaremos juntos antes de cada plazo.",
            ),
        ),
        asks=(Ask("¿Nos reenvías lo que os ha escrito el cliente?", "Te lo pego tal cual en el adjunto."),),
        tags=("facturae",),
        weight=2,
    ),
    Family(
        key="einvoice-rejected",
        type=FAULT,
        application="Facturación electrónica",
        ways=(
            Way(
                "Factura rechazada por el ayuntamiento",
                "La factura {doc} sale «rechazada» en el portal de la administración y no explica nada más.",
            ),
            Way(
                "Error al enviar la factura electrónica",
                "Al enviar sale «firma no válida». Es por {amount} y vence {day}.",
            ),
        ),
        courses=(
            Course(
                "El rechazo es por el código de la oficina que tramita: ha cambiado. Te digo el nuevo para "
                "que la emitas otra vez.",
                "Enviada con los códigos nuevos y aceptada. Los he guardado en la ficha de ese cliente.",
            ),
            Course(
                "El certificado con el que firma el programa caducó. Lo sustituyo en cuanto nos lo paséis "
                "por la vía segura.",
                "Certificado sustituido en el programa, factura firmada y aceptada.",
            ),
        ),
        notes=(
            ("El certificado no se manda por correo ni por aquí: recoger en mano o por la carpeta cifrada."),
        ),
        asks=(Ask("¿Nos das el número de registro que aparece en el portal?", "Es el {doc}."),),
        tags=("rechazo",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="einvoice-certificate",
        type=INSTALLATION,
        application="Facturación electrónica",
        ways=(
            Way(
                "Renovar el certificado digital",
                "El certificado de la empresa caduca {day}. ¿Cómo se renueva?",
            ),
            Way(
                "No me sale el certificado al entrar en Hacienda",
                "En el {pc} no aparece el certificado al entrar en la sede. En el de {who} sí.",
            ),
        ),
        courses=(
            Course(
                "Lo renovamos contigo delante, a distancia: hacen falta quince minutos y que estés en el "
                "ordenador donde se instaló.",
                "Certificado renovado e instalado, con su copia protegida. Caduca dentro de dos años y os "
                "avisaremos un mes antes.",
            ),
            Course(
                "El navegador se actualizó y perdió el acceso al almacén. Lo reinstalo y lo probamos.",
                "El certificado aparece en los dos navegadores. Hemos entrado en la sede para comprobarlo.",
            ),
        ),
        asks=(Ask("¿En qué ordenador se pidió el certificado la última vez?", "En el {pc}, creo."),),
        tags=("certificado",),
        weight=3,
    ),
)
