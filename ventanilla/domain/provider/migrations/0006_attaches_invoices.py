from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("provider", "0005_information"),
    ]

    operations = [
        migrations.AddField(
            model_name="provider",
            name="attaches_invoices",
            field=models.BooleanField(default=False),
        ),
    ]
