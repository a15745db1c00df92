"""What Norte Sistemas says every day, ready to be sent."""

from __future__ import annotations

from ventanilla.domain.tickets.actions.canned import Wording
from ventanilla.domain.tickets.models import CannedReply
from ventanilla.domain.tickets.status import Priority

Kind = CannedReply.SentAs

CANNED = (
    Wording(
        title="Nos ponemos con ello", takes_it=True,
        body="Hola, {{contacto}}:\n\nYa lo tengo yo. Lo miro ahora y te digo algo en un rato; no hace falta que hagas nada."
             "\n\n{{tecnico}}",
    ),
    Wording(
        title="¿Podemos conectarnos?", sent_as=Kind.ASK, takes_it=True,
        body="Hola, {{contacto}}:\n\nPara verlo bien necesito conectarme a tu equipo unos veinte minutos. ¿Cuándo te viene"
             " bien hoy o mañana? Si prefieres que te llame, dime a qué número.\n\n{{tecnico}}",
    ),
    Wording(
        title="Pedir una captura", sent_as=Kind.ASK,
        body="Hola, {{contacto}}:\n\n¿Puedes adjuntar una captura de la pantalla entera cuando salga el aviso? Con el texto"
             " exacto y la hora lo encuentro mucho antes.\n\n{{tecnico}}",
    ),
    Wording(
        title="Reiniciar y probar", sent_as=Kind.ASK,
        body="Hola, {{contacto}}:\n\nAntes de tocar nada, prueba esto, por favor:\n\n1. Guarda lo que tengas abierto.\n"
             "2. Apaga el equipo del todo (no «suspender») y espera un minuto.\n3. Enciéndelo y prueba otra vez.\n\n"
             "¿Sigue igual?\n\n{{tecnico}}",
    ),
    Wording(
        title="Recordar la visita", tags="visita",
        body="Hola, {{contacto}}:\n\nTe recuerdo que vamos el {{fecha_prevista}}. Si necesitas cambiarlo, contéstanos por"
             " aquí y buscamos otro hueco.\n\n{{tecnico}}, {{empresa}}",
    ),
    Wording(
        title="Esperamos una pieza", sent_as=Kind.PENDING, tags="proveedor",
        body="La pieza está pedida y el proveedor da de dos a cuatro días laborables. En cuanto llegue te avisamos para"
             " cambiarla.",
    ),
    Wording(
        title="Avería de la operadora", sent_as=Kind.PENDING, tags="operadora", priority=Priority.HIGH,
        body="La avería es de la línea y la tiene la operadora. Hemos abierto la reclamación y la seguimos nosotros: te"
             " contamos lo que nos vayan diciendo.",
    ),
    Wording(
        title="Está en manos del fabricante", sent_as=Kind.PENDING, tags="proveedor",
        body="Lo hemos pasado al fabricante del programa con los datos y las capturas. Suelen contestar en un día.",
    ),
    Wording(
        title="Hecho y comprobado", sent_as=Kind.RESOLVE,
        body="Hola, {{contacto}}:\n\nYa está arreglado y lo hemos comprobado contigo. Si vuelve a pasar, contesta aquí mismo"
             " y la retomamos.\n\n{{tecnico}}",
    ),
    Wording(
        title="Usuario creado", sent_as=Kind.RESOLVE, tags="alta",
        body="Hola, {{contacto}}:\n\nEl usuario ya está creado. La contraseña la pondrá esa persona con el enlace que le"
             " llega por correo; nosotros no la vemos ni la enviamos.\n\n{{tecnico}}",
    ),
    Wording(
        title="Correo sospechoso", tags="fraude", priority=Priority.HIGH,
        body="Hola, {{contacto}}:\n\nHaces bien en preguntar: no lo abras ni contestes. Si has pulsado el enlace o has"
             " escrito la contraseña, llámanos ahora mismo al {{telefono}}.\n\n{{tecnico}}",
    ),
    Wording(
        title="Aviso para quien siga", sent_as=Kind.NOTE,
        body="{{cliente}}, {{numero}}: hablado con {{contacto_completo}}. Falta: \nHecho hasta ahora: ",
    ),
)  # fmt: skip
