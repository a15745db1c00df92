"""What Norte Sistemas answers once for all, and what its customers propose."""

from __future__ import annotations

from typing import NamedTuple

from ventanilla.demo.contract_stories import (
    ANTIVIRUS,
    BACKUP,
    CAMERAS,
    CARE,
    DOMAIN,
    EINVOICE,
    LESSONS,
    LINE,
    OFFICE,
    PHONES,
)


class ArticleStory(NamedTuple):
    """`votes`: how many said yes and no. `opened`: from what is proposed."""

    title: str
    body: str
    service: str = ""
    audience: str = "customers"
    votes: tuple[int, int] = (0, 0)
    opened: int = 0
    published: bool = True


class SuggestionStory(NamedTuple):
    """`days`: how long ago. `answered`: how many days later."""

    author: str
    words: str
    days: int
    title: str = ""
    state: str = "received"
    answer: str = ""
    answered: int = 4


ARTICLES = (
    ArticleStory(
        "¿Cómo pido soporte si no puedo entrar?",
        "En la página de acceso pulsa **Solicitar soporte**. Te llega un enlace al correo: ábrelo y confirma "
        "que la petición es tuya.\n\nSi no puede esperar, llámanos y ten a mano el código de cliente.",
        audience="public", votes=(4, 0),
    ),
    ArticleStory(
        "He olvidado la contraseña",
        "1. En la página de acceso, pulsa **¿Has olvidado la contraseña?**\n2. Escribe tu correo.\n3. Abre "
        "el enlace que te llega y elige otra.\n\nEl enlace vale una hora. Si no llega, mira en el correo no "
        "deseado.",
        audience="public", votes=(11, 1), opened=9,
    ),
    ArticleStory(
        "¿Qué pongo en una incidencia para que se resuelva antes?",
        "- Qué hacías y qué esperabas\n- Qué ha pasado, con el mensaje de error tal cual\n- Desde cuándo, y "
        "si le ocurre a más gente\n\nUna captura de pantalla ahorra muchas preguntas: pégala directamente en "
        "el mensaje.",
        audience="public", votes=(6, 0),
    ),
    ArticleStory(
        "¿Cómo reconozco un correo falso de factura o de paquetería?",
        "Desconfía si pide **prisa**, una contraseña o cambiar una cuenta bancaria. Pasa el ratón por el "
        "enlace sin pulsarlo y mira a dónde lleva.\n\nSi ya has pulsado, apaga el wifi o quita el cable de "
        "red y llámanos.",
        audience="public", votes=(14, 0), opened=12,
    ),
    ArticleStory(
        "Prioridad alta, media o baja: ¿cuál elijo?",
        "**Alta**: no podéis trabajar. **Media**: molesta, pero seguís. **Baja**: cuando se pueda.\n\nSi "
        "algo cambia, dilo en la misma incidencia y la revisamos.",
        votes=(3, 1),
    ),
    ArticleStory(
        "¿Cómo doy acceso a una persona nueva?",
        "Quien gestiona los accesos de tu empresa entra en **Gestionar contactos** y pulsa **Añadir contacto**. "
        "Elige qué secciones verá; se pueden cambiar después.",
        votes=(5, 0), opened=4,
    ),
    ArticleStory(
        "La impresora no imprime: qué mirar antes de llamar",
        "1. Apágala, espera medio minuto y enciéndela.\n2. Mira si el papel está atascado o falta tóner.\n3. "
        "En el ordenador, borra los trabajos en cola.\n4. Prueba a imprimir desde otro equipo.\n\nSi sigue "
        "igual, abre una incidencia y dinos cuál es y qué luz parpadea.",
        votes=(17, 5), opened=31,
    ),
    ArticleStory(
        "El ordenador va muy lento",
        "Reinícialo antes que nada: arregla la mitad de los casos. Después cierra lo que no uses y mira "
        "cuánto disco queda libre; por debajo del 10 % todo se arrastra.",
        service=CARE, votes=(8, 6), opened=22,
    ),
    ArticleStory(
        "¿Qué incluye la visita de cada trimestre?",
        "Limpieza y revisión de servidores y equipos críticos, comprobación de las copias, actualizaciones "
        "pendientes e inventario. Te dejamos un parte con lo hecho.",
        service=CARE, audience="service", votes=(3, 0),
    ),
    ArticleStory(
        "Voy a cambiar de sitio unos equipos",
        "Avísanos con dos días. Etiqueta cada cable antes de soltarlo y no muevas el armario de "
        "comunicaciones por tu cuenta.",
        service=CARE, audience="service", votes=(1, 0),
    ),
    ArticleStory(
        "Recuperar un archivo borrado de la carpeta compartida",
        "Pulsa con el botón derecho en la carpeta, **Propiedades**, **Versiones anteriores**, y elige el "
        "día.\n\nSi no está ahí, abre una incidencia con el nombre y el día en que lo viste por última vez.",
        service=BACKUP, audience="service", votes=(9, 1), opened=14,
    ),
    ArticleStory(
        "¿Cada cuánto se prueban las copias?",
        "Una vez al mes recuperamos una de verdad. El resultado está en el informe mensual.",
        service=BACKUP, audience="service", votes=(2, 0),
    ),
    ArticleStory(
        "¿Qué copias hacen falta en una empresa pequeña?",
        "La regla es **3-2-1**: tres copias, en dos soportes distintos y una fuera de la oficina. Un disco "
        "USB siempre enchufado no es una copia: un virus que cifra se lleva también ese disco.",
        service=BACKUP, audience="public", votes=(7, 0),
    ),
    ArticleStory(
        "El antivirus ha bloqueado un programa que necesito",
        "No lo desactives. Abre una incidencia con el nombre del programa y de dónde lo has bajado: lo "
        "miramos y, si es limpio, lo autorizamos para todos los equipos.",
        service=ANTIVIRUS, audience="service", votes=(6, 2), opened=8,
    ),
    ArticleStory(
        "Ha salido un aviso del antivirus, ¿qué hago?",
        "Nada: ya lo estamos viendo. Si además los archivos cambian de nombre o no se abren, **desconecta el "
        "equipo de la red** y llámanos.",
        service=ANTIVIRUS, audience="service", votes=(10, 0), opened=6,
    ),
    ArticleStory(
        "Poner la respuesta automática de vacaciones en Outlook",
        "**Archivo**, **Respuestas automáticas**. Marca las fechas y escribe dos textos: uno para tu empresa "
        "y otro para fuera.",
        service=OFFICE, votes=(12, 1), opened=10,
    ),
    ArticleStory(
        "El correo no llega: comprobaciones",
        "Busca en **Correo no deseado** y en **Otros**. Mira si el buzón está lleno y si tienes alguna regla "
        "que lo mueva. Dinos el remitente y la hora: podemos seguir su rastro.",
        service=OFFICE, audience="service", votes=(5, 3), opened=17,
    ),
    ArticleStory(
        "Compartir un documento con alguien de fuera",
        "En OneDrive, **Compartir**, escribe su correo y elige si puede editarlo. Ponle fecha de caducidad: "
        "los enlaces olvidados son puertas abiertas.",
        service=OFFICE, audience="service", votes=(4, 0), opened=3,
    ),
    ArticleStory(
        "Se ha ido internet en la oficina",
        "Apaga el router un minuto y enciéndelo. Si la luz de la línea sigue en rojo, es la avería de la "
        "compañía: llámanos y la abrimos nosotros. Mientras, podéis tirar del móvil.",
        service=LINE, audience="service", votes=(7, 2), opened=15,
    ),
    ArticleStory(
        "Conectarse a la oficina desde casa (VPN)",
        "Abre el programa de la VPN, escribe tu usuario y confirma en el móvil. Si se corta cada pocos "
        "minutos, prueba con cable: suele ser el wifi de casa.",
        service=LINE, votes=(9, 4), opened=19,
    ),
    ArticleStory(
        "Desviar la extensión al móvil",
        "Marca **\\*72** y el número. Para quitarlo, **\\*73**. También desde la aplicación, en **Desvíos**.",
        service=PHONES, audience="service", votes=(6, 0), opened=5,
    ),
    ArticleStory(
        "Cambiar la locución de festivos",
        "Mándanos el texto con dos días, o grábala en la aplicación: **Locuciones**, **Grabar**.",
        service=PHONES, audience="service", votes=(2, 0),
    ),
    ArticleStory(
        "¿Qué pasa si no renuevo el dominio?",
        "La web y el correo dejan de funcionar el día que vence. Hay un mes para recuperarlo, con recargo; "
        "después lo puede registrar cualquiera.",
        service=DOMAIN, audience="public", votes=(3, 0),
    ),
    ArticleStory(
        "Ver las cámaras desde el móvil",
        "Instala la aplicación y escanea el código de la pegatina del grabador. El usuario te lo damos "
        "nosotros: no uses el que viene de fábrica.",
        service=CAMERAS, audience="service", votes=(2, 1), opened=2,
    ),
    ArticleStory(
        "¿Desde cuándo es obligatoria la factura electrónica?",
        "Depende del tamaño de la empresa y de los plazos del reglamento. Te decimos cuándo te toca y "
        "dejamos el programa preparado con tiempo.",
        service=EINVOICE, votes=(6, 1), opened=7,
    ),
    ArticleStory(
        "Qué hacer el primer día tras el curso",
        "Cambia la contraseña del correo, activa el segundo paso y pásale la guía a quien no pudo venir.",
        service=LESSONS, audience="service", votes=(1, 0),
    ),
    ArticleStory(
        "Instalar el certificado de la FNMT en otro equipo",
        "Exportarlo con la clave privada, copiarlo en un USB y borrarlo después. (Falta: capturas de "
        "Firefox.)",
        published=False,
    ),
    ArticleStory(
        "Pasar de un servidor local a la nube: preguntas de siempre",
        "Borrador para hablarlo con Tomás: precios fuera.",
        service=OFFICE, audience="public", published=False,
    ),
)  # fmt: skip

SUGGESTIONS = (
    SuggestionStory(
        "lucia@aurora.example",
        "Estaría bien que el aviso de visita llegue también por SMS a quien está en el taller: allí nadie "
        "mira el correo.",
        days=2, title="Aviso de visita por SMS",
    ),
    SuggestionStory(
        "taller@aurora.example",
        "¿Podríais dejar un tóner de repuesto en cada visita?",
        days=1,
    ),
    SuggestionStory(
        "admision@ribera.example",
        "Un botón para repetir la última incidencia. Las de la impresora de admisión son siempre iguales.",
        days=5,
    ),
    SuggestionStory(
        "pedro@aurora.example",
        "Que el informe mensual diga qué equipos tienen más averías.",
        days=20, title="Averías por equipo", state="considered",
        answer="Nos gusta: estamos mirando cómo contarlo sin cargar el informe.",
    ),
    SuggestionStory(
        "rosa@campoalto.example",
        "Formación corta para la gente nueva, por vídeo, cada trimestre.",
        days=34, title="Formación por vídeo", state="considered",
    ),
    SuggestionStory(
        "tic@alameda.example",
        "Poder abrir incidencias escaneando una pegatina del equipo.",
        days=60, title="Pegatinas en los equipos", state="planned", answered=9,
        answer="La tendréis en enero: os mandaremos las pegatinas ya impresas.",
    ),
    SuggestionStory(
        "ines@olmoyvela.example",
        "Que las facturas se puedan bajar todas juntas a final de año.",
        days=95, title="Facturas del año en un archivo", state="done", answered=30,
        answer="Ya está: en Facturas, «Descargar en ZIP». Gracias por la idea.",
    ),
    SuggestionStory(
        "yolanda@brisa.example",
        "Un horario de sábado por la mañana en verano, que es cuando más trabajamos.",
        days=120, title="Sábados de verano", state="done", answered=45,
        answer="Desde este año hay una guardia los sábados de julio y agosto.",
    ),
    SuggestionStory(
        "andres@cierzo.example",
        "Un grupo de WhatsApp con los técnicos.",
        days=80, state="declined",
        answer="Entendemos la prisa, pero en un grupo los avisos se pierden y no queda constancia. Llámanos si no "
        "puede esperar.",
    ),
    SuggestionStory(
        "beatriz@pinar.example",
        "Que cada técnico tenga siempre los mismos clientes.",
        days=150, state="declined", answered=12,
        answer="Cada empresa tiene quien la lleva, pero en vacaciones y urgencias preferimos que os atienda quien "
        "esté libre.",
    ),
    SuggestionStory(
        "teresa@lanaja.example",
        "Un aviso cuando el servidor se quede sin disco, antes de que se pare todo.",
        days=42, title="Aviso de disco lleno", state="planned",
        answer="Va con la revisión de marzo, en todos los servidores con mantenimiento.",
    ),
    SuggestionStory(
        "oscar@ribera.example",
        "Que se pueda ver qué técnico viene y a qué hora llega.",
        days=11, title="Quién viene y cuándo", state="considered",
    ),
)  # fmt: skip
