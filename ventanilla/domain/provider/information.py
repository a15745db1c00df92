"""What people are told before they give data of theirs, in versions: each form keeps which one it showed.

The sheet that comes with the program is the first one; whoever publishes another makes a version that never changes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.core.html import from_words
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider.house import forget_the_house, the_house
from ventanilla.domain.provider.models import THE_ONE, Information, Provider

FIRST_VERSION = "2026-11"
"""Of the sheet that comes with the program (`gate:privacy`); change both together."""
STILL_OPEN = timedelta(days=1)
"""A form that shows the version of before may be sent for so long."""
LONGEST = 20_000


@dataclass(frozen=True)
class Shown:
    """What a form said that it had shown, and what its reader ticked."""

    version: str
    consented: bool = False


@dataclass(frozen=True)
class Current:
    version: str
    asks_consent: bool = False

    @property
    def number(self) -> str:
        """As people read it: the kind is said beside it."""
        return self.version.rpartition("-")[2] if self.is_own else self.version

    @property
    def is_own(self) -> bool:
        """Published here: there is a page with its words."""
        return self.version != FIRST_VERSION


def current(kind: Information.Kind) -> Current:
    """What this form shows now. No statement while the provider is fresh."""
    told = the_house().row.information.get(kind)
    return Current(told["version"], told["asks_consent"]) if told else Current(FIRST_VERSION)


def settle(kind: Information.Kind, shown: Shown | None) -> str:
    """The version to keep: the one that was shown, even if another has been published meanwhile. Nobody showed anything:
    the one of now.

    Raises Refused for the form that shows one of long ago, and where consent is asked and was not given.
    """
    if shown is None:
        return current(kind).version
    asked = as_shown(kind, shown.version)
    if shown.version not in ("", asked.version):
        raise Refused(
            _("La información de privacidad ha cambiado. Léela y vuelve a enviarlo."), field="consent"
        )
    if asked.asks_consent and not shown.consented:
        raise Refused(
            _("Marca la casilla del consentimiento: sin ella no podemos atender tu petición."),
            field="consent",
        )
    return asked.version


def as_shown(kind: Information.Kind, version: str) -> Current:
    """This version, while a form that shows it may still be sent; else the one of now."""
    is_now = current(kind)
    return is_now if version in ("", is_now.version) else _superseded(kind, version) or is_now


def find_version(version: str) -> Information | None:
    """The text that was published as this one; None for the first, which is no row, and for what never was."""
    kind, _dash, number = version.rpartition("-")
    if kind not in Information.Kind.values or not (number.isascii() and number.isdigit() and len(number) < 6):
        return None
    return Information.objects.filter(kind=kind, number=int(number)).first()


def words_of(text: Information) -> str:
    """In the language of the reader, or in Spanish where there is no other."""
    return text.en if text.en and (get_language() or "es").startswith("en") else text.es


def html_of(text: Information) -> str:
    return from_words(words_of(text))


@transaction.atomic
def publish_information(
    kind: Information.Kind, *, es: str, en: str = "", asks_consent: bool, by: Actor, seen: int | None = None
) -> Information:
    """From now on this form shows this. What was published before stays readable. The same once more is no new version.

    Raises Refused without a Spanish text and for a very long one, ChangedMeanwhile when somebody has published since the
    number that was seen.
    """
    es, en = es.strip(), en.strip()
    if not es:
        raise Refused(_("Escribe el texto en español."), field="es")
    if max(len(es), len(en)) > LONGEST:
        raise Refused(_("El texto es demasiado largo: 20.000 caracteres como mucho."), field="es")
    row = Provider.objects.select_for_update().get_or_create(pk=THE_ONE)[0]
    last = Information.objects.filter(kind=kind).order_by("-number").first()
    if seen is not None and seen != (last.number if last else 0):
        raise ChangedMeanwhile(
            _("Alguien ha publicado otra versión mientras escribías. Mírala antes de publicar.")
        )
    if last and (last.es, last.en, last.asks_consent) == (es, en, asks_consent):
        return last
    text = Information.objects.create(
        kind=kind, number=last.number + 1 if last else 1, es=es, en=en, asks_consent=asks_consent,
        digest=digest_of(es, en, asks_consent), published_at=now(), published_by=by.actor_id,
    )  # fmt: skip
    row.information = {**row.information, kind: {"version": text.version, "asks_consent": asks_consent}}
    row.save(update_fields=["information"])
    forget_the_house()
    record(by, "information.published", text, at=text.published_at, version=text.version, digest=text.digest)
    return text


def digest_of(es: str, en: str, asks_consent: bool) -> str:
    """SHA-256 (hex) of all that the reader is shown."""
    return hashlib.sha256("\0".join([es, en, str(asks_consent)]).encode()).hexdigest()


def _superseded(kind: Information.Kind, version: str) -> Current | None:
    """What was shown until not long ago."""
    since = now() - STILL_OPEN
    following = Information.objects.filter(kind=kind)
    if version == FIRST_VERSION:
        replaced = following.filter(number=1, published_at__gt=since).exists()
        return Current(version) if replaced else None
    text = find_version(version)
    if text is None or text.kind != kind:
        return None
    replaced = following.filter(number=text.number + 1, published_at__gt=since).exists()
    return Current(version, text.asks_consent) if replaced else None
