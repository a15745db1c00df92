"""When somebody of the staff is at work, where that is not when the house is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0001_calendars"),
        ("people", "0004_devices"),
    ]

    operations = [
        migrations.AddField(
            model_name="staffmember",
            name="calendar",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="calendars.calendar",
            ),
        ),
    ]
