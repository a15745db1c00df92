from django.apps import AppConfig


class PushConfig(AppConfig):
    name = "ventanilla.domain.push"
    default_auto_field = "django.db.models.BigAutoField"
