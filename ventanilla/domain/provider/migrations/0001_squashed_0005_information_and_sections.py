"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("provider", "0001_initial"),
        ("provider", "0002_calendars"),
        ("provider", "0003_second_factor"),
        ("provider", "0004_rules_changed_at"),
        ("provider", "0005_information_and_sections"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="nombre")),
                ("legal_name", models.CharField(blank=True, max_length=160, verbose_name="razón social")),
                ("tax_id", models.CharField(blank=True, max_length=20, verbose_name="CIF o NIF")),
                (
                    "legal_notice",
                    models.CharField(blank=True, max_length=250, verbose_name="datos registrales"),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="dirección")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="teléfono")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="correo de soporte")),
                ("colour", models.CharField(blank=True, max_length=7, verbose_name="color")),
                ("logo", models.BinaryField(null=True)),
                ("logo_kind", models.CharField(blank=True, max_length=40)),
                (
                    "mail_from",
                    models.EmailField(blank=True, max_length=254, verbose_name="dirección de envío"),
                ),
                ("smtp_host", models.CharField(blank=True, max_length=200, verbose_name="servidor")),
                ("smtp_port", models.PositiveIntegerField(null=True, verbose_name="puerto")),
                ("smtp_user", models.CharField(blank=True, max_length=200, verbose_name="usuario")),
                ("smtp_secret", models.TextField(blank=True)),
                ("smtp_security", models.CharField(blank=True, max_length=10, verbose_name="cifrado")),
                ("week", models.JSONField(default=dict)),
                ("periods", models.JSONField(default=dict)),
                ("wording", models.JSONField(default=dict)),
                ("setup_code_hash", models.CharField(blank=True, max_length=64)),
                ("set_up_at", models.DateTimeField(null=True)),
                ("appointed_mark", models.PositiveIntegerField(default=0)),
                ("rules_mark", models.PositiveIntegerField(default=0)),
                ("staff_second_factor", models.BooleanField(null=True)),
                ("rules_changed_at", models.DateTimeField(null=True)),
                ("information", models.JSONField(default=dict)),
                ("attaches_invoices", models.BooleanField(default=False)),
                ("sections_off", models.JSONField(default=list)),
                ("contact_points", models.JSONField(default=list)),
                ("sends_push", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="Information",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ticket", "Al abrir una incidencia"),
                            ("support", "Al pedir soporte sin entrar"),
                            ("invitation", "Al aceptar una invitación"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("es", models.TextField()),
                ("en", models.TextField(blank=True)),
                ("asks_consent", models.BooleanField(default=False)),
                ("digest", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.BigIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="one_information_per_number")
                ],
            },
        ),
    ]
