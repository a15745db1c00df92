from django.apps import AppConfig


class LevelsConfig(AppConfig):
    name = "ventanilla.domain.levels"
    default_auto_field = "django.db.models.BigAutoField"
