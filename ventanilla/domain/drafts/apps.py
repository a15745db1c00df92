from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "ventanilla.domain.drafts"
