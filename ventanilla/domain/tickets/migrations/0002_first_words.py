"""A new installation can take its first ticket: common types and applications, all of them editable."""

from typing import Any

from django.db import migrations

TYPES = ["Avería", "Consulta", "Instalación", "Internet", "Derechos RGPD"]
APPLICATIONS = [
    "Ordenadores", "Impresoras", "Correo", "Red e internet", "Servidores y copias", "Programas", "Teléfonos", "Página web",
]  # fmt: skip


def write(apps: Any, schema_editor: Any) -> None:
    ticket_type, application = (
        apps.get_model("tickets", "TicketType"),
        apps.get_model("tickets", "Application"),
    )
    ticket_type.objects.bulk_create(
        ticket_type(name=name, position=place) for place, name in enumerate(TYPES)
    )
    application.objects.bulk_create(
        application(name=name, position=place) for place, name in enumerate(APPLICATIONS)
    )


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
