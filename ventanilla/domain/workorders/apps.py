from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class WorkOrdersConfig(AppConfig):
    name = "ventanilla.domain.workorders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ventanilla.domain.workorders.guard import GUARD

        pre_migrate.connect(
            GUARD.take_down, sender=self, weak=False, dispatch_uid="work orders may be made anew"
        )
        post_migrate.connect(GUARD.put_up, sender=self, weak=False, dispatch_uid="issued work orders stay")
