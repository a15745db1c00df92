from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0013_device"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ticket",
            name="origin",
            field=models.CharField(
                choices=[
                    ("portal", "por el portal"),
                    ("phone", "por teléfono"),
                    ("follow_up", "como continuación"),
                    ("split", "separada de otra"),
                    ("outside", "sin entrar"),
                    ("chat", "por chat"),
                ],
                default="portal",
                max_length=10,
            ),
        ),
    ]
