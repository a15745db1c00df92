import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contracts", "0001_initial"),
        ("customers", "0008_calls_looks_and_channels"),
        ("people", "0007_identities_and_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="HourBank",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="nombre")),
                ("minutes", models.PositiveIntegerField()),
                ("granted", models.PositiveIntegerField()),
                ("balance", models.IntegerField()),
                ("used", models.IntegerField(default=0)),
                (
                    "price",
                    models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="precio"),
                ),
                ("bought_at", models.DateTimeField()),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField()),
                ("unit", models.PositiveSmallIntegerField(default=15)),
                ("night", models.PositiveSmallIntegerField(default=100)),
                ("holiday", models.PositiveSmallIntegerField(default=100)),
                ("travel", models.PositiveSmallIntegerField(default=100)),
                ("night_from", models.PositiveSmallIntegerField(default=1320)),
                ("night_until", models.PositiveSmallIntegerField(default=360)),
                ("sundays", models.BooleanField(default=True)),
                ("asks_first", models.BooleanField(default=False)),
                ("told", models.JSONField(default=list)),
                ("told_of_end", models.BooleanField(default=False)),
                ("closed_on", models.DateField(null=True)),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "contract",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_banks",
                        to="contracts.contract",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_banks",
                        to="customers.customer",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "-valid_until", "-id"], name="hour_bank_of_customer"),
                    models.Index(
                        condition=models.Q(("closed_on", None)),
                        fields=["-used", "-id"],
                        name="hour_bank_by_use",
                    ),
                    models.Index(
                        condition=models.Q(("closed_on", None)),
                        fields=["valid_until", "id"],
                        name="hour_bank_by_end",
                    ),
                    models.Index(
                        condition=models.Q(("closed_on__isnull", False)),
                        fields=["-valid_until", "-id"],
                        name="hour_bank_closed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("valid_from"))),
                        name="hours_end_after_they_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__gte", 1)), name="hours_are_rounded_to_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Spending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=60)),
                ("source_key", models.CharField(max_length=60)),
                ("what", models.CharField(blank=True, max_length=300)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("kind", models.CharField(blank=True, max_length=10)),
                ("charged", models.PositiveIntegerField()),
                ("explanation", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spendings",
                        to="customers.customer",
                    ),
                ),
                (
                    "technician",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spendings",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["customer", "-id"], name="spending_of_customer")],
                "constraints": [models.UniqueConstraint(fields=("source_key",), name="a_line_is_drawn_once")],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_key", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=150)),
                ("needed", models.PositiveIntegerField()),
                ("left", models.PositiveIntegerField()),
                ("minutes", models.PositiveIntegerField()),
                ("shown", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Espera respuesta"),
                            ("approved", "Aprobado"),
                            ("rejected", "No aprobado"),
                            ("withdrawn", "Retirado"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_approvals",
                        to="customers.customer",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_approvals",
                        to="customers.membership",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "-id"], name="approval_of_customer"),
                    models.Index(fields=["source_key", "-id"], name="approval_of_source"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("source_key",),
                        name="one_approval_waits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("minutes", models.IntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("bought", "Compra"),
                            ("drawn", "Trabajo"),
                            ("overrun", "Trabajo de más"),
                            ("given_back", "Devolución"),
                            ("moved_in", "Viene de otro bono"),
                            ("moved_out", "Pasa a otro bono"),
                            ("adjusted", "Ajuste"),
                            ("expired", "Caducidad"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=250)),
                ("at", models.DateTimeField()),
                (
                    "bank",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="hours.hourbank",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hour_movements",
                        to="customers.customer",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hours.hourbank",
                    ),
                ),
                (
                    "spending",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="hours.spending",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["bank", "-id"], name="movement_of_bank"),
                    models.Index(fields=["customer", "-id"], name="movement_of_customer"),
                ],
            },
        ),
    ]
