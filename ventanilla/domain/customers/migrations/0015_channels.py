from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0014_switched_sections_and_weekly_summaries")]

    operations = [
        migrations.AddField(model_name="membership", name="channels", field=models.JSONField(default=dict)),
    ]
