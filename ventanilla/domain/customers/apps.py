from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "ventanilla.domain.customers"
    default_auto_field = "django.db.models.BigAutoField"
