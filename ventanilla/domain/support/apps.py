from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "ventanilla.domain.support"
    default_auto_field = "django.db.models.BigAutoField"
