from django.apps import AppConfig
from django.db.models.signals import post_migrate

STAYS = {
    "hours_spending": "source, source_key, what, technician_id, began_at, ended_at, kind, charged, explanation, at",
    "hours_movement": "bank_id, spending_id, other_id, minutes, why, reason, at, by_id",
}
"""What was drawn and moved. Whose it is may change, when two customers are made one."""


class HoursConfig(AppConfig):
    name = "ventanilla.domain.hours"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ventanilla.domain.contracts.unchanging import guard

        post_migrate.connect(guard(**STAYS), sender=self, weak=False, dispatch_uid="hours never change")
