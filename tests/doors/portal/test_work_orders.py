"""Partes in the portal: who sees them, that the papers are the archived bytes, signing on the screen and objecting."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.work_papers import STROKES, an_order, signed, typed
from ventanilla.core.pictures import picture_in
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.workorders.actions.issuing import annex
from ventanilla.domain.workorders.models import Signature, Status, WorkOrder


@pytest.fixture
def order(cast) -> WorkOrder:
    return an_order(cast)


def bytes_of(answer) -> bytes:
    return b"".join(answer.streaming_content)


def may(member: Membership, right: str) -> Membership:
    member.rights = {**member.rights, "work_orders": right}
    member.save(update_fields=["rights"])
    return member


def test_what_was_done_is_told_and_what_is_ours_is_not(cast, sign_in):
    order = an_order(cast, ticket=a_ticket(cast.lucia))
    an_order(cast, subject="Otra cosa", is_archived=False)
    lucia = sign_in(cast.lucia)

    page = lucia.get(reverse("portal:work_order", args=[order.pk])).content.decode()

    for told in (
        "Disco nuevo",
        "Desplazamiento",
        "Marta Solís",
        "no facturable",
        "Disco SAS",
        "2 h",
        "Se cambia",
        "Firmar",
    ):
        assert told in page
    assert "SOLO PARA NOSOTROS" not in page
    on_ticket = lucia.get(reverse("portal:ticket", args=[order.ticket_id])).content.decode()
    assert order.number in on_ticket
    home = lucia.get(reverse("portal:home")).content.decode()
    assert reverse("portal:work_order_sign", args=[order.pk]) in home


def test_on_a_ticket_only_who_may_see_work_orders_reads_of_them(cast, sign_in):
    """Whoever looked before them, and whatever they may."""
    order = an_order(cast, ticket=a_ticket(cast.lucia))
    page = reverse("portal:ticket", args=[order.ticket_id])
    for right, told in ((None, False), ("view", True), (None, False)):
        may(cast.lucia, right)

        assert (order.number in sign_in(cast.lucia).get(page).content.decode()) == told


def test_the_list_narrows_by_year_state_and_number(cast, sign_in):
    first, second = an_order(cast, is_archived=False), an_order(cast, subject="La copia", is_archived=False)
    WorkOrder.objects.filter(pk=second.pk).update(status=Status.SIGNED)
    lucia, place = sign_in(cast.lucia), reverse("portal:work_orders")

    def shown(**asked: str) -> list[bool]:
        page = lucia.get(place, asked).content.decode()
        return [f">{one.number}<" in page for one in (first, second)]

    assert shown() == [True, True]
    assert shown(estado="signed") == [False, True]
    assert shown(q=first.number) == [True, False]
    assert shown(q=str(second.sequence)) == [False, True]
    assert shown(q="copia", ano=str(second.year)) == [False, True]
    assert shown(ano="2001") == [False, False]
    assert shown(q="\0'%", estado="draft", ano="x", after="~~") == [False, False]
    page = lucia.get(place).content.decode()
    assert '<span class="count">1</span>' in page
    assert ">Firmados<" in page, "a chip is of many"


def test_who_may_not_gets_a_padlock_and_a_stranger_nothing(cast, sign_in, order):
    draft = annex(order, by=cast.marta)
    for route, more in (
        ("work_order", []),
        ("work_order_paper", ["parte"]),
        ("work_order_sign", []),
        ("work_order_object", []),
    ):
        address = reverse(f"portal:{route}", args=[order.pk, *more])

        assert sign_in(cast.pedro).get(address).status_code == 403
        assert sign_in(cast.oscar).get(address).status_code == 404
        assert sign_in(cast.lucia).get(address.replace(f"/{order.pk}/", f"/{draft.pk}/")).status_code == 404
    assert "Partes" in sign_in(cast.pedro).get(reverse("portal:work_orders")).content.decode()
    assert sign_in(may(cast.teo, "view")).get(address).status_code == 403


def test_the_paper_is_the_archived_one_and_each_download_leaves_its_line(cast, sign_in, order):
    lucia = sign_in(cast.lucia)

    answer = lucia.get(reverse("portal:work_order_paper", args=[order.pk, "parte"]))

    assert bytes_of(answer) == order.document.path.read_bytes()
    assert "attachment" in answer["Content-Disposition"]
    assert (
        Entry.objects.filter(verb="file.downloaded", actor_kind="contact", actor_id=cast.lucia.pk).count()
        == 1
    )
    for which in ("firmado", "otro"):
        assert lucia.get(reverse("portal:work_order_paper", args=[order.pk, which])).status_code == 404


def test_a_drawn_signature_is_kept_as_strokes_and_as_a_picture(cast, sign_in, order):
    lucia, place = sign_in(cast.lucia), reverse("portal:work_order_sign", args=[order.pk])
    assert order.document_sha256 in lucia.get(place).content.decode()

    answers = [lucia.post(place, typed(order)) for _press in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    signature = Signature.objects.select_related("image").get()
    assert signature.strokes == STROKES
    assert picture_in(signature.image.path.read_bytes()).kind == "image/png"
    assert (signature.way, signature.contact, signature.tax_id) == ("portal", cast.lucia, "00000000T")
    assert signature.device_time is not None
    assert signature.shown_sha256 == order.document_sha256
    order = signed(order)
    page = lucia.get(reverse("portal:work_order", args=[order.pk])).content.decode()
    assert 'class="signature"' in page
    answer = lucia.get(reverse("portal:work_order_paper", args=[order.pk, "firmado"]))
    assert bytes_of(answer) == order.signed_document.path.read_bytes()


def test_a_name_is_enough_without_scripts(cast, sign_in, order):
    lucia, place = sign_in(cast.lucia), reverse("portal:work_order_sign", args=[order.pk])

    nothing = lucia.post(place, typed(order, strokes="", device_time="ayer"))
    wrong = lucia.post(place, typed(order, strokes='[[["x"]]]', tax_id="00000000A"))
    other = lucia.post(place, typed(order, shown="0" * 64))
    signing = lucia.post(place, typed(order, strokes="", device_time="", by_name="on"))

    assert [one.status_code for one in (nothing, wrong, other, signing)] == [422, 422, 422, 302]
    signature = Signature.objects.get()
    assert (signature.strokes, signature.image, signature.device_time) == ([], None, None)
    assert "typed" in lucia.get(reverse("portal:work_order", args=[order.pk])).content.decode()


def test_who_does_not_agree_says_why_in_time(cast, sign_in, order):
    lucia, place = sign_in(cast.lucia), reverse("portal:work_order_object", args=[order.pk])
    other = an_order(cast, is_archived=False)
    detail = reverse("portal:work_order", args=[order.pk])

    assert lucia.post(place, {"reason": " "}).status_code == 422
    assert lucia.post(place, {"reason": "Fueron dos horas"}).status_code == 302
    assert "Fueron dos horas" in lucia.get(detail).content.decode()
    assert lucia.post(reverse("portal:work_order_sign", args=[other.pk]), typed(other)).status_code == 422
    late = WorkOrder(status="issued", customer=cast.aurora, issued_at=now() - timedelta(days=90))
    from ventanilla.domain.workorders.policy import may_object

    assert not may_object(cast.lucia, late, at=now())
