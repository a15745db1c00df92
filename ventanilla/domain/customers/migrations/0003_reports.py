"""The monthly report: whoever saw the tickets of the whole company sees it from now on."""

from typing import Any

from django.db import migrations, models


def open_the_section(apps: Any, _editor: object) -> None:
    changed = []
    membership = apps.get_model("customers", "Membership")
    for one in membership.objects.filter(scope="company").only("rights", "is_access_manager"):
        if one.rights.get("support") in ("view", "manage") and "reports" not in one.rights:
            one.rights["reports"] = "manage" if one.is_access_manager else "view"
            changed.append(one)
    membership.objects.bulk_update(changed, ["rights"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("customers", "0002_desk_and_clock")]

    operations = [
        migrations.AddField("membership", "wants_reports", models.BooleanField(default=True)),
        migrations.RunPython(open_the_section, migrations.RunPython.noop),
    ]
