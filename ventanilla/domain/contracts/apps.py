from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ContractsConfig(AppConfig):
    name = "ventanilla.domain.contracts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ventanilla.domain.contracts.unchanging import guard

        post_migrate.connect(
            guard("contracts_period"), sender=self, weak=False, dispatch_uid="periods never change"
        )
