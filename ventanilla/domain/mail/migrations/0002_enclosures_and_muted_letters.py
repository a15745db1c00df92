from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="enclosures",
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name="letter",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "En cola"),
                    ("sending", "Enviándose"),
                    ("sent", "Enviado"),
                    ("retrying", "Se reintentará"),
                    ("failed", "No se pudo enviar"),
                    ("held", "Retenido"),
                    ("muted", "No lo quiere por correo"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.RemoveIndex(model_name="letter", name="letter_due"),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                fields=["run_after", "id"],
                name="letter_due",
                condition=models.Q(("state__in", ("sent", "failed", "held", "muted")), _negated=True),
            ),
        ),
    ]
