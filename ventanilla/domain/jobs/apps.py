from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "ventanilla.domain.jobs"
    default_auto_field = "django.db.models.BigAutoField"
