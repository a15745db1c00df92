from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("provider", "0008_contact_points")]

    operations = [
        migrations.AddField(
            model_name="provider", name="sends_push", field=models.BooleanField(default=True)
        ),
    ]
