import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("customers", "0008_calls_looks_and_channels"),
        ("files", "0002_drafts_by_owner"),
        ("levels", "0001_levels"),
        ("people", "0006_factors"),
    ]

    operations = [
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="nombre")),
                ("family", models.CharField(blank=True, max_length=60, verbose_name="familia")),
                ("picture", models.CharField(default="layers", max_length=30, verbose_name="icono")),
                ("summary", models.CharField(blank=True, max_length=160, verbose_name="en una línea")),
                ("description", models.TextField(blank=True, verbose_name="descripción")),
                ("description_html", models.TextField(blank=True)),
                ("features", models.TextField(blank=True, verbose_name="qué incluye")),
                ("reminders", models.JSONField(default=list)),
                ("is_visible", models.BooleanField(default=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "customer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="account",
                        serialize=False,
                        to="customers.customer",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="people.staffmember",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="número")),
                ("about", models.CharField(blank=True, max_length=160, verbose_name="qué cubre")),
                ("starts_on", models.DateField(verbose_name="alta")),
                (
                    "months",
                    models.PositiveSmallIntegerField(default=12, verbose_name="meses de cada periodo"),
                ),
                (
                    "renewing",
                    models.CharField(
                        choices=[
                            ("tacit", "Tácita: se renueva sola"),
                            ("express", "Expresa: termina si nadie la renueva"),
                        ],
                        default="tacit",
                        max_length=10,
                        verbose_name="renovación",
                    ),
                ),
                (
                    "notice_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="días de preaviso"),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="importe"),
                ),
                ("ends_on", models.DateField()),
                ("decide_by", models.DateField()),
                ("cancelled_on", models.DateField(null=True)),
                ("cancelled_because", models.CharField(blank=True, max_length=250)),
                ("created_at", models.DateTimeField()),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="customers.customer",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="levels.servicelevel",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="contracts.service",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "ends_on", "id"], name="contract_of_customer"),
                    models.Index(
                        condition=models.Q(("cancelled_on", None)),
                        fields=["ends_on", "id"],
                        name="contract_by_end",
                    ),
                    models.Index(
                        condition=models.Q(("cancelled_on", None)),
                        fields=["decide_by", "id"],
                        name="contract_by_decision",
                    ),
                    models.Index(
                        condition=models.Q(("cancelled_on__isnull", False)),
                        fields=["-ends_on", "-id"],
                        name="contract_ended_by_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("first", "Alta"),
                            ("tacit", "Renovación tácita"),
                            ("agreed", "Renovación acordada"),
                        ],
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contract", "starts_on"), name="one_period_per_beginning"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="periods_end_after_they_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="document",
                        serialize=False,
                        to="files.storedfile",
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "contract",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="contracts.contract",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="contracts.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contract__isnull", False), ("service", None)),
                            models.Q(("contract", None), ("service__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_document_is_of_one_thing",
                    )
                ],
            },
        ),
    ]
