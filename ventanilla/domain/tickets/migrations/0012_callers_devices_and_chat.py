import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0008_calls_looks_and_channels"),
        ("devices", "0001_initial"),
        ("levels", "0001_levels"),
        ("people", "0007_identities_and_channels"),
        ("tickets", "0011_alter_ticket_origin"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="ticket",
            name="ticket_open_of_requester",
        ),
        migrations.RemoveIndex(
            model_name="ticket",
            name="ticket_unrated",
        ),
        migrations.AddField(
            model_name="ticket",
            name="caller",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="customers.accessrequest",
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="is_withheld",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("caller__isnull", False)), fields=["caller"], name="ticket_of_caller"
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("is_unfinished", True)),
                fields=["requester", "status", "customer", "is_withheld", "number"],
                name="ticket_open_of_requester",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("wants_rating", True)),
                fields=["requester", "-resolved_at", "customer", "is_withheld", "number"],
                name="ticket_unrated",
            ),
        ),
        migrations.AddField(
            model_name="ticket",
            name="device",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="devices.device",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("device__isnull", False)),
                fields=["device", "-number"],
                name="ticket_of_device",
            ),
        ),
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
