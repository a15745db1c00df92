"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("customers", "0001_initial"),
        ("customers", "0002_desk_and_clock"),
        ("customers", "0003_reports"),
        ("customers", "0004_contacts"),
        ("customers", "0005_sessions_of_devices"),
        ("customers", "0006_customers_that_need_two_steps"),
        ("customers", "0007_the_desks_customers"),
        ("customers", "0008_calls_looks_and_channels"),
    ]

    initial = True

    dependencies = [
        ("people", "0007_identities_and_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="código de cliente")),
                ("name", models.CharField(max_length=120, verbose_name="nombre comercial")),
                ("legal_name", models.CharField(blank=True, max_length=160, verbose_name="razón social")),
                ("tax_id", models.CharField(blank=True, max_length=20, verbose_name="CIF o NIF")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="teléfono")),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="dirección")),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("needs_second_factor", models.BooleanField(default=False)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=60, verbose_name="identificador externo"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notas internas")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="customers.customer",
                    ),
                ),
                ("sections_off", models.JSONField(default=list, verbose_name="secciones apagadas")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name", "id"], name="customer_by_name"),
                    models.Index(fields=["is_active", "name", "id"], name="customer_by_state"),
                    models.Index(fields=["tax_id"], name="customer_by_tax_id"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("external_id",),
                        name="one_customer_per_external_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="correo")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_address",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job_title", models.CharField(blank=True, max_length=80, verbose_name="cargo")),
                ("rights", models.JSONField(default=dict)),
                (
                    "scope",
                    models.CharField(
                        choices=[("own", "Las suyas"), ("company", "Las de toda la empresa")],
                        default="own",
                        max_length=10,
                    ),
                ),
                ("is_access_manager", models.BooleanField(default=False)),
                ("for_invoices", models.BooleanField(default=False, verbose_name="facturación")),
                ("for_quotes", models.BooleanField(default=False, verbose_name="presupuestos")),
                ("for_technical", models.BooleanField(default=False, verbose_name="técnico")),
                ("is_active", models.BooleanField(default=True)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="customers.customer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("wants_reports", models.BooleanField(default=True)),
                ("form_key", models.CharField(max_length=40, null=True)),
                ("invited_as", models.CharField(blank=True, max_length=120)),
                ("invited_at", models.DateTimeField(null=True)),
                ("joined_at", models.DateTimeField(null=True)),
                ("mobile", models.CharField(blank=True, max_length=30, verbose_name="móvil")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="teléfono")),
                ("removed_at", models.DateTimeField(null=True)),
                ("suspended_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("wants_summary", models.BooleanField(null=True)),
                ("channels", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "customer"), name="one_membership_per_customer"
                    ),
                    models.UniqueConstraint(fields=("customer", "form_key"), name="one_contact_per_form"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_active", False),
                            models.Q(("removed_at", None), ("suspended_at", None)),
                            _connector="OR",
                        ),
                        name="who_is_shut_out_is_not_active",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sessions",
                        to="customers.membership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("address", models.GenericIPAddressField(null=True)),
                ("came_in_at", models.DateTimeField(null=True)),
                (
                    "device",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.device",
                    ),
                ),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccessRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="nombre")),
                ("email", models.EmailField(max_length=254, verbose_name="correo")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Pendiente"),
                            ("accepted", "Aceptada"),
                            ("rejected", "Rechazada"),
                            ("expired", "Caducada"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_made",
                        to="customers.membership",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_requests",
                        to="customers.customer",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.membership",
                    ),
                ),
                ("expires_at", models.DateTimeField(null=True)),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="teléfono")),
                ("remind_at", models.DateTimeField(null=True)),
                ("subject", models.CharField(blank=True, max_length=150)),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("customer", "email"),
                        name="one_waiting_request_per_address",
                    )
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["remind_at"],
                        name="access_request_by_reminder",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["expires_at"],
                        name="access_request_by_expiry",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AddressChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="correo")),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.membership",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="address_change",
                        to="customers.membership",
                    ),
                ),
                (
                    "asked_by_staff",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", None), ("asked_by_staff", None), _connector="XOR"),
                        name="one_asked_for_the_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("company", "Datos de cliente"),
                            ("contacts", "Contactos"),
                            ("network", "Red informática"),
                            ("services", "Servicios"),
                            ("renewals", "Renovaciones"),
                            ("work_orders", "Partes de trabajo"),
                            ("support", "Incidencias"),
                            ("invoices", "Facturas"),
                            ("chat", "Chat"),
                            ("reports", "Informes"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Pendiente"),
                            ("granted", "Concedida"),
                            ("rejected", "Rechazada"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.membership",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="section_requests",
                        to="customers.membership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("member", "section"),
                        name="one_waiting_request_per_section",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CompanyChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("before", models.JSONField(default=dict)),
                ("wanted", models.JSONField(default=dict)),
                ("taken", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Pendiente"),
                            ("accepted", "Aceptado"),
                            ("rejected", "Rechazado"),
                            ("replaced", "Sustituido por otro"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.membership",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="customers.customer",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "id"], name="company_change_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("asked_by",),
                        name="one_waiting_change_per_contact",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CallerCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("is_by_mail", models.BooleanField(default=False)),
                ("expires_at", models.DateTimeField()),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caller_code",
                        to="customers.membership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CallerProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("is_by_mail", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caller_proofs",
                        to="customers.membership",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "-until"], name="caller_proof_of_member")],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=200)),
                ("began_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stopped", "Stopped"),
                            ("time", "Time"),
                            ("logout", "Logout"),
                            ("no_right", "No Right"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="customers.membership",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("staff",), name="one_look_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("began_at"))),
                        name="a_look_ends_after_it_began",
                    ),
                ],
            },
        ),
    ]
