from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("provider", "0004_rules_changed_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="provider",
            name="information",
            field=models.JSONField(default=dict),
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
        migrations.AddField(
            model_name="provider",
            name="attaches_invoices",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="provider",
            name="sections_off",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="provider",
            name="contact_points",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="provider", name="sends_push", field=models.BooleanField(default=True)
        ),
    ]
