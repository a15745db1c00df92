"""Inicio tells each contact what waits for them, what ends and what came last, by their rights; the week's letter too."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import Cast
from tests.conftest import SignIn
from tests.doors.portal.reading import read
from tests.house.hours_estate import an_hour_bank
from tests.work_papers import an_order
from ventanilla.domain.customers.actions.keeping import switch_sections_off
from ventanilla.domain.customers.actions.preferences import want_summary
from ventanilla.domain.customers.models import SWITCHABLE
from ventanilla.domain.devices.actions.keeping import add_device
from ventanilla.domain.devices.facts import Facts
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.summaries.sending import send_weekly_summaries

HOME = reverse("portal:home")
TOLD = {
    "sign": "Si está bien, fírmalo", "decide": "Pasará de vuestras horas", "orders": "Últimos partes",
    "hours": "Quedan 8 h", "warranty": "Garantía hasta el",
}  # fmt: skip


def furnish(cast: Cast) -> None:
    """Work to sign, hours and more of them to approve, a warranty that ends; Ribera has the same."""
    for customer, word in ((cast.aurora, "Disco nuevo"), (cast.ribera, "canarioribera")):
        an_order(cast, customer=customer, subject=word, is_archived=False)
        an_hour_bank(cast, customer, f"Bono {word}")
        facts = Facts(name=f"Equipo {word}", warranty_until=localdate() + timedelta(days=20))
        add_device(customer, facts, by=cast.marta)


def test_everybody_reads_what_is_theirs_to_sign_to_decide_and_to_know(cast: Cast, sign_in: SignIn) -> None:
    with time_machine.travel("2026-11-27 17:00+01:00", tick=False):
        furnish(cast)
        pages = {
            who: read(sign_in(getattr(cast, who)), HOME).text for who in ("lucia", "pedro", "nuria", "teo")
        }
        assert {who: {name for name, words in TOLD.items() if words in page} for who, page in pages.items()} == {
            "lucia": set(TOLD), "pedro": {"warranty"}, "nuria": set(), "teo": set(),
        }  # fmt: skip
        assert not [who for who, page in pages.items() if "canarioribera" in page]
        assert "Esperan por ti" in pages["lucia"]
        assert "Esperan por ti" not in pages["pedro"]

    want_summary(cast.pedro, wanted=True, by=cast.pedro)
    Letter.objects.all().delete()
    with time_machine.travel("2026-11-30 08:00+01:00", tick=False):
        send_weekly_summaries.call()
        letter = Letter.objects.get(to_address=cast.lucia.person.email)
        words = ("1 parte por firmar", "pasará de vuestras horas", "Partes de la semana", "Horas que quedan")
        assert [one for one in words if one not in letter.text] == []
        assert "canarioribera" not in letter.text
        assert not Letter.objects.filter(to_address=cast.pedro.person.email).exists()

        switch_sections_off(cast.aurora, [one.value for one in SWITCHABLE], by=cast.ivan)
        bare = read(sign_in(cast.lucia), HOME).text
        assert [words for words in TOLD.values() if words in bare] == []
        assert "Para empezar" in bare
