"""Lines hold a digest of their words, say whether they tell of access, and are kept by the database itself."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from ventanilla.domain.journal import guard
from ventanilla.domain.journal.access import ACCESS


def keep(_apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        for verb in sorted(ACCESS):
            cursor.execute("UPDATE journal_entry SET is_access = %s WHERE verb = %s", [True, verb])
    guard.install()


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="entry",
            name="entry_of_customer",
        ),
        migrations.AddField(
            model_name="entry",
            name="forgotten_in",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="entry",
            name="is_access",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="entry",
            name="salt",
            field=models.CharField(default="", max_length=32),
        ),
        migrations.AddField(
            model_name="entry",
            name="words",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["at", "id"], name="entry_by_time"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["customer_number", "at", "id"], name="entry_of_customer"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["actor_kind", "actor_id", "at", "id"], name="entry_by_actor"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["verb", "at", "id"], name="entry_by_verb"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["thing_kind", "at", "id"], name="entry_by_kind"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("is_access", True)),
                fields=["customer_number", "at", "id"],
                name="entry_of_access",
            ),
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
