from django.apps import AppConfig


class SummariesConfig(AppConfig):
    name = "ventanilla.domain.summaries"
