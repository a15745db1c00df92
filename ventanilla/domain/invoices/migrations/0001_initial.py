import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("customers", "0007_the_desks_customers"),
        ("files", "0002_drafts_by_owner"),
    ]

    operations = [
        migrations.CreateModel(
            name="FolderState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("looked_at", models.DateTimeField()),
                ("trouble", models.CharField(blank=True, max_length=20)),
                ("refused", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=[("pdf", "PDF"), ("xml", "XML")], max_length=3)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("facts", models.JSONField(default=dict)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("no_facts", "El PDF no lleva datos que se puedan leer: escríbelos."),
                            (
                                "missing",
                                "Al archivo le falta algún dato: número, fecha, importe o quién la emite.",
                            ),
                            ("no_customer", "Ningún cliente tiene ese CIF ni ese código."),
                            ("several", "Varios clientes tienen ese CIF: elige cuál."),
                            ("wrong_tax_id", "El CIF del cliente no es válido: mira si le baila una cifra."),
                            (
                                "wrong_issuer",
                                "El CIF de quien la emite no es válido: mira si le baila una cifra.",
                            ),
                            ("foreign", "La emite otra empresa, no la vuestra."),
                        ],
                        max_length=20,
                    ),
                ),
                ("brought_by", models.CharField(max_length=150)),
                ("arrived_at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="customers.customer",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="as_arrival",
                        to="files.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issuer_tax_id", models.CharField(max_length=20)),
                ("series", models.CharField(blank=True, max_length=40)),
                ("number", models.CharField(max_length=60)),
                ("folded_number", models.CharField(max_length=100)),
                ("issued_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("net", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("tax", models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ("total", models.DecimalField(decimal_places=2, max_digits=14)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("concept", models.CharField(blank=True, max_length=200)),
                ("rectifies_number", models.CharField(blank=True, max_length=100)),
                (
                    "payment",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Sin datos"),
                            ("pending", "Sin pagar"),
                            ("paid", "Pagada"),
                            ("returned", "Devuelta"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("payment_on", models.DateField(null=True)),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=250)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invoices",
                        to="customers.customer",
                    ),
                ),
                (
                    "rectifies",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectified_by",
                        to="invoices.invoice",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "-issued_on", "-id"], name="invoice_of_customer"),
                    models.Index(fields=["-issued_on", "-id"], name="invoice_by_day"),
                    models.Index(fields=["folded_number"], name="invoice_by_number"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("issuer_tax_id", "folded_number", "issued_on"),
                        name="one_invoice_per_number_and_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("folded_number", ""), _negated=True), name="invoice_has_a_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvoiceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=[("pdf", "PDF"), ("xml", "XML")], max_length=3)),
                ("syntax", models.CharField(blank=True, max_length=10)),
                ("version", models.PositiveSmallIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="of_invoice",
                        to="files.storedfile",
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="invoices.invoice",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sha256"], name="invoice_file_by_hash")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("invoice", "kind", "version"), name="one_file_per_version"
                    )
                ],
            },
        ),
    ]
