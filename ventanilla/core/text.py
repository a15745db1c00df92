"""Words and numbers as people here write them. No database, no clock."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

PARTICLES = {"de", "del", "la", "las", "los", "el", "y", "e", "i", "da", "do", "dos", "van", "von"}
UNITS = ("B", "kB", "MB", "GB", "TB")
BOLD = re.compile(r"\*\*(?=\S)([^*\n]*[^*\s])\*\*")


def number_in(text: str) -> int | None:
    """The number of a row, as an address or a form names it; None for what is none, or more than a database counts to."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Two letters for an avatar: «Lucía de la Fuente» is LF, «Óscar» is Ó, nobody is a question mark."""
    words = [word for word in name.split() if word[0].isalnum()]
    telling = [word for word in words if word.lower() not in PARTICLES] or words
    return "".join(word[0] for word in telling[:2]).upper() or "?"


def filesize(size: int, language: str = "es") -> str:
    """A number of bytes in decimal units: 640 kB, 1,2 MB."""
    amount, unit = float(size), 0
    while round(amount, 1) >= 1000 and unit < len(UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    digits = 1 if unit > 1 and amount < 100 else 0
    return f"{_number(f'{amount:,.{digits}f}', language)} {UNITS[unit]}"


def money(amount: Decimal, language: str = "es", currency: str = "EUR") -> str:
    """1.234,56 €; of another currency its letters (ISO 4217): 1.234,56 USD."""
    return f"{_number(f'{amount:,.2f}', language)} {'€' if currency == 'EUR' else currency}"


def _number(english: str, language: str) -> str:
    if language.startswith("en"):
        return english
    return english.translate(str.maketrans(",.", ".,"))


def unmarked(text: str) -> str:
    """Markdown as a letter shows it: without the asterisks of bold; its other marks read well as they are."""
    return BOLD.sub(r"\1", text)


def first_line(text: str, *, within: int) -> str:
    """The first line that says something, without its full stop; cut at a word's end to fit `within` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= within:
        return line if line.endswith("..") else line.removesuffix(".")
    return line[: within - 1].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


def plain(words: str) -> str:
    """Small letters without their accents, in one line."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, else as Windows writes. Neither: signs that nobody can read."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
