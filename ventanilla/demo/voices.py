"""How each person writes: slots filled with what fits the customer, greetings, and haste."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from ventanilla.demo.stories.family import Family
from ventanilla.demo.story import ContactStory, CustomerStory

PLACES = {
    "workshop": ("recepción", "el taller", "recambios", "administración", "la nave de chapa"),
    "clinic": ("admisión", "la consulta 2", "enfermería", "la sala de espera", "dirección", "rehabilitación"),
    "print": ("preimpresión", "la oficina", "manipulado", "el almacén de papel", "comercial"),
    "advice": ("recepción", "fiscal", "laboral", "la sala de reuniones", "el archivo"),
    "winery": ("la tienda", "la oficina", "la sala de catas", "el almacén", "embotellado"),
    "school": (
        "la biblioteca",
        "el aula de 3.º",
        "secretaría",
        "el aula de música",
        "infantil",
        "la sala de profesores",
    ),
    "law": ("recepción", "el despacho del fondo", "la sala de juntas", "secretaría", "el archivo"),
    "farm": (
        "la báscula",
        "la oficina",
        "la nave de frío",
        "calidad",
        "la línea de confección",
        "la tienda de socios",
    ),
    "shops": ("la tienda", "el mostrador", "la trastienda", "el almacén", "la caja 2"),
    "transport": ("tráfico", "el muelle 4", "administración", "el taller", "la caseta de entrada"),
    "hotel": ("recepción", "la segunda planta", "el comedor", "la oficina", "el salón"),
}
COLLEAGUES = ("Alicia", "Bruno", "Carla", "David", "Eva", "Félix", "Gema", "Héctor", "Irune", "Jaime", "Leire", "Manuel",
              "Natalia", "Omar", "Paula", "Quique", "Rebeca", "Samuel", "Tania", "Unai", "Vanesa", "Zoe")  # fmt: skip
SINCE = ("desde esta mañana", "desde ayer", "desde hace unos días", "desde la semana pasada", "desde primera hora",
         "desde ayer por la tarde", "desde que volvimos de comer")  # fmt: skip
PAST = ("ayer", "la semana pasada", "anteayer", "hace tres días")
CODES = ("0x80070035", "0x0000011b", "0x800f0845", "691", "12029", "500", "1603", "E-0417", "3048", "5.7.1")
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes")
HELLO = {
    "plain": ("Hola, ", "Hola:\n\n", "Buenas, ", "", ""),
    "formal": ("Buenos días:\n\n", "Estimados compañeros:\n\n"),
    "hurried": ("",),
}
BYE = {
    "plain": ("\n\nGracias.", "\n\nGracias,\n{me}", "", "", ""),
    "formal": ("\n\nUn saludo,\n{name}", "\n\nGracias de antemano.\n{name}"),
    "hurried": ("", "", " gracias"),
}
ANSWER_HELLO = ("Hola, {you}. ", "Buenos días, {you}. ", "{you}, ", "")
ANSWER_BYE = ("\n\nUn saludo,\n{me}", "\n\nQuedo pendiente.", "", "", "")


def slots_for(family: Family, customer: CustomerStory, rng: Random, at: datetime) -> dict[str, str]:
    """A value for each slot, and the same with a capital for the beginning of a sentence."""
    who, other = rng.sample(COLLEAGUES, 2)
    slots = {
        "place": rng.choice(PLACES[customer.sector]),
        "who": who,
        "other": other,
        "since": rng.choice(SINCE),
        "past": rng.choice(PAST),
        "day": _day_ahead(rng, at),
        "hour": f"{rng.randint(8, 17)}:{rng.choice(('05', '10', '15', '20', '30', '40', '45', '50'))}",
        "n": str(rng.randint(2, 9)),
        "pc": f"PC-{rng.randint(1, 38):02}",
        "code": rng.choice(CODES),
        "doc": f"{at.year % 100}/{rng.randint(112, 4870):04}",
        "amount": f"{rng.randint(1, 9)}.{rng.randint(100, 999)},{rng.randint(0, 99):02} €",
    }
    slots |= {name: rng.choice(values) for name, values in family.slots.items()}
    return slots


def fill(text: str, slots: Mapping[str, str]) -> str:
    """Put the values in; «de el» and «a el» become «del» and «al», as one says it."""
    capitals = {name.capitalize(): value[:1].upper() + value[1:] for name, value in slots.items()}
    return re.sub(r"\b(de|a|De|A) el\b", r"\1l", text.format_map({**slots, **capitals})).replace("  ", " ")


def as_customer_writes(text: str, contact: ContactStory, rng: Random, *, first: bool) -> str:
    if contact.writes == "hurried":
        text = _in_haste(text, rng)
    if not first:
        return text
    hello = rng.choice(HELLO[contact.writes])
    if hello.endswith(", "):
        text = _small(text)
    return hello + text + rng.choice(BYE[contact.writes]).format(me=contact.first_name, name=contact.name)


def as_technician_writes(text: str, *, to: str, me: str, rng: Random) -> str:
    """The first names of who reads and who writes."""
    hello = rng.choice(ANSWER_HELLO).format(you=to)
    if hello.endswith(", "):
        text = _small(text)
    return hello + text + rng.choice(ANSWER_BYE).format(me=me)


def subject_as_written(text: str, contact: ContactStory, rng: Random) -> str:
    text = _in_haste(text, rng) if contact.writes == "hurried" else text
    return text[:150]


def _in_haste(text: str, rng: Random) -> str:
    """No opening marks, often no accents, and sometimes not even a capital."""
    text = text.replace("¿", "").replace("¡", "")
    if rng.random() < 0.7:
        text = _without_accents(text)
    if rng.random() < 0.6:
        text = _small(text)
    if rng.random() < 0.3:
        text = text.replace(" que ", " q ").replace("por favor", "porfa")
    return text.rstrip(".")


def _small(text: str) -> str:
    """With a small first letter, unless it is a name or an abbreviation."""
    if text[:2].isupper() or text.split(" ", 1)[0].rstrip(".,") in COLLEAGUES:
        return text
    return text[:1].lower() + text[1:]


def _without_accents(text: str) -> str:
    """Vowels lose their accent; ñ keeps its own, it has a key."""
    apart = unicodedata.normalize("NFD", text.replace("ñ", "\0").replace("Ñ", "\1"))
    plain = "".join(sign for sign in apart if sign != "\u0301")
    return unicodedata.normalize("NFC", plain).replace("\0", "ñ").replace("\1", "Ñ")


def _day_ahead(rng: Random, at: datetime) -> str:
    day = at + timedelta(days=rng.randint(1, 9))
    if day.weekday() > 4 or rng.random() < 0.2:
        return f"el día {day.day}"
    return "mañana" if day.date() == (at + timedelta(days=1)).date() else f"el {WEEKDAYS[day.weekday()]}"
