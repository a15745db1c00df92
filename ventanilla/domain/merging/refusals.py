"""When two customers are not made one. Each refusal says what to do about it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.tax_id import tidy
from ventanilla.domain.customers.actions.contacts import MOST_CONTACTS
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership
from ventanilla.domain.privacy.models import Hold


def are_of_two(kept: Customer, gone: Customer) -> bool:
    """Their tax ids are known, and not the same."""
    one, other = tidy(kept.tax_id), tidy(gone.tax_id)
    return bool(one and other and one != other)


def refuse_merge(kept: Customer, gone: Customer, *, code: str, is_other_number_meant: bool) -> None:
    """Raises Refused. Both rows are held."""
    refuse_pair(kept, gone)
    if " ".join(code.split()).upper() != gone.code.upper():
        raise Refused(
            _("Escribe %(code)s, el código del que desaparece.") % {"code": gone.code}, field="code"
        )
    if are_of_two(kept, gone) and not is_other_number_meant:
        raise Refused(
            _("Sus CIF son distintos: serán dos empresas. Si de verdad son la misma, márcalo."),
            field="is_other_number_meant",
        )


def refuse_pair(kept: Customer, gone: Customer) -> None:
    """Raises Refused for what no confirmation changes: the page says it before anybody has typed anything."""
    if kept.pk == gone.pk:
        raise Refused(_("Es el mismo cliente."))
    for one in (kept, gone):
        if one.merged_into_id:
            raise Refused(_("%(name)s ya se fusionó con otro cliente.") % {"name": one.name})
    if not kept.is_active:
        raise Refused(_("El que se queda ya no es cliente: reactívalo antes, o que se quede el otro."))
    if are_of_two(kept, gone) and gone.invoices.exists():
        raise Refused(
            _("El que desaparece tiene facturas a nombre de otro CIF: son de otra empresa y no se mueven.")
        )
    _refuse_ungoverned(kept, gone)
    _refuse_clashes(kept, gone)


def _refuse_ungoverned(kept: Customer, gone: Customer) -> None:
    govern = Membership.objects.alive().filter(is_access_manager=True)
    if govern.filter(customer=gone).exists() and not govern.filter(customer=kept).exists():
        raise Refused(
            _("En el que se queda nadie gestiona los accesos, y en el otro sí: que se quede el otro.")
        )
    people = Membership.objects.kept().filter(customer__in=(kept, gone)).values("person").distinct().count()
    if people > MOST_CONTACTS:
        raise Refused(_("Una empresa puede tener %(most)s contactos como mucho.") % {"most": MOST_CONTACTS})


def _refuse_clashes(kept: Customer, gone: Customer) -> None:
    holds = Hold.objects.standing().filter(customer__in=(kept, gone))
    if holds.count() > 1:
        raise Refused(
            _("Los dos tienen un bloqueo: levantad el de uno, y que el otro diga por qué por los dos.")
        )
    waiting = AccessRequest.objects.filter(state=AccessRequest.State.WAITING)
    both = waiting.filter(customer=gone, email__in=waiting.filter(customer=kept).values("email")).first()
    if both:
        raise Refused(
            _("En los dos se pide que entre %(email)s: que se decida antes en uno.") % {"email": both.email}
        )
