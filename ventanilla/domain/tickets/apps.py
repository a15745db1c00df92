from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "ventanilla.domain.tickets"
    default_auto_field = "django.db.models.BigAutoField"
