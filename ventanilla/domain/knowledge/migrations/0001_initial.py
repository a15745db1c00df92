import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ventanilla.domain.search.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contracts", "0001_initial"),
        ("customers", "0008_calls_looks_and_channels"),
        ("people", "0007_identities_and_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="pregunta")),
                ("body", models.TextField(verbose_name="respuesta")),
                ("body_html", models.TextField(blank=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "Cualquiera, también sin entrar"),
                            ("customers", "Clientes"),
                            ("service", "Clientes que tienen el servicio"),
                        ],
                        default="customers",
                        max_length=10,
                    ),
                ),
                ("is_published", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("opened", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="contracts.service",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["service", "position", "id"], name="article_in_its_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "service"), _negated=True),
                            ("service__isnull", False),
                            _connector="OR",
                        ),
                        name="an_audience_of_a_service_has_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Recibida"),
                            ("considered", "En estudio"),
                            ("planned", "Planificada"),
                            ("done", "Hecha"),
                            ("declined", "Descartada"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField()),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.membership",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.customer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "-id"], name="suggestion_of_customer"),
                    models.Index(fields=["author", "-id"], name="suggestion_of_author"),
                    models.Index(fields=["state", "-id"], name="suggestion_by_state"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", ventanilla.domain.search.models.PlainField(max_length=40)),
                ("stem", ventanilla.domain.search.models.PlainField(max_length=40)),
                ("in_title", models.BooleanField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="knowledge.article",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["stem", "article"], name="term_by_stem"),
                    models.Index(fields=["word", "article"], name="term_by_word"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "word"), name="one_term_per_word")
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("helped", models.BooleanField()),
                ("words", models.CharField(blank=True, max_length=500)),
                ("voted_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="knowledge.article",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("article", "person"), name="one_vote_per_person")
                ],
            },
        ),
    ]
