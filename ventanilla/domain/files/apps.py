from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "ventanilla.domain.files"
    default_auto_field = "django.db.models.BigAutoField"
