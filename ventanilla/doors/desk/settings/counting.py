"""What was counted of a person, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ventanilla.domain.privacy.holdings import HOLDINGS


def counted(counts: Mapping[str, int], *, done: bool = False) -> list[tuple[str, int, bool]]:
    """(what it is, how many, whether it goes only with what they wrote), in the order of the registry; what is `done` is no
    longer a question.
    """
    told = [
        (str(one.label), counts[one.name], one.only_with_words and not done)
        for one in HOLDINGS
        if counts.get(one.name)
    ]
    also = [("named", _("Textos de otros que la nombran")), ("journal", _("Líneas del registro"))]
    return told + [(words, counts[name], False) for name, words in also if counts.get(name)]
