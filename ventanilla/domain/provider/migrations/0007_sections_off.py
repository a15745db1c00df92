from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("provider", "0006_attaches_invoices"),
    ]

    operations = [
        migrations.AddField(
            model_name="provider",
            name="sections_off",
            field=models.JSONField(default=list),
        ),
    ]
