"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("mail", "0001_initial"), ("mail", "0002_enclosures_and_muted_letters")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Channel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20, unique=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("paused_since", models.DateTimeField(null=True)),
                ("paused_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("run_after", models.DateTimeField(default=django.utils.timezone.now)),
                ("fence", models.UUIDField(editable=False, null=True)),
                ("last_error", models.TextField(blank=True, default="")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "En cola"),
                            ("sending", "Enviándose"),
                            ("sent", "Enviado"),
                            ("retrying", "Se reintentará"),
                            ("failed", "No se pudo enviar"),
                            ("held", "Retenido"),
                            ("muted", "No lo quiere por correo"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("max_attempts", models.PositiveSmallIntegerField(default=23)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("to_name", models.CharField(blank=True, max_length=200)),
                ("to_address", models.CharField(max_length=254)),
                ("language", models.CharField(max_length=10)),
                ("subject", models.CharField(max_length=300)),
                ("headline", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField()),
                ("html", models.TextField()),
                ("message_id", models.CharField(max_length=250, unique=True)),
                ("thread_root", models.CharField(blank=True, max_length=250)),
                ("references", models.TextField(blank=True)),
                ("in_reply_to", models.CharField(blank=True, max_length=250)),
                ("auto_submitted", models.BooleanField(default=True)),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.BigIntegerField(null=True)),
                ("secrets", models.JSONField(default=list)),
                ("server_reply", models.CharField(blank=True, max_length=500)),
                ("sent_at", models.DateTimeField(null=True)),
                ("enclosures", models.JSONField(default=list)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("sent", "failed", "held", "muted")), _negated=True),
                        fields=["run_after", "id"],
                        name="letter_due",
                    ),
                    models.Index(fields=["state", "-id"], name="letter_by_state"),
                    models.Index(fields=["about_kind", "about_id"], name="letter_about"),
                ],
            },
        ),
    ]
