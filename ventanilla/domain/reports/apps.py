from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ReportsConfig(AppConfig):
    name = "ventanilla.domain.reports"

    def ready(self) -> None:
        from ventanilla.domain.reports.watching import put_up

        post_migrate.connect(put_up, sender=self, dispatch_uid="reports watch")
