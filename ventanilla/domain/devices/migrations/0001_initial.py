import django.db.models.deletion
from django.db import migrations, models

import ventanilla.domain.devices.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("customers", "0008_calls_looks_and_channels"),
        ("files", "0002_drafts_by_owner"),
        ("people", "0007_identities_and_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="nombre")),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="dirección")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="customers.customer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("customer", "name"), name="one_site_per_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="nombre")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("router", "Router"),
                            ("switch", "Switch"),
                            ("access_point", "Punto de acceso"),
                            ("firewall", "Cortafuegos"),
                            ("server", "Servidor"),
                            ("nas", "NAS"),
                            ("computer", "Ordenador"),
                            ("laptop", "Portátil"),
                            ("printer", "Impresora"),
                            ("phone", "Teléfono"),
                            ("camera", "Cámara"),
                            ("ups", "SAI"),
                            ("other", "Otro"),
                        ],
                        max_length=15,
                        verbose_name="tipo",
                    ),
                ),
                ("brand", models.CharField(blank=True, max_length=60, verbose_name="marca")),
                ("model", models.CharField(blank=True, max_length=80, verbose_name="modelo")),
                ("serial", models.CharField(blank=True, max_length=80, verbose_name="número de serie")),
                ("ip", models.CharField(blank=True, max_length=45, verbose_name="dirección IP")),
                ("mac", models.CharField(blank=True, max_length=17, verbose_name="dirección MAC")),
                ("location", models.CharField(blank=True, max_length=120, verbose_name="ubicación")),
                ("user", models.CharField(blank=True, max_length=120, verbose_name="quién lo usa")),
                ("purchased_on", models.DateField(null=True, verbose_name="fecha de compra")),
                ("warranty_until", models.DateField(null=True, verbose_name="garantía hasta")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_service", "En servicio"),
                            ("spare", "De repuesto"),
                            ("in_repair", "En reparación"),
                            ("retired", "Retirado"),
                        ],
                        default="in_service",
                        max_length=12,
                        verbose_name="estado",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notas")),
                ("internal_note", models.TextField(blank=True, verbose_name="nota interna")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=60, verbose_name="identificador externo"),
                ),
                (
                    "label_code",
                    models.CharField(
                        default=ventanilla.domain.devices.models.new_label_code, max_length=22, unique=True
                    ),
                ),
                ("last_seen_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="customers.customer",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="devices.site",
                    ),
                ),
                ("not_seen_since", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "name", "id"], name="device_of_customer"),
                    models.Index(fields=["name", "id"], name="device_by_name"),
                    models.Index(fields=["site", "name", "id"], name="device_of_site"),
                    models.Index(
                        condition=models.Q(
                            ("warranty_until__isnull", False), models.Q(("state", "retired"), _negated=True)
                        ),
                        fields=["warranty_until", "id"],
                        name="device_by_warranty",
                    ),
                    models.Index(
                        condition=models.Q(("serial", ""), _negated=True),
                        fields=["customer", "serial"],
                        name="device_by_serial",
                    ),
                    models.Index(
                        condition=models.Q(("mac", ""), _negated=True),
                        fields=["customer", "mac"],
                        name="device_by_mac",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("customer", "external_id"),
                        name="one_device_per_external_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="archivo")),
                ("sha256", models.CharField(max_length=64)),
                ("hosts", models.JSONField()),
                ("scanned_at", models.DateTimeField()),
                ("brought_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(null=True)),
                ("form_key", models.CharField(max_length=40, null=True, unique=True)),
                (
                    "applied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.staffmember",
                    ),
                ),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="customers.customer",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scans", to="devices.site"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["site", "-id"], name="scan_of_site")],
            },
        ),
        migrations.CreateModel(
            name="DeviceFile",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="of_device",
                        serialize=False,
                        to="files.storedfile",
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="devices.device"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WarrantyReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("warranty_until", models.DateField()),
                ("step", models.PositiveSmallIntegerField()),
                ("made_at", models.DateTimeField()),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warranty_reminders",
                        to="devices.device",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("device", "warranty_until", "step"), name="one_warranty_reminder_per_step"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeviceLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("copper", "Cable"),
                            ("fibre", "Fibra"),
                            ("wifi", "Wifi"),
                            ("virtual", "Virtual"),
                        ],
                        default="copper",
                        max_length=10,
                    ),
                ),
                ("port", models.CharField(blank=True, max_length=40, verbose_name="puerto")),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_out",
                        to="devices.device",
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_in",
                        to="devices.device",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("a", "b", "what", "port"), name="one_link_per_port"),
                    models.CheckConstraint(
                        condition=models.Q(("a", models.F("b")), _negated=True), name="a_link_has_two_ends"
                    ),
                ],
            },
        ),
    ]
