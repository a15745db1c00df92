from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "ventanilla.domain.privacy"
    default_auto_field = "django.db.models.BigAutoField"
