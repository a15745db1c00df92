"""Words as they are looked for: without accents, without capitals, without endings. Pure.

Everything that is indexed and everything that is asked goes through here, so that both databases find the same.
"""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

LONGEST = 40
"""What is longer (keys, hashes) is cut, on both sides alike."""
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_PHONE = re.compile(r"(?<!\d)[6789]\d\d(?:[ .-]?\d\d(?:[ .-]?\d\d){2}|[ .-]?\d{3}[ .-]?\d{3})(?!\d)")
"""Nine digits as Spain writes its telephones, in groups or not."""
_UNACCENTED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_ODD = re.compile("[øłđðþæœı]")
_FOREIGN_PLURAL = re.compile(r"(?<=..[bcdfghjklmnprtvwxz])s$")
"""routers, backups, logs: the stemmer knows only plurals after a vowel."""
COMMON = frozenset(
    """a al ante aqui asi aun cada como con cual cuando de del desde donde dos e el ella ellas ellos en entre era es esa ese
    eso esos esas esta estas este esto estos esta estan fue ha han hasta hay la las le les lo los mas me mi mis muy nada ni
    no nos o os otra otro para pero por porque que quien se sea ser si sin sobre son su sus tambien tan te tu tus u un una
    unas uno unos y ya yo""".split()  # noqa: SIM905 - a list of words is read as words
)  # fmt: skip
"""In every text, so that they tell nothing apart; folded."""
_own = threading.local()


def fold(text: str) -> str:
    """Lower case without accents: «Contraseña» is «contrasena»."""
    if text.isascii():
        return text.lower()
    folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return folded.translate(_UNACCENTED) if _ODD.search(folded) else folded


def words_of(text: str) -> list[str]:
    """Every word and number of a text once, in their order: folded, of a–z and 0–9 alone. Telephones in one piece, too."""
    folded = fold(text)
    found = dict.fromkeys([*_WORD.findall(folded), *phones_in(folded)])
    return list(dict.fromkeys((word if word.isascii() else _spelt(word))[:LONGEST] for word in found))


def phones_in(text: str) -> list[str]:
    """The telephones of a text, each in one piece."""
    return [re.sub(r"\D", "", phone) for phone in _PHONE.findall(text)]


def without_phones(text: str) -> str:
    return _PHONE.sub(" ", text)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What a folded word has in common with its plural and its other forms: «averiado» and «averías» give «averi»."""
    return str(_stemmer().stemWord(_FOREIGN_PLURAL.sub("", word))) if word.isalpha() else word


def is_telling(word: str) -> bool:
    return word not in COMMON


def _spelt(word: str) -> str:
    """Letters of other alphabets by their numbers: what each database thinks of them does not matter then."""
    return "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in word)


def _stemmer() -> Any:
    """One per thread: it keeps its work in itself."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = _spanish_stemmer()
    return _own.stemmer


def _only_spanish() -> Any:
    """The class, without those of the other thirty-five languages: their package imports all, 3 MB that nobody asks for."""
    package, spec = "snowballstemmer", find_spec("snowballstemmer")
    assert spec
    is_there = package in sys.modules
    sys.modules.setdefault(package, module_from_spec(spec))
    try:
        return import_module(f"{package}.spanish_stemmer").SpanishStemmer
    finally:
        if not is_there:
            del sys.modules[package]


_spanish_stemmer = _only_spanish()
