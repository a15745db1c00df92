from django.apps import AppConfig


class DevicesConfig(AppConfig):
    name = "ventanilla.domain.devices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Devices are found by their company's name too."""
        from ventanilla.domain.customers.findable import ALSO_BY_COMPANY
        from ventanilla.domain.devices.findable import index_company_later

        if index_company_later not in ALSO_BY_COMPANY:
            ALSO_BY_COMPANY.append(index_company_later)
