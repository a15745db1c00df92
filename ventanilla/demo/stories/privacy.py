"""Personal data."""

from __future__ import annotations

from ventanilla.demo.stories.family import PRIVACY, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="privacy-access",
        type=PRIVACY,
        application="Protección de datos",
        ways=(
            Way(
                "Un cliente pide saber qué datos tenemos de él",
                "Nos ha escrito un cliente ejerciendo su derecho de acceso. ¿Cómo sacamos sus datos del "
                "programa?",
            ),
            Way(
                "Solicitud de supresión de datos",
                "Una persona pide que borremos sus datos. ¿Qué podemos borrar y qué hay que conservar?",
            ),
        ),
        courses=(
            Course(
                "El programa tiene una exportación para esto. Te preparo el fichero; el plazo para "
                "responder es de un mes desde que lo recibisteis.",
                "Fichero preparado en vuestra carpeta cifrada, con el registro de quién lo sacó y cuándo.",
            ),
            Course(
                "Se bloquean, no se borran, los que obliga a guardar la ley, como las facturas. El resto lo "
                "quito cuando lo confirme vuestro responsable.",
                "Datos eliminados en programa y correo, y bloqueados los que hay que conservar. Te dejo la "
                "nota para el registro.",
            ),
        ),
        notes=("Pedir siempre la confirmación por escrito de quien responde de los datos en el cliente.",),
        asks=(
            Ask(
                "¿Qué día recibisteis la petición y quién responde de protección de datos en vuestra "
                "empresa?",
                "Se recibió {past} y respondo yo.",
            ),
        ),
        tags=("rgpd",),
        weight=2,
    ),
    Family(
        key="privacy-document",
        type=PRIVACY,
        application="Protección de datos",
        ways=(
            Way(
                "Contrato de encargado del tratamiento",
                "Nos piden en una auditoría el contrato de encargo de tratamiento con vosotros y la lista "
                "de medidas.",
            ),
            Way(
                "Carteles y textos de las cámaras",
                "Hemos puesto cámaras en {place}. ¿Cuánto tiempo se guardan las grabaciones y quién las ve?",
            ),
        ),
        courses=(
            Course(
                "Te lo envío hoy firmado, junto con las medidas que aplicamos a vuestro servicio.",
                "Documentos enviados y guardados en vuestra carpeta, con fecha de revisión.",
            ),
            Course(
                "Las vuestras se borran solas a los 20 días, por debajo del mes que marca la norma. Te paso "
                "quién tiene acceso.",
                "Revisado: acceso limitado a dos personas, borrado automático comprobado.",
            ),
        ),
        asks=(Ask("¿Para qué fecha os lo piden?", "Para {day}."),),
        tags=("rgpd",),
        urgency="low",
        weight=2,
    ),
)
