"""What the settings' routes lead to: a row of each kind that they change."""

from __future__ import annotations

from django.utils.timezone import now

from tests.cast import Cast
from ventanilla.domain.mail import letters
from ventanilla.domain.mail.outbox import Recipient
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.models import Application, CannedReply, TicketType


def settings_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    team = Team.objects.create(name="Redes")
    canned = CannedReply.objects.create(title="Saludo", body="Hola, {{contacto}}.")
    to = Recipient(name="", address="ivan@norte-pruebas.example", language="es")
    trial = letters.trial(to, key=f"{letters.TRIAL}estate", at=now())
    assert trial is not None
    shelves = {
        "types": TicketType.objects.get(name="Avería").pk,
        "applications": Application.objects.get(name="Correo").pk,
        "canned": canned.pk,
        "teams": team.pk,
    }
    people = {
        f"desk:settings_person{what}.number": cast.marta.pk
        for what in ("", "_invite", "_leaving", "_returning")
    }
    return {
        **{f"desk:settings_{name}_entry.number": number for name, number in shelves.items()},
        **{f"desk:settings_{name}_offer.number": number for name, number in shelves.items()},
        **{f"desk:settings_{name}_offer.what": "retirar" for name in shelves},
        **people,
        "desk:settings_mail_fate.number": trial.pk,
        "desk:settings_customer.number": cast.aurora.pk,
        "desk:settings_contact_invite.number": cast.pedro.pk,
    }
