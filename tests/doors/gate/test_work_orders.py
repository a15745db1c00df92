"""What who has not come in can do with a work order: compare its paper, and sign it by the link they were sent."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.snapshot import snapshot
from tests.work_papers import an_order, signed, typed
from ventanilla.core.errors import Refused
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Link
from ventanilla.domain.workorders.actions.links import ask_signature, signers_of
from ventanilla.domain.workorders.models import Objection, Signature, WorkOrder
from ventanilla.domain.workorders.paper.rendering import address_of


@pytest.fixture
def order(cast) -> WorkOrder:
    return an_order(cast)


def link_to(order: WorkOrder, cast) -> str:
    ask_signature(order, cast.lucia, by=cast.marta)
    letter = Letter.objects.order_by("pk").last()
    return re.search(r"/firmar/[\w-]+/", letter.text)[0]


def test_the_page_of_the_paper_tells_nothing_private(client, cast, order):
    page = client.get(reverse("gate:work_order_check", args=[order.code]))

    words = page.content.decode()
    assert address_of(order).endswith(reverse("gate:work_order_check", args=[order.code]))
    assert order.number in words
    assert order.document_sha256 in words
    for told in ("Aurora", "Lucía", "Marta", "disco", "Disco", "SAS", "C0142"):
        assert told not in words
    assert client.get(reverse("gate:work_order_check", args=["nada"])).status_code == 404
    draft = WorkOrder.objects.create(
        customer=cast.aurora,
        technician=cast.marta,
        created_by=cast.marta,
        subject="x",
        created_at=now(),
        dated_at=now(),
    )
    assert client.get(reverse("gate:work_order_check", args=[draft.code])).status_code == 404


def test_a_file_is_compared_without_scripts(client, cast, order):
    place, paper = reverse("gate:work_order_check", args=[order.code]), order.document.path.read_bytes()

    def told(content: bytes) -> list[bool]:
        page = client.post(place, {"file": io.BytesIO(content)}).content.decode()
        return ["hidden" not in one for one in re.findall(r"<div data-hash-(?:same|other)([^>]*)>", page)]

    assert told(paper) == [True, False, False]
    assert told(paper + b" ") == [False, False, True]
    assert "Elige primero" in client.post(place).content.decode()


def test_the_link_signs_once_and_looking_at_it_does_nothing(client, cast, order):
    place = link_to(order, cast)
    before = snapshot()

    pages = [client.get(place) for _look in range(2)]

    assert [one.status_code for one in pages] == [200, 200]
    assert "Disco nuevo" in pages[0].content.decode()
    assert snapshot() == before
    paper = client.get(f"{place}pdf/")
    assert b"".join(paper.streaming_content) == order.document.path.read_bytes()
    assert client.post(place, typed(order, strokes="")).status_code == 422
    assert client.post(place, typed(order)).status_code == 200
    signature = Signature.objects.get()
    assert (signature.way, signature.contact) == ("link", cast.lucia)
    assert client.get(place).status_code == 404
    assert client.post(place, typed(order)).status_code == 404
    assert signed(order).signed_document is not None


def test_the_link_takes_a_reason_instead(client, cast, order):
    place = link_to(order, cast)

    assert client.get(f"{place}reparo/").status_code == 200
    assert client.post(f"{place}reparo/", {"reason": ""}).status_code == 422
    assert client.post(f"{place}reparo/", {"reason": "No vino nadie"}).status_code == 200

    assert Objection.objects.get().reason == "No vino nadie"
    assert client.get(place).status_code == 404


def test_a_link_dies_with_its_time_its_successor_and_the_right_of_its_owner(client, cast, order):
    first = link_to(order, cast)
    second = link_to(order, cast)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200

    cast.lucia.rights = {}
    cast.lucia.save(update_fields=["rights"])
    assert client.get(second).status_code == 404
    assert signers_of(order) == []
    for other in (cast.lucia, cast.oscar):
        with pytest.raises(Refused):
            ask_signature(order, other, by=cast.marta)
    cast.lucia.rights = {"work_orders": "manage"}
    cast.lucia.save(update_fields=["rights"])
    Link.objects.update(expires_at=now() - timedelta(seconds=1))
    assert client.get(second).status_code == 404
