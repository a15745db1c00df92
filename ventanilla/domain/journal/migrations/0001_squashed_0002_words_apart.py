"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

from typing import Any

from django.db import migrations, models

from ventanilla.domain.journal import guard


def guard_it(_apps: Any, _schema_editor: Any) -> None:
    guard.install()


class Migration(migrations.Migration):
    replaces = [("journal", "0001_initial"), ("journal", "0002_words_apart")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=10)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=150)),
                ("verb", models.CharField(max_length=60)),
                ("thing_kind", models.CharField(max_length=30)),
                ("thing_id", models.BigIntegerField(null=True)),
                ("customer_number", models.BigIntegerField(null=True)),
                ("details", models.JSONField(default=dict)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("forgotten_in", models.BigIntegerField(null=True)),
                ("is_access", models.BooleanField(default=False)),
                ("salt", models.CharField(default="", max_length=32)),
                ("words", models.CharField(default="", max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["thing_kind", "thing_id", "id"], name="entry_about"),
                    models.Index(fields=["at", "id"], name="entry_by_time"),
                    models.Index(fields=["customer_number", "at", "id"], name="entry_of_customer"),
                    models.Index(fields=["actor_kind", "actor_id", "at", "id"], name="entry_by_actor"),
                    models.Index(fields=["verb", "at", "id"], name="entry_by_verb"),
                    models.Index(fields=["thing_kind", "at", "id"], name="entry_by_kind"),
                    models.Index(
                        condition=models.Q(("is_access", True)),
                        fields=["customer_number", "at", "id"],
                        name="entry_of_access",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard_it, migrations.RunPython.noop),
    ]
