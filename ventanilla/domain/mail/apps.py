from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "ventanilla.domain.mail"
    default_auto_field = "django.db.models.BigAutoField"
