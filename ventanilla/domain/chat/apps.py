from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "ventanilla.domain.chat"
    default_auto_field = "django.db.models.BigAutoField"
