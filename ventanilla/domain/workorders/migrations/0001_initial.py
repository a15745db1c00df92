import django.db.models.deletion
from django.db import migrations, models

import ventanilla.domain.workorders.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("customers", "0008_calls_looks_and_channels"),
        ("devices", "0001_initial"),
        ("files", "0002_drafts_by_owner"),
        ("people", "0007_identities_and_channels"),
        ("tickets", "0012_callers_devices_and_chat"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="WorkOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Borrador"),
                            ("issued", "Por firmar"),
                            ("signed", "Firmado"),
                            ("objected", "Con reparos"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("sequence", models.PositiveIntegerField(null=True)),
                ("subject", models.CharField(max_length=150, verbose_name="asunto")),
                ("summary", models.TextField(blank=True, verbose_name="qué se ha hecho")),
                ("internal_note", models.TextField(blank=True, verbose_name="nota interna")),
                ("created_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(null=True)),
                ("dated_at", models.DateTimeField()),
                ("minutes", models.PositiveIntegerField(default=0)),
                (
                    "code",
                    models.CharField(
                        default=ventanilla.domain.workorders.models.new_code, max_length=22, unique=True
                    ),
                ),
                ("document_sha256", models.CharField(blank=True, max_length=64)),
                ("planned_at", models.DateTimeField(null=True)),
                ("planned_minutes", models.PositiveSmallIntegerField(default=60)),
                ("version", models.PositiveIntegerField(default=1)),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                (
                    "annex_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annexes",
                        to="workorders.workorder",
                    ),
                ),
                (
                    "created_by",
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
                        related_name="work_orders",
                        to="customers.customer",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_work_order",
                        to="files.storedfile",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "requester",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_orders",
                        to="customers.membership",
                    ),
                ),
                (
                    "signed_document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_signed_work_order",
                        to="files.storedfile",
                    ),
                ),
                (
                    "technician",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_orders",
                        to="people.staffmember",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_orders",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-dated_at", "-id"], name="work_order_by_day"),
                    models.Index(fields=["status", "-dated_at", "-id"], name="work_order_of_status"),
                    models.Index(fields=["customer", "-dated_at", "-id"], name="work_order_of_customer"),
                    models.Index(fields=["technician", "-dated_at", "-id"], name="work_order_of_technician"),
                    models.Index(
                        fields=["technician", "status", "-dated_at", "-id"], name="work_order_to_sign"
                    ),
                    models.Index(
                        condition=models.Q(("status", "draft")),
                        fields=["planned_at"],
                        name="work_order_planned",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "sequence"), name="one_work_order_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_at", None), ("sequence", None), ("status", "draft"), ("year", None)
                            ),
                            models.Q(
                                models.Q(("status", "draft"), _negated=True),
                                ("issued_at__isnull", False),
                                ("sequence__gte", 1),
                                ("year__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_issued_has_a_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("tax_id", models.CharField(blank=True, max_length=20)),
                ("role", models.CharField(blank=True, max_length=80)),
                ("strokes", models.JSONField(default=list)),
                ("signed_at", models.DateTimeField()),
                ("device_time", models.DateTimeField(null=True)),
                ("shown_sha256", models.CharField(max_length=64)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("portal", "en el área de clientes"),
                            ("link", "por un enlace"),
                            ("phone", "en el móvil del técnico"),
                        ],
                        max_length=10,
                    ),
                ),
                ("client_key", models.CharField(max_length=40, unique=True)),
                ("address", models.GenericIPAddressField(null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_signatures",
                        to="customers.membership",
                    ),
                ),
                (
                    "image",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_signature",
                        to="files.storedfile",
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="workorders.workorder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_objections",
                        to="customers.membership",
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objection",
                        to="workorders.workorder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=9)),
                ("unit", models.CharField(blank=True, max_length=20)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="materials",
                        to="workorders.workorder",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("quantity__gt", 0)), name="some_material")
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("remote", "Remoto"), ("on_site", "In situ"), ("travel", "Desplazamiento")],
                        default="remote",
                        max_length=10,
                    ),
                ),
                ("billable", models.BooleanField(default=True)),
                ("description", models.CharField(blank=True, max_length=300)),
                (
                    "device",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_lines",
                        to="devices.device",
                    ),
                ),
                (
                    "technician",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_lines",
                        to="people.staffmember",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="workorders.workorder",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["technician", "began_at"], name="work_of_technician")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__gt", models.F("began_at"))),
                        name="work_ends_after_it_began",
                    )
                ],
            },
        ),
    ]
