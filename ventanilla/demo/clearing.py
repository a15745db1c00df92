"""Emptying a demonstration's database."""

from __future__ import annotations

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from ventanilla.demo.shelf import remove_files
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.invoices.guard import GUARD as INVOICES
from ventanilla.domain.journal import guard as journal
from ventanilla.domain.privacy.models import Export
from ventanilla.domain.workorders.guard import GUARD as WORK_ORDERS

KEPT = {"jobs", "contenttypes", "auth"}
"""Parts that stay: the nightly job must find its own row again when it ends."""


def clear_everything() -> None:
    """Delete all rows of all parts but `KEPT`, in the caller's transaction; their files go with the commit.

    By DELETE and not by TRUNCATE: who reads meanwhile sees the old day until the new one is whole. Past the
    models and past the guards of journal, invoices and work orders, which refuse to forget; foreign keys are looked at
    when it ends.
    """
    paths = [file.path for file in StoredFile.objects.all()]
    paths += [export.path for export in Export.objects.exclude(place="")]
    tables = [model._meta.db_table for model in _models()]
    with journal.lifted(), INVOICES.lifted(), WORK_ORDERS.lifted(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names from our models
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), _sequences()):
            cursor.execute(statement)
    transaction.on_commit(lambda: remove_files(paths))


def _models() -> list[type[models.Model]]:
    everything = apps.get_models(include_auto_created=True)
    return [
        model
        for model in everything
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in KEPT
    ]


def _sequences() -> list[dict[str, str | None]]:
    """Of the tables whose key counts by itself, so that the new day has the numbers of the old."""
    return [
        {"table": model._meta.db_table, "column": model._meta.pk.column}
        for model in _models()
        if isinstance(model._meta.pk, models.AutoField | models.BigAutoField)
    ]
