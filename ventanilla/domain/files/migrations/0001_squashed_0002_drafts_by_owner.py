"""What the numbered ones until November 2026 arrive at, made in one step where there is nothing yet (decision 0054)."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("files", "0001_initial"), ("files", "0002_drafts_by_owner")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=80)),
                ("owner", models.CharField(max_length=40)),
                ("is_draft", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_draft", True)), fields=["created_at"], name="file_drafts"
                    ),
                    models.Index(
                        condition=models.Q(("is_draft", True)), fields=["owner"], name="file_drafts_of_owner"
                    ),
                ],
            },
        ),
    ]
