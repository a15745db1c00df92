from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0008_links_to_sign")]

    operations = [
        migrations.AddField(model_name="staffmember", name="channels", field=models.JSONField(default=dict)),
    ]
