from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RenewalsConfig(AppConfig):
    name = "ventanilla.domain.renewals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ventanilla.domain.contracts.unchanging import guard

        post_migrate.connect(
            guard("renewals_decision", "renewals_reminder"),
            sender=self,
            weak=False,
            dispatch_uid="decisions never change",
        )
