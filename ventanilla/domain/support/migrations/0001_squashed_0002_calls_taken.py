"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("support", "0001_initial"), ("support", "0002_calls_taken")]

    initial = True

    dependencies = [
        ("people", "0006_factors"),
        ("tickets", "0011_alter_ticket_origin"),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unverified", "Sin confirmar"),
                            ("waiting", "Por atender"),
                            ("taken", "Con incidencia"),
                            ("discarded", "Descartada"),
                        ],
                        default="unverified",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("company", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, db_index=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("message", models.TextField()),
                ("language", models.CharField(max_length=5)),
                ("privacy_version", models.CharField(max_length=20)),
                ("asked_at", models.DateTimeField()),
                ("token_hash", models.CharField(max_length=64, null=True, unique=True)),
                ("verified_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_requests",
                        to="tickets.ticket",
                    ),
                ),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "id"], name="support_request_by_state")],
            },
        ),
    ]
