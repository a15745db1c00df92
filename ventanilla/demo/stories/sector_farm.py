"""A farm cooperative."""

from __future__ import annotations

from ventanilla.demo.stories.family import FAULT, QUESTION, Ask, Course, Family, Way

FAMILIES = (
    Family(
        key="farm-scale",
        type=FAULT,
        application="Báscula y trazabilidad",
        ways=(
            Way(
                "La báscula de camiones no pasa el peso",
                "La báscula marca bien en el visor, pero el programa pone cero. Hay cola de tractores.",
            ),
            Way("El peso salta", "El peso va cambiando solo {n} kilos arriba y abajo en la pantalla."),
            Way("BASCULA PARADA", "no pesa, tenemos seis remolques esperando"),
        ),
        courses=(
            Course(
                "Me conecto ahora mismo. Mientras, apuntad el peso del visor en el talonario: luego se mete "
                "con su hora.",
                "El conversor que une la báscula y el ordenador estaba bloqueado. Cambiado por uno "
                "industrial; pesa y registra.",
            ),
            Course(
                "La señal llega con ruido; suele ser la toma de tierra o humedad en la caja. Sale un "
                "técnico hoy.",
                "Caja de conexiones seca y sellada, cable apantallado nuevo. El peso queda fijo.",
            ),
        ),
        notes=(
            "En campaña esto va siempre como alta, lo diga quien lo diga.",
            "La calibración oficial no la tocamos: es del fabricante.",
        ),
        asks=(Ask("¿El visor de la propia báscula marca bien?", "Sí, en el visor el peso es correcto."),),
        tags=("báscula",),
        urgency="high",
        sector="farm",
        visit="Revisar la báscula de {place}",
        waits_for="Conversor industrial pedido.",
        weight=4,
    ),
    Family(
        key="farm-labels",
        type=FAULT,
        application="Báscula y trazabilidad",
        ways=(
            Way(
                "Las etiquetas de trazabilidad salen con el lote de ayer",
                "En la línea {n} las etiquetas salen con el lote del día anterior.",
            ),
            Way(
                "La etiquetadora se para",
                "La etiquetadora de la línea {n} se para cada diez minutos y hay que rearmarla.",
            ),
            Way(
                "Nuevo formato de etiqueta para un cliente de fuera",
                "Un cliente de exportación nos exige el origen en dos idiomas y un código distinto. Lo "
                "necesitamos antes de {day}.",
            ),
        ),
        courses=(
            Course(
                "El reloj de ese puesto iba atrasado. Lo pongo en hora con el servidor y reviso las demás "
                "líneas.",
                "Hora corregida en todas las líneas. Te paso la lista de palés que hay que volver a "
                "etiquetar.",
            ),
            Course(
                "Veo los errores de la etiquetadora: se queda sin datos cuando dos puestos le mandan a la "
                "vez. Le pongo una cola propia.",
                "Cola propia puesta. La línea lleva toda la tarde sin rearmes.",
            ),
            Course(
                "Preparo el cambio en la impresora de pruebas y te mando una foto antes de llevarlo a la "
                "línea.",
                "Aplicado en la línea y comprobado con el lector en veinte cajas.",
            ),
        ),
        asks=(Ask("¿Desde qué hora salió así? Es para saber qué palés revisar.", "Desde las {hour}."),),
        tags=("etiquetas",),
        urgency="high",
        sector="farm",
        weight=4,
    ),
    Family(
        key="farm-delivery",
        type=FAULT,
        application="Programa de gestión",
        ways=(
            Way(
                "Los albaranes de entrada no se liquidan",
                "Al liquidar la campaña faltan {n} albaranes de entrada de socios.",
            ),
            Way(
                "Un socio tiene dos fichas",
                "Un socio aparece dos veces y los kilos se reparten entre las dos fichas.",
            ),
            Way("precio liquidacion", "el precio de la segunda categoria sale el del año pasado"),
        ),
        courses=(
            Course(
                "Están, pero sin variedad asignada. Te paso el listado para completarlo.",
                "Completados los datos y repetida la liquidación de prueba: cuadra con la báscula.",
            ),
            Course(
                "Lo arreglo con una copia hecha antes y los kilos de toda la campaña comprobados.",
                "Corregido. El total de kilos es el mismo antes y después.",
            ),
        ),
        fits=(0, 1, 1),
        asks=(Ask("¿Nos das el número de uno de los albaranes?", "El {doc}."),),
        tags=("campaña",),
        sector="farm",
        weight=3,
    ),
    Family(
        key="farm-field",
        type=FAULT,
        application="Báscula y trazabilidad",
        ways=(
            Way(
                "Las tabletas de campo no suben los partes",
                "Los encargados apuntan los tratamientos en la tableta y no suben al volver.",
            ),
            Way(
                "Cuaderno de campo: falta una parcela",
                "En el cuaderno no aparece una parcela de {who} que sí está en la solicitud.",
            ),
        ),
        courses=(
            Course(
                "Guardan sin cobertura y suben al llegar al wifi de la nave. Ese wifi cambió de clave: se "
                "la pongo desde el panel.",
                "Subidos todos los partes retenidos, con su fecha real. No se ha perdido ninguno.",
            ),
            Course(
                "La importación se saltó las que tienen dos cultivos. Corrijo y la vuelvo a lanzar.",
                "La parcela ya aparece, y otras {n} en el mismo caso.",
            ),
        ),
        asks=(Ask("¿Qué tableta es y cuándo se usó por última vez?", "La {n}, ayer por la tarde."),),
        tags=("campo",),
        sector="farm",
        weight=3,
    ),
    Family(
        key="farm-members",
        type=QUESTION,
        application="Web",
        ways=(
            Way(
                "Los socios no entran en su zona",
                "Llaman socios que no pueden entrar a ver sus entregas.",
            ),
            Way(
                "Aviso a todos los socios",
                "Queremos mandar un aviso a los socios con la hora de la asamblea. Son unos {n}00.",
            ),
        ),
        courses=(
            Course(
                "Muchos tienen el usuario antiguo, sin correo. Pongo un botón de ayuda que avisa a la "
                "oficina.",
                "Entran con su número de socio y un código al móvil. Ayer lo hicieron veinte.",
            ),
            Course(
                "Mejor en tandas, para que no acabe en no deseados. Os preparo la lista con los que tienen "
                "correo.",
                "Enviado en tandas. Rebotaron {n}, te los paso para corregir.",
            ),
        ),
        asks=(Ask("¿Nos pasas el número de socio de alguno que haya llamado?", "El {n}21, por ejemplo."),),
        tags=("socios",),
        sector="farm",
        weight=2,
    ),
    Family(
        key="farm-cold",
        type=FAULT,
        application="Red y wifi",
        ways=(
            Way(
                "No vemos las temperaturas de las cámaras",
                "En la pantalla de {place} las temperaturas de las cámaras salen con guiones.",
            ),
            Way(
                "Alarma de cámara por la noche sin motivo",
                "Ha saltado la alarma de la cámara {n} a las 3 y estaba bien.",
            ),
        ),
        courses=(
            Course(
                "La sonda mide, pero la pasarela no envía. La reinicio a distancia; si no vuelve, sale "
                "alguien.",
                "La pasarela envía de nuevo y he recuperado los datos guardados: no hay huecos en el "
                "registro.",
            ),
            Course(
                "Miro la gráfica de esa noche para ver si fue la puerta o la sonda.",
                "Fue la puerta mal cerrada once minutos. Subido el margen del aviso a quince.",
            ),
        ),
        notes=("Registro de frío obligatorio: comprobar siempre que no quedan huecos.",),
        asks=(Ask("¿El termómetro de la puerta marca lo normal?", "Sí, dos grados."),),
        tags=("frío",),
        urgency="high",
        sector="farm",
        visit="Revisar sondas de las cámaras",
        weight=2,
    ),
)
