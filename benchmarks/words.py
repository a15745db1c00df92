"""What people of this house write: enough different sentences for an index to have something to do."""

from __future__ import annotations

from random import Random

RARE = ("torniquete", "albarán", "báscula", "cortafuegos", "plotter", "datáfono", "centralita", "biométrico")
"""Eight words of which each stands in about one message of 640: what somebody searches for."""

PLACES = (
    "recepción", "almacén", "contabilidad", "dirección", "taller", "tienda", "consulta", "obra", "oficina técnica",
    "sala de reuniones", "planta baja", "primera planta", "delegación de Huesca", "nave norte", "laboratorio", "aula",
)  # fmt: skip
THINGS = (
    "la impresora", "el correo", "la VPN", "el programa de facturación", "la copia de seguridad", "el servidor",
    "la red inalámbrica", "el teléfono", "el escáner", "la carpeta compartida", "el certificado digital", "la pantalla",
    "el antivirus", "la hoja de cálculo", "el acceso remoto", "la página web", "el portátil", "la videoconferencia",
    "la agenda compartida", "el lector de códigos",
)  # fmt: skip
TROUBLES = (
    "no responde", "se corta cada pocos minutos", "va muy despacio", "pide la contraseña una y otra vez", "no imprime",
    "da un error al abrir", "se queda en blanco", "no sincroniza", "no guarda los cambios", "se reinicia sin aviso",
    "ha dejado de funcionar", "no deja entrar a una persona nueva", "muestra datos antiguos", "no encuentra el equipo",
)  # fmt: skip
CUSTOMERS_SAY = (
    "Desde esta mañana ocurre en varios equipos y lo hemos reiniciado todo.",
    "Ayer funcionaba y nadie ha cambiado nada, que sepamos.",
    "Cuando entramos sale un aviso amarillo que se cierra solo.",
    "Lo necesitamos antes del mediodía porque tenemos una entrega.",
    "Solo le pasa a una persona, las demás trabajan con normalidad.",
    "Hemos probado con otro cable y sigue igual.",
    "Nos pasa sobre todo a primera hora, después mejora un poco.",
    "¿Podéis mirarlo hoy? Estamos parados desde las nueve.",
    "Os mando una captura de lo que aparece al abrir.",
    "El trimestre pasado ya ocurrió y se arregló actualizando.",
    "Si hace falta podemos dejar el equipo encendido esta noche.",
    "Gracias, quedamos a la espera de noticias.",
)
STAFF_SAY = (
    "Hemos reiniciado el servicio y revisado los registros del sistema.",
    "La causa era una actualización a medias; ya está completa.",
    "¿Podrías decirnos qué mensaje aparece exactamente en la pantalla?",
    "Vamos a conectarnos en remoto para verlo con calma.",
    "Hemos cambiado la configuración y desde aquí funciona.",
    "El fabricante confirma la avería y manda una pieza.",
    "Cierra sesión y vuelve a entrar para que se aplique el cambio.",
    "Ampliamos el espacio del disco y programamos una limpieza mensual.",
    "Queda pendiente sustituir el equipo, que ya no tiene garantía.",
    "Lo dejamos en observación hasta mañana por si se repite.",
)


def subjects(random: Random, count: int) -> list[str]:
    """Such as «La impresora de almacén no responde»."""
    return [
        f"{thing[0].upper()}{thing[1:]} de {random.choice(PLACES)} {random.choice(TROUBLES)}"
        for thing in random.choices(THINGS, k=count)
    ]


def customer_words(random: Random, count: int) -> list[str]:
    return [_paragraphs(random, CUSTOMERS_SAY) for _ in range(count)]


def staff_words(random: Random, count: int) -> list[str]:
    return [_paragraphs(random, STAFF_SAY) for _ in range(count)]


def _paragraphs(random: Random, sentences: tuple[str, ...]) -> str:
    opening = f"En {random.choice(PLACES)} {random.choice(THINGS)} {random.choice(TROUBLES)}."
    equipment = f"Equipo PC-{random.randrange(2000):04d}, extensión {random.randrange(100, 900)}."
    said = random.sample(sentences, k=random.randint(2, 4))
    return " ".join([opening, *said[:2]]) + "\n\n" + " ".join([*said[2:], equipment])
