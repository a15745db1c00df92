"""A law firm."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="law-signing",
        type=FAULT,
        application="Expedientes",
        ways=(
            Way(
                "No puedo presentar un escrito",
                "La sede no me deja presentar: dice que no encuentra el certificado. Vence hoy a las {hour}.",
            ),
            Way(
                "El lector de la tarjeta no firma",
                "Con la tarjeta del colegio no firma: «error en el componente de firma».",
            ),
            Way("firma", "no firma y tengo plazo mañana"),
        ),
        courses=(
            Course(
                "Voy directamente contigo. Te llamo y lo presentamos juntos desde otro puesto si hace falta.",
                "Presentado dentro de plazo, con su justificante. Después hemos dejado bien el puesto.",
            ),
            Course(
                "El programa de firma se actualizó y no convive con el anterior. Quito los dos y pongo el "
                "bueno.",
                "Firma comprobada con un documento de prueba en los dos navegadores.",
            ),
        ),
        notes=("Plazos procesales: llamar antes de escribir.",),
        asks=(Ask("¿Con qué navegador entras?", "Con el azul, el que viene puesto."),),
        tags=("firma",),
        urgency="high",
        sector="law",
        weight=4,
    ),
    Family(
        key="law-casefiles",
        type=FAULT,
        application="Expedientes",
        ways=(
            Way("Un expediente no abre", "El expediente {doc} da «ruta no encontrada»; los demás abren."),
            Way(
                "Buscar dentro de los escritos",
                "¿Se puede buscar texto dentro de los PDF escaneados? Hay miles.",
            ),
            Way(
                "Compartir un expediente grande con un perito",
                "Tengo que pasar 4 GB de un expediente a un perito de forma segura, y por correo no cabe ni "
                "de lejos.",
            ),
        ),
        courses=(
            Course(
                "El nombre de la carpeta pasa del largo permitido. La acorto sin cambiar los documentos.",
                "El expediente abre. He revisado los demás y había {n} al límite, ya corregidos.",
            ),
            Course(
                "Se puede hacer. Te cuento cómo queda y cuánto tarda antes de empezar.",
                "Hecho y comprobado contigo. Te dejo los pasos en la carpeta del despacho.",
            ),
        ),
        fits=(0, 1, 1),
        asks=(Ask("¿Quién más debe poder verlo, además de ti?", "Solo {who} y yo."),),
        tags=("expedientes",),
        sector="law",
        weight=3,
    ),
    Family(
        key="law-dictation",
        type=FAULT,
        application="Expedientes",
        ways=(
            Way(
                "El dictado no reconoce bien",
                "El programa de dictado escribe cosas sin sentido desde que cambié de micrófono.",
            ),
            Way(
                "Plantillas de escritos",
                "Al abrir una plantilla se pierden los márgenes y la numeración.",
            ),
        ),
        courses=(
            Course(
                "Hay que entrenarlo con el micrófono nuevo: son cinco minutos leyendo un texto. Te guío.",
                "Perfil rehecho. En la prueba, tres fallos en una página.",
            ),
            Course(
                "Alguien guardó encima de la plantilla original. La recupero y la protejo.",
                "Plantilla recuperada y protegida: ahora se abre siempre como copia.",
            ),
        ),
        asks=(Ask("¿Qué plantilla es?", "La de demanda."),),
        tags=("plantillas",),
        urgency="low",
        sector="law",
        weight=2,
    ),
)
