"""What we write to a person about their own access. These cannot be muted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.outbox import Recipient, write_letter
from ventanilla.domain.people.actions.invitations import INVITED_FOR
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import Device, Person

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def recipient(person: Person) -> Recipient:
    return Recipient(name=person.name, address=person.email, language=person.language)


def new_password(person: Person, token: str) -> None:
    write_letter(
        key=f"password-link:{hashed(token)[:32]}",
        to=recipient(person),
        template="people/mail/new_password",
        context={"person": person, "token": token},
        secrets=[token],
    )


def way_in(person: Person, token: str) -> None:
    write_letter(
        key=f"way-in:{hashed(token)[:32]}",
        to=recipient(person),
        template="people/mail/way_in",
        context={"person": person, "token": token},
        secrets=[token],
    )


def invited(person: Person, token: str, by: Actor) -> None:
    """To a new colleague: who let them in, and where to choose a password."""
    write_letter(
        key=f"invitation:{hashed(token)[:32]}",
        to=recipient(person),
        template="people/mail/invited",
        context={"person": person, "token": token, "by": by, "days": INVITED_FOR.days},
        secrets=[token],
    )


def password_changed(person: Person, at: datetime) -> None:
    write_letter(
        key=f"password-changed:{person.pk}:{at.isoformat()}",
        to=recipient(person),
        template="people/mail/password_changed",
        context={"person": person, "at": at},
    )


def new_device(device: Device, address: str | None) -> None:
    """Somebody has come in from a browser that had not been seen before."""
    write_letter(
        key=f"new-device:{device.pk}",
        to=recipient(device.person),
        template="people/mail/new_device",
        context={"person": device.person, "device": device, "address": address or ""},
    )


APP_ADDED, APP_REMOVED = "app_added", "app_removed"
PASSKEY_ADDED, PASSKEY_REMOVED = "passkey_added", "passkey_removed"
CODES_MADE, CODE_USED, RESET = "codes_made", "code_used", "reset"
LINKED, UNLINKED = "linked", "unlinked"
DIRECTORY_ON, DIRECTORY_OFF = "directory_on", "directory_off"
HAPPENED: dict[str, _StrOrPromise] = {
    APP_ADDED: gettext_lazy("Has añadido una aplicación de códigos para entrar."),
    APP_REMOVED: gettext_lazy("Has quitado la aplicación de códigos."),
    PASSKEY_ADDED: gettext_lazy("Has añadido una llave de acceso."),
    PASSKEY_REMOVED: gettext_lazy("Has quitado una llave de acceso."),
    CODES_MADE: gettext_lazy("Has hecho códigos de recuperación nuevos; los de antes ya no valen."),
    CODE_USED: gettext_lazy("Se ha entrado con uno de tus códigos de recuperación."),
    RESET: gettext_lazy(
        "Se ha quitado tu segundo paso para que puedas volver a entrar; te pediremos otro si hace falta."
    ),
    LINKED: gettext_lazy("Una cuenta de otro servicio abre desde ahora la tuya."),
    UNLINKED: gettext_lazy("Una cuenta de otro servicio ya no abre la tuya."),
    DIRECTORY_ON: gettext_lazy(
        "Desde ahora entras con la contraseña del directorio de tu empresa; la que tuvieras aquí ya no vale."
    ),
    DIRECTORY_OFF: gettext_lazy(
        "Ya no entras con la contraseña del directorio de tu empresa, sino con una de aquí: elígela con el enlace "
        "que va en otro correo."
    ),
}


def factor_changed(
    person: Person,
    what: str,
    at: datetime,
    *,
    by: Actor | None = None,
    left: int | None = None,
    account: str = "",
) -> None:
    """How they come in is another. `by`: who else did it; `left`: recovery codes that remain; `account`: which one."""
    write_letter(
        key=f"factor:{person.pk}:{what}:{at.isoformat()}",
        to=recipient(person),
        template="people/mail/factor_changed",
        context={
            "person": person,
            "happened": HAPPENED[what],
            "at": at,
            "by": by,
            "left": left,
            "account": account,
        },
    )
