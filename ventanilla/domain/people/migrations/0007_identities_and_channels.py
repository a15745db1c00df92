import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_factors"),
    ]

    operations = [
        migrations.AddField(
            model_name="staffmember",
            name="from_directory",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issuer", models.CharField(max_length=300)),
                ("subject", models.CharField(max_length=255)),
                ("label", models.CharField(blank=True, max_length=120)),
                ("created_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "subject"), name="one_person_per_identity"),
                    models.UniqueConstraint(fields=("person", "issuer"), name="one_identity_per_issuer"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="link",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("new_password", "New Password"),
                    ("rate", "Rate"),
                    ("come_in", "Come In"),
                    ("invitation", "Invitation"),
                    ("new_address", "New Address"),
                    ("sign", "Sign"),
                ],
                max_length=15,
            ),
        ),
        migrations.AddField(model_name="staffmember", name="channels", field=models.JSONField(default=dict)),
    ]
