from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ReportsConfig(AppConfig):
    name = "ventanilla.domain.reports"

    def ready(self) -> None:
        from ventanilla.domain.reports.watching import put_up, take_down

        pre_migrate.connect(take_down, sender=self, dispatch_uid="reports look away")
        post_migrate.connect(put_up, sender=self, dispatch_uid="reports watch")
