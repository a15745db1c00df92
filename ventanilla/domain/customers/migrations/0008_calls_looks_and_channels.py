import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0007_the_desks_customers"),
        ("people", "0007_identities_and_channels"),
    ]

    operations = [
        migrations.CreateModel(
            name="CallerCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("is_by_mail", models.BooleanField(default=False)),
                ("expires_at", models.DateTimeField()),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caller_code",
                        to="customers.membership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CallerProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(max_length=64)),
                ("is_by_mail", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caller_proofs",
                        to="customers.membership",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.staffmember"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "-until"], name="caller_proof_of_member")],
            },
        ),
        migrations.CreateModel(
            name="OwnAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="correo")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("asked_at", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="own_address",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=200)),
                ("began_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stopped", "Stopped"),
                            ("time", "Time"),
                            ("logout", "Logout"),
                            ("no_right", "No Right"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="customers.membership",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="people.staffmember",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("staff",), name="one_look_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("began_at"))),
                        name="a_look_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="accessrequest",
            name="expires_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="accessrequest",
            name="phone",
            field=models.CharField(blank=True, max_length=30, verbose_name="teléfono"),
        ),
        migrations.AddField(
            model_name="accessrequest",
            name="remind_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="accessrequest",
            name="subject",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="accessrequest",
            name="taken_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        migrations.AddField(
            model_name="accessrequest",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="accessrequest",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Pendiente"),
                    ("accepted", "Aceptada"),
                    ("rejected", "Rechazada"),
                    ("expired", "Caducada"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="accessrequest",
            index=models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["remind_at"],
                name="access_request_by_reminder",
            ),
        ),
        migrations.AddIndex(
            model_name="accessrequest",
            index=models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["expires_at"],
                name="access_request_by_expiry",
            ),
        ),
        migrations.AddField(
            model_name="addresschange",
            name="asked_by_staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.staffmember",
            ),
        ),
        migrations.AlterField(
            model_name="addresschange",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="customers.membership",
            ),
        ),
        migrations.AddConstraint(
            model_name="addresschange",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_by", None), ("asked_by_staff", None), _connector="XOR"),
                name="one_asked_for_the_address",
            ),
        ),
        migrations.AddField(
            model_name="customer",
            name="merged_into",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="customers.customer",
            ),
        ),
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
        migrations.AddField(model_name="membership", name="channels", field=models.JSONField(default=dict)),
    ]
