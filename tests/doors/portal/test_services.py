"""Services and renewals as contacts see them: what each state says, and what a press does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.renewals.models import Decision, Interest


@pytest.fixture
def contracts(cast):
    """One that holds, one that ends soon, one that has ended, and a service without."""
    found = []
    for number, left in enumerate((300, 20, -5)):
        service = add_service(Offer(name=f"Servicio {number}"), by=cast.ivan)
        ends = localdate() + timedelta(days=left)
        terms = Terms(number=f"C{number}", renewing="express")
        starts = ends - timedelta(days=364)
        found.append(add_contract(cast.aurora, service, terms, by=cast.ivan, starts_on=starts, ends_on=ends))
    add_service(Offer(name="Videovigilancia"), by=cast.ivan)
    add_service(Offer(name="A medida de otro", is_visible=False), by=cast.ivan)
    return found


def test_each_tile_says_how_it_stands_in_words(sign_in, cast, contracts):
    page = sign_in(cast.lucia).get("/servicios/").content.decode()

    order = [
        page.index(f">{word}</span>") for word in ("Vencido", "Vence pronto", "Contratado", "No contratado")
    ]
    assert order == sorted(order)
    assert "A medida de otro" not in page
    assert "Solicitar información" in page
    assert "Videovigilancia" in sign_in(cast.lucia).get("/servicios/?ver=otros").content.decode()


def test_who_may_only_look_is_offered_nothing_to_press(sign_in, cast, contracts):
    Membership.objects.filter(pk=cast.pedro.pk).update(rights={"services": "view", "renewals": "view"})
    pedro = sign_in(cast.pedro)

    assert "Solicitar información" not in pedro.get("/servicios/").content.decode()
    assert 'name="choice"' not in pedro.get(f"/renovaciones/{contracts[1].pk}/").content.decode()
    assert pedro.post(f"/renovaciones/{contracts[1].pk}/decidir/", {"choice": "renew"}).status_code == 403
    assert pedro.get(f"/servicios/{contracts[1].service_id}/informacion/").status_code == 403


def test_seen_asked_and_decided(sign_in, cast, contracts):
    lucia, soon = sign_in(cast.lucia), contracts[1]
    free = Service.objects.get(name="Videovigilancia")
    assert f"/servicios/{free.pk}/visto/" in lucia.get(f"/servicios/{free.pk}/").content.decode()
    lucia.post(f"/servicios/{free.pk}/visto/")
    assert Interest.objects.get().asked_at is None

    asked = lucia.post(f"/servicios/{free.pk}/informacion/", {"note": "¿Cuánto?"})
    stale = lucia.post(f"/renovaciones/{soon.pk}/decidir/", {"choice": "renew", "period": 0})
    told = {"choice": "decline", "period": soon.periods.get().pk, "seen": 1, "note": "Ya no"}
    decided = lucia.post(f"/renovaciones/{soon.pk}/decidir/", told)

    assert asked.url == f"/incidencias/{Interest.objects.get().ticket_id}/"
    assert (stale.status_code, decided.status_code) == (409, 302)
    assert "No se renueva" in lucia.get("/renovaciones/").content.decode()
    assert "Vence pronto" in lucia.get("/inicio/").content.decode()  # the one that has ended still waits
    assert Decision.objects.get().decided_by == cast.lucia
    desk = sign_in(cast.ivan).get("/escritorio/contratos/interes/").content.decode()
    assert "Videovigilancia" in desk
