"""Other words for statuses and priorities, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.actions import change_wording
from ventanilla.domain.provider.facts import LONGEST_WORD
from ventanilla.domain.provider.house import House
from ventanilla.domain.tickets.status import Priority, Status
from ventanilla.doors.desk.settings.forms.aspects import AspectForm

KINDS: dict[str, type[Status] | type[Priority]] = {"status": Status, "priority": Priority}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Row(NamedTuple):
    code: str
    """`resolved`."""
    ours: str
    fields: list[forms.BoundField]
    """One for each language."""


class WordingForm(AspectForm):
    aspects = {"wording": aspects.WORDING}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, member, language in _everything():
            self.fields[f"{kind}_{member.value}_{language}"] = _field(member, language)

    @classmethod
    def told_by(cls, house: House) -> dict[str, Any]:
        return {
            f"{kind}_{member.value}_{language}": house.row.wording.get(f"{kind}.{member.value}", {}).get(
                language, ""
            )
            for kind, member, language in _everything()
        }

    def save(self, by: Actor) -> object:
        words: dict[str, dict[str, str]] = {}
        for kind, member, language in _everything():
            typed = self.cleaned_data[f"{kind}_{member.value}_{language}"]
            words.setdefault(f"{kind}.{member.value}", {})[language] = typed
        return change_wording(words, by=by, seen=self.seen("wording"))

    @property
    def statuses(self) -> list[Row]:
        return list(self._rows("status"))

    @property
    def priorities(self) -> list[Row]:
        return list(self._rows("priority"))

    def _rows(self, kind: str) -> Iterator[Row]:
        for member in KINDS[kind]:
            fields = [self[f"{kind}_{member.value}_{language}"] for language in LANGUAGES]
            yield Row(member.value, str(member.label), fields)


def _everything() -> Iterator[tuple[str, Any, str]]:
    for kind, members in KINDS.items():
        for member in members:
            for language in LANGUAGES:
                yield kind, member, language


def _field(member: Any, language: str) -> forms.CharField:
    with override(language):
        ours = str(member.label)
    label = _("«%(word)s» en %(language)s") % {
        "word": member.label,
        "language": dict(settings.LANGUAGES)[language],
    }
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_WORD,
        widget=forms.TextInput(attrs={"placeholder": ours, "lang": language}),
    )  # fmt: skip
