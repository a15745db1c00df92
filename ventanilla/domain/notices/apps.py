from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "ventanilla.domain.notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from ventanilla.domain.mail.bells import rings
        from ventanilla.domain.notices.ringing import ring

        rings(ring)
