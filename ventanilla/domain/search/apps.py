from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "ventanilla.domain.search"
    default_auto_field = "django.db.models.BigAutoField"
