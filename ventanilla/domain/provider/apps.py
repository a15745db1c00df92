from django.apps import AppConfig


class ProviderConfig(AppConfig):
    name = "ventanilla.domain.provider"
