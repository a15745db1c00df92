from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0013_customers_made_one"),
    ]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="sections_off",
            field=models.JSONField(default=list, verbose_name="secciones apagadas"),
        ),
        migrations.AddField(
            model_name="membership",
            name="wants_summary",
            field=models.BooleanField(null=True),
        ),
    ]
