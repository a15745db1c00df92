"""A car workshop."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, INSTALLATION, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="workshop-diagnosis",
        type=INSTALLATION,
        application="Programa de taller",
        ways=(
            Way(
                "Instalar el programa de diagnosis en el puesto {n}",
                "Nos ha llegado la nueva máquina de diagnosis y hay que instalar el programa en el puesto "
                "{n}. El técnico de la marca no viene hasta el mes que viene.",
            ),
            Way(
                "La diagnosis no conecta con el coche",
                "El portátil de diagnosis no detecta el cable al conectarlo al coche. {Since}.",
            ),
            Way(
                "Actualizar la diagnosis",
                "la diagnosis pide actualizar y son 40 gigas, como lo hacemos sin parar el taller",
            ),
        ),
        courses=(
            Course(
                "Lo instalo en el propio taller, para probarlo con un coche delante. Te propongo día.",
                "Programa instalado y probado con dos coches. Se actualiza por la noche.",
            ),
            Course(
                "El controlador del cable se perdió con una actualización. Lo repongo a distancia, deja el "
                "cable conectado.",
                "El cable se detecta en cuanto se conecta. Probado con lectura de averías.",
            ),
        ),
        notes=("El programa exige ese puesto fuera del filtrado. Hecho solo para sus direcciones.",),
        asks=(Ask("¿Nos das el número de licencia que venía en la caja?", "Está en la foto que adjunto."),),
        tags=("diagnosis",),
        sector="workshop",
        visit="Programa de diagnosis, puesto {n}",
        weight=4,
    ),
    Family(
        key="workshop-tablets",
        type=FAULT,
        application="Programa de taller",
        ways=(
            Way(
                "Las tabletas del taller no cargan las órdenes",
                "Las tabletas del taller se quedan en blanco al abrir una orden de reparación.",
            ),
            Way(
                "Una tableta se ha caído",
                "Se ha caído una tableta y la pantalla no responde. ¿Podéis pasar la configuración a la de "
                "repuesto?",
            ),
            Way("tablets", "no hacen las fotos de los coches, dice sin espacio"),
        ),
        courses=(
            Course(
                "Perdían la red al cambiar de punto de acceso entre la nave y la entrada. Ajusto el salto "
                "entre los dos.",
                "Las tabletas pasan de un punto a otro sin cortar. Probado caminando por toda la nave.",
            ),
            Course(
                "Preparo la de repuesto a distancia; enciéndela y déjala en el wifi del taller.",
                "Tableta de repuesto con todo pasado. Las fotos se suben solas y se borran del aparato a "
                "los siete días.",
            ),
        ),
        fits=(0, 1, 1),
        asks=(
            Ask(
                "¿Pasa en todas o en una en concreto? Llevan una pegatina con número.",
                "En la {n} y en la siguiente.",
            ),
        ),
        tags=("tabletas",),
        sector="workshop",
        weight=4,
    ),
    Family(
        key="workshop-spareparts",
        type=FAULT,
        application="Programa de taller",
        ways=(
            Way(
                "El catálogo de recambios da error",
                "Al buscar por matrícula el catálogo de recambios da error. Por bastidor funciona.",
            ),
            Way(
                "Las etiquetas de recambios salen descentradas",
                "Las etiquetas de recambios salen corridas dos milímetros y el código no se lee.",
            ),
        ),
        courses=(
            Course(
                "El proveedor del catálogo cambió la dirección del servicio. La actualizo en los tres "
                "puestos.",
                "La búsqueda por matrícula responde en los tres puestos.",
            ),
            Course(
                "Calibro la impresora de etiquetas y ajusto el margen. Deja puesto el rollo que uséis "
                "normalmente.",
                "Etiquetas centradas; el lector lee veinte de veinte.",
            ),
        ),
        asks=(Ask("¿Nos pasas una matrícula con la que falle?", "Cualquiera, por ejemplo la del adjunto."),),
        tags=("recambios",),
        sector="workshop",
        weight=3,
    ),
    Family(
        key="workshop-appointments",
        type=QUESTION,
        application="Programa de taller",
        ways=(
            Way(
                "Citas del taller por la web",
                "¿Se puede hacer que las citas de la web entren solas en el programa del taller?",
            ),
            Way(
                "El aviso de coche listo no se manda",
                "A los clientes no les llega el mensaje de que el coche está listo.",
            ),
        ),
        courses=(
            Course(
                "Se puede. Hay que decidir horas y huecos; te mando un cuadro para rellenar.",
                "Citas conectadas, con un máximo de {n} por mañana.",
            ),
            Course(
                "El proveedor de mensajes se quedó sin saldo. Lo recargo y pongo un aviso para que no "
                "vuelva a pasar.",
                "Mensajes enviados, incluidos los de hoy que no habían salido.",
            ),
        ),
        asks=(Ask("¿Qué texto quieres que reciban?", "«Su vehículo está listo», con el teléfono."),),
        tags=("citas",),
        urgency="low",
        sector="workshop",
        weight=2,
    ),
)
