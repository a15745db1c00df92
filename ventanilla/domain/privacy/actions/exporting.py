"""A copy of all that there is of a person. The worker makes it; it lies here for a few days, and then no more."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from ventanilla.core.csv_tables import csv_rows
from ventanilla.core.errors import Refused
from ventanilla.domain.files import vault
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy.actions.journalling import acts_of
from ventanilla.domain.privacy.holdings import HOLDINGS
from ventanilla.domain.privacy.models import Export
from ventanilla.domain.privacy.policy import refuse_stranger
from ventanilla.domain.privacy.subject import Subject, is_erased, subject_of
from ventanilla.domain.provider.house import the_house_now

LIVES = timedelta(days=7)
MOST_WAITING = 20
"""Of all people together: each is bytes on the disk."""
_CHUNK = 256 * 1024
Table = list[Mapping[str, Any]]


@transaction.atomic
def order_export(person: Person, *, by: Actor) -> Export:
    """Have the worker make one. While one of the same person is being made, or lives, it is that one.

    Raises Refused for who has been erased, and while there are very many.
    """
    refuse_stranger(by)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if is_erased(person):
        raise Refused(_("Los datos de esta persona ya están borrados o se están borrando."))
    known = Export.objects.alive().filter(person=person, ready_at=None).first()
    if known:
        return known
    if Export.objects.alive().count() >= MOST_WAITING:
        raise Refused(_("Hay demasiadas copias guardadas a la vez. Espera a que caduque alguna."))
    at = now()
    export = Export.objects.create(
        person=person,
        ordered_by=by if isinstance(by, StaffMember) else None,
        ordered_at=at,
        expires_at=at + LIVES,
    )
    make_export.enqueue(str(export.pk))
    record(by, "person.export_ordered", person, at=at)
    return export


@task
def make_export(key: str) -> None:
    """Safe to run twice: the second time there is nothing to make."""
    export = Export.objects.select_related("person").filter(pk=key, place="").first()
    if export is None or export.is_over:
        return
    with tempfile.TemporaryFile() as whole:
        write_export(export.person, whole)
        whole.seek(0)
        kept = vault.keep(iter(lambda: whole.read(_CHUNK), b""))
    made = Export.objects.filter(pk=key, place="").update(place=kept.place, size=kept.size, ready_at=now())
    if not made:  # erased meanwhile, or another worker was faster
        vault.path_of(kept.place).unlink(missing_ok=True)


@transaction.atomic
def hand_out(export: Export, *, by: Actor) -> Path:
    """Where its bytes are; that somebody took them is journalled. Raises Refused when there are none, or no longer."""
    refuse_stranger(by)
    if not export.place or export.is_over:
        raise Refused(_("Esta copia ya no está: pide otra."))
    record(by, "person.export_taken", export.person, at=now())
    return export.path


@task
def forget_exports() -> None:
    """Delete those whose time is over, bytes first. Safe to run twice."""
    for export in Export.objects.filter(expires_at__lte=now()):
        if export.place:
            export.path.unlink(missing_ok=True)
        export.delete()


def write_export(person: Person, to: IO[bytes]) -> None:
    """A ZIP: `datos.json`, a CSV for each kind, and the files that they sent. Nothing that others said or sent."""
    subject = subject_of(person)
    tables = {one.name: _table(one.of(subject), one.shown) for one in HOLDINGS if one.shown}
    tables["journal"] = _table(acts_of(subject).order_by("pk"), ("at", "verb", "thing_kind", "thing_id"))
    tables = {name: table for name, table in tables.items() if table}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LEEME.txt", _read_me(person))
        archive.writestr(
            "datos.json", json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        )
        for name, table in tables.items():
            archive.writestr(f"csv/{name}.csv", csv_rows(_cells(table)))
        for number, stored in enumerate(_files(subject), start=1):
            if stored.path.exists():
                archive.write(stored.path, f"archivos/{number:04d}-{stored.name}")


def _table(rows: Any, columns: tuple[str, ...]) -> Table:
    return list(rows.values(*columns))


def _cells(table: Table) -> Iterator[list[str]]:
    yield list(table[0])
    for row in table:
        yield [_cell(value) for value in row.values()]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def _files(subject: Subject) -> Iterable[StoredFile]:
    return (stored for holding in HOLDINGS if holding.files for stored in holding.files(subject))


def _read_me(person: Person) -> str:
    """In their language."""
    with override(person.language):
        told = {"house": the_house_now().legal_name, "name": person.name}
        return (
            _(
                "Copia de los datos de %(name)s que guarda %(house)s.\n\n"
                "datos.json: todo, para que otro programa lo lea.\n"
                "csv/: lo mismo en tablas, una por cada clase de dato.\n"
                "archivos/: los archivos que envió.\n\n"
                "No están las respuestas de otras personas, que son suyas: se leen en cada incidencia.\n"
            )
            % told
        )
