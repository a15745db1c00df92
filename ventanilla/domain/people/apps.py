from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ventanilla.domain.people"
    default_auto_field = "django.db.models.BigAutoField"
