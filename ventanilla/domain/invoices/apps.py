from django.apps import AppConfig
from django.db.models.signals import post_migrate


class InvoicesConfig(AppConfig):
    name = "ventanilla.domain.invoices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ventanilla.domain.invoices.guard import GUARD

        post_migrate.connect(GUARD.put_up, sender=self, weak=False, dispatch_uid="published invoices stay")
