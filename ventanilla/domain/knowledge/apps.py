from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "ventanilla.domain.knowledge"
    default_auto_field = "django.db.models.BigAutoField"
