"""The business software that everybody has."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="business-wontopen",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "El programa de gestión no abre",
                "Al abrir el programa sale «no se puede conectar con la base de datos». Nos pasa a todos.",
            ),
            Way("Error {code} al entrar en el programa", "Sale el error {code} en {pc}. Los demás entran."),
            Way("el programa", "no abre"),
        ),
        courses=(
            Course(
                "El servicio de la base de datos se paró. Lo arranco y miro por qué.",
                "La base de datos lleva en marcha desde las {hour}. Se paró por una copia que la bloqueaba; "
                "ya no coinciden.",
            ),
            Course(
                "En ese equipo falta una pieza que se borró con la limpieza del antivirus. La repongo y la "
                "excluyo.",
                "El programa abre en {pc}. La exclusión queda puesta también en los demás.",
            ),
        ),
        notes=("Reinicio del servicio pactado con el fabricante del programa.",),
        asks=(
            Ask(
                "¿Te sale al abrir el programa o después de poner el usuario?",
                "Después de poner el usuario.",
            ),
        ),
        tags=("acceso",),
        urgency="high",
        weight=4,
    ),
    Family(
        key="business-quarter",
        type=QUESTION,
        application="Programa de gestión",
        ways=(
            Way(
                "Cierre de trimestre: no cuadra el IVA",
                "El resumen de IVA no coincide con el mayor por {amount}. Tengo que presentarlo {day}.",
            ),
            Way(
                "Dudas con el cierre del ejercicio",
                "Es la primera vez que cierro el año con este programa y no quiero equivocarme. ¿Me guiáis?",
            ),
        ),
        courses=(
            Course(
                "La diferencia viene de una factura con fecha de un trimestre y registro en otro. Te digo "
                "cuál es y tú decides dónde va.",
                "Corregida la fecha de la factura {doc}, el resumen y el mayor coinciden al céntimo.",
            ),
            Course(
                "Hacemos una copia antes y lo cerramos juntos por teléfono. Reserva media hora.",
                "Cierre hecho paso a paso contigo y copia guardada aparte. Te he dejado los pasos por "
                "escrito para el año que viene.",
            ),
        ),
        notes=("No tocamos asientos: solo señalamos. Lo decide la clienta o su asesoría.",),
        asks=(Ask("¿Nos adjuntas los dos listados que no coinciden?", "Van los dos en PDF."),),
        tags=("contabilidad",),
        urgency="high",
        weight=2,
    ),
    Family(
        key="business-report",
        type=QUESTION,
        application="Programa de gestión",
        ways=(
            Way(
                "Un listado de ventas por cliente y mes",
                "¿Se puede sacar un listado de ventas por cliente y mes? Ahora lo hago a mano.",
            ),
            Way(
                "El listado de pendientes sale vacío",
                "El listado de pendientes de cobro sale en blanco {since}.",
            ),
            Way(
                "Pasar un listado a hoja de cálculo con las columnas separadas, porque ahora sale todo en "
                "una y hay que partirlo",
                "Lo del asunto. Me ayudaría mucho, lo hago cada semana.",
            ),
        ),
        courses=(
            Course(
                "Se puede. Te preparo el listado con esas columnas y un botón para pasarlo a hoja de "
                "cálculo.",
                "El listado está en **Informes → Mis informes**. Lo he probado con los datos del mes pasado.",
            ),
            Course(
                "Tenía puesto un filtro de fechas de otro año. Te explico dónde se ve para la próxima vez.",
                "Quitado el filtro guardado. El listado sale completo, con {n} páginas.",
            ),
        ),
        asks=(Ask("¿Qué columnas necesitas y en qué orden?", "Cliente, mes, base, IVA y total."),),
        tags=("listados",),
        urgency="low",
        weight=3,
    ),
    Family(
        key="business-bank",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "No importa los movimientos del banco",
                "Al importar el fichero del banco dice «formato no reconocido». Hasta el mes pasado iba.",
            ),
            Way(
                "Remesa devuelta por el banco",
                "El banco nos rechaza la remesa de {amount}. Dice que falta un dato del mandato.",
            ),
        ),
        courses=(
            Course(
                "El banco ha cambiado una cabecera del fichero. Adapto la importación y te aviso para "
                "repetirla.",
                "La importación admite el formato nuevo. Se han cargado los movimientos hasta hoy, sin "
                "duplicados.",
            ),
            Course(
                "Faltaba la fecha del mandato en dos clientes. Te digo cuáles para que la completes y la "
                "volvemos a generar.",
                "Remesa generada otra vez y aceptada por el banco.",
            ),
        ),
        asks=(Ask("¿Nos adjuntas el fichero tal como lo descargas, sin abrirlo antes?", "Te lo adjunto."),),
        tags=("banco",),
        weight=2,
    ),
    Family(
        key="business-stock",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "El stock no coincide",
                "El programa dice que hay {n} unidades y en la estantería no hay ninguna.",
            ),
            Way(
                "Artículos duplicados",
                "Han salido artículos repetidos con códigos parecidos después de importar la tarifa.",
            ),
            Way(
                "Puesta en marcha del almacén",
                "Queremos empezar a usar el módulo de almacén. ¿Por dónde empezamos?",
            ),
        ),
        courses=(
            Course(
                "Miro los movimientos de ese artículo para ver dónde se descuadra, sin tocar nada.",
                "Dos albaranes se habían hecho sin descontar. Corregidos, y el inventario cuadra con lo "
                "contado.",
            ),
            Course(
                "Lo hacemos en dos pasos: primero limpiar los datos, luego empezar a usarlo un lunes. Os "
                "mando el plan.",
                "Hecho y comprobado con {who}. Queda abierta la consulta de dudas durante esta semana.",
            ),
        ),
        fits=(0, 1, 1),
        asks=(Ask("¿Nos dices dos o tres códigos de ejemplo?", "El {doc} y los dos siguientes."),),
        tags=("almacén",),
        visit="Puesta en marcha del almacén",
        weight=2,
    ),
    Family(
        key="business-template",
        type=QUESTION,
        application="Programa de gestión",
        ways=(
            Way(
                "Plantillas de factura",
                "Hay que cambiar el logo y el número de cuenta en las facturas y los albaranes.",
            ),
            Way(
                "En la factura no cabe la descripción",
                "Las descripciones largas salen cortadas en la factura. ¿Se puede hacer más ancha la "
                "columna?",
            ),
        ),
        courses=(
            Course(
                "Lo cambio en una copia de la plantilla y te mando un ejemplo antes de ponerlo de verdad.",
                "Plantilla nueva activa en facturas, albaranes y presupuestos. Las facturas ya emitidas no "
                "cambian.",
            ),
        ),
        asks=(Ask("¿Nos pasas el logo en buena calidad?", "Adjunto el que tenemos, a ver si vale."),),
        tags=("plantillas",),
        urgency="low",
        weight=2,
    ),
)
