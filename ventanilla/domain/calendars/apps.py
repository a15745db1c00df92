from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "ventanilla.domain.calendars"
    default_auto_field = "django.db.models.BigAutoField"
