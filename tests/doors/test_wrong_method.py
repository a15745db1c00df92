from __future__ import annotations

from django.urls import reverse


def test_an_address_that_only_takes_forms_says_so_when_it_is_opened_by_itself(sign_in, cast, vpn_ticket):
    answer = sign_in(cast.lucia).get(reverse("portal:rate", args=[vpn_ticket.number]))

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Aquí no hay nada que ver" in answer.content.decode()
