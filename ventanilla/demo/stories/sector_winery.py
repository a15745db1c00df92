"""A winery."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="winery-bottling",
        type=FAULT,
        application="Báscula y trazabilidad",
        ways=(
            Way(
                "La línea de embotellado no registra los lotes",
                "La línea de embotellado está en marcha, pero el programa no apunta los lotes {since}.",
            ),
            Way(
                "La impresora de contraetiquetas imprime borroso",
                "Las contraetiquetas salen borrosas y el lote no se lee.",
            ),
        ),
        courses=(
            Course(
                "El puesto de la línea perdió la conexión con el servidor. La recupero y recojo lo que "
                "guardó en local.",
                "Lotes recuperados y revisados con {who}: no falta ninguna botella.",
            ),
            Course(
                "El cabezal está gastado en un lado. Pido uno y mientras le damos la vuelta al diseño.",
                "Cabezal nuevo y limpieza semanal apuntada en la hoja de la línea.",
            ),
        ),
        asks=(Ask("¿En qué lote os disteis cuenta?", "En el L{n}07."),),
        tags=("lotes",),
        sector="winery",
        visit="Revisar la línea de embotellado",
        waits_for="Cabezal pedido.",
        weight=4,
    ),
    Family(
        key="winery-shop",
        type=FAULT,
        application="Web",
        ways=(
            Way(
                "La tienda en línea no cobra",
                "En la tienda en línea, al pagar sale «operación no permitida». Estamos en campaña de "
                "Navidad.",
            ),
            Way(
                "Los portes salen mal",
                "A un cliente de Baleares le ha cobrado portes de península. Son {amount} de diferencia "
                "entre todos los pedidos.",
            ),
        ),
        courses=(
            Course(
                "El banco ha cambiado la clave de la pasarela. La actualizo con vosotros al teléfono.",
                "Cobro probado con un pedido real de un euro, ya devuelto.",
            ),
            Course(
                "Falta la regla de esas provincias. La añado y te paso los pedidos afectados.",
                "Regla puesta y lista de pedidos afectados en la carpeta común.",
            ),
        ),
        asks=(Ask("¿Nos das el número de un pedido que haya fallado?", "El {doc}."),),
        tags=("tienda",),
        urgency="high",
        sector="winery",
        weight=3,
    ),
)
