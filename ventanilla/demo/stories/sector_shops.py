"""Shops and their tills."""

from __future__ import annotations

from ventanilla.demo.stories.family import ANY, FAULT, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="shops-drawer",
        type=FAULT,
        application="TPV",
        ways=(
            Way(
                "El cajón no se abre",
                "El cajón portamonedas de {place} no se abre al cobrar. Lo abrimos con la llave.",
            ),
            Way(
                "El TPV no imprime el tique",
                "El TPV cobra, pero no saca tique. El cliente lo pide y se lo hacemos a mano.",
            ),
        ),
        courses=(
            Course(
                "El cajón cuelga de la impresora de tiques: si una se atasca, falla el otro. Apágala diez "
                "segundos, por favor, y prueba.",
                "Cable de la impresora sustituido; cajón y tique funcionan.",
            ),
            Course(
                "Entro al TPV entre cliente y cliente, dime cuándo.",
                "Configuración repuesta; he abierto el cajón dos veces desde aquí.",
            ),
        ),
        fits=ANY,
        asks=(Ask("¿La impresora de tiques tiene luz verde o roja?", "Verde fija."),),
        tags=("TPV",),
        urgency="high",
        sector="shops",
        visit="Revisar el TPV de {place}",
        weight=4,
    ),
    Family(
        key="shops-card",
        type=FAULT,
        application="TPV",
        ways=(
            Way(
                "El datáfono no conecta con la caja",
                "El datáfono va solo, pero no recibe el importe de la caja y nos equivocamos al teclear.",
            ),
            Way("Datáfono sin línea", "no hay linea en el datafono, estamos cobrando solo en efectivo"),
        ),
        courses=(
            Course(
                "El datáfono cogió otra dirección al cambiar el router. Le doy la de siempre y lo reinicias "
                "cuando te diga.",
                "Importe enviado a la primera en cinco cobros seguidos.",
            ),
            Course(
                "Llamo al banco con vosotros; mientras, podéis usar el de repuesto con la tarjeta de datos.",
                "El banco ha renovado la clave del datáfono. Cobrando con normalidad desde las {hour}.",
            ),
        ),
        asks=(Ask("¿Qué mensaje exacto sale en el datáfono?", "«Error de comunicación {n}»."),),
        tags=("datáfono",),
        urgency="high",
        sector="shops",
        weight=3,
    ),
    Family(
        key="shops-prices",
        type=FAULT,
        application="TPV",
        ways=(
            Way(
                "Precios sin actualizar en una tienda",
                "En {place} siguen los precios de antes de las rebajas.",
            ),
            Way(
                "Las existencias de las tiendas no casan con la web",
                "La web vende lo que ya no queda en tienda. Hoy hemos anulado {n} pedidos.",
            ),
        ),
        courses=(
            Course(
                "Esa tienda lleva sin recibir datos desde ayer. Fuerzo el envío y miro por qué se paró.",
                "Precios y ofertas iguales en todas las tiendas. La causa fue el disco lleno del TPV.",
            ),
            Course(
                "La sincronización se hacía una vez al día. La paso a cada diez minutos.",
                "Existencias al día cada diez minutos, y la web deja de vender cuando queda una.",
            ),
        ),
        asks=(
            Ask("¿Nos dices dos referencias con precio distinto?", "La {doc} y la siguiente de la lista."),
        ),
        tags=("precios",),
        sector="shops",
        weight=3,
    ),
    Family(
        key="shops-barcode",
        type=FAULT,
        application="TPV",
        ways=(
            Way("El lector de códigos no lee", "El lector pita, pero no escribe nada en la pantalla."),
            Way("La balanza no pasa el peso", "La balanza del mostrador no manda el peso al TPV."),
            Way("lector", "lee pero pone numeros de mas"),
        ),
        courses=(
            Course(
                "Se ha cambiado de modo al leer un código de configuración. Te mando una hoja con tres "
                "códigos para leer en orden.",
                "El lector vuelve a su configuración. Guarda la hoja por si vuelve a pasar.",
            ),
            Course(
                "El cable de datos se ha soltado o el puerto ha cambiado. Lo miro a distancia.",
                "Puerto fijado, el dato llega en los dos puestos.",
            ),
        ),
        asks=(Ask("¿Qué modelo pone en la pegatina de debajo?", "No se lee bien, te mando foto."),),
        tags=("lector",),
        sector="shops",
        weight=3,
    ),
)
