import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.documents import PNG
from ventanilla.domain.provider import house
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.doors.shared.brand import brand_address


@pytest.fixture
def provider(db):
    """The row, written past the verbs as another process would: `provider(colour="#aa3300")`."""

    def write(**facts):
        Provider.objects.update_or_create(pk=THE_ONE, defaults=facts)

    return write


def test_the_brands_colour_reaches_the_stylesheet_and_may_be_kept(client, settings):
    answer = client.get(brand_address("brand_css"))

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/css")
    assert f"--brand-raw:{settings.ENV.brand_colour}" in answer.text
    assert "immutable" in answer["Cache-Control"]


def test_the_favicon_is_the_initial_and_can_do_nothing(client):
    answer = client.get(brand_address("favicon"))

    assert answer["Content-Type"] == "image/svg+xml"
    assert ">N</text>" in answer.text
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_the_rows_logo_is_the_favicon_and_can_do_nothing(client, provider):
    provider(logo=PNG, logo_kind="image/png")
    house.forget()

    answer = client.get(reverse("favicon"))

    assert answer.content == PNG
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


def test_an_address_without_its_mark_is_asked_for_again(client, db):
    assert client.get(reverse("favicon"))["Cache-Control"] == "no-cache"
    assert client.get(f"{reverse('brand_css')}?v=another")["Cache-Control"] == "no-cache"


def test_who_heard_of_a_new_colour_before_this_process_gets_the_new_one(client, provider):
    before = brand_address("brand_css")
    provider(colour="#aa3300")
    house.forget()
    house.the_house()
    after = brand_address("brand_css")
    house.know(Provider(pk=THE_ONE))

    answer = client.get(after)

    assert before != after
    assert "--brand-raw:#aa3300" in answer.text
    assert "immutable" in answer["Cache-Control"]


def test_what_this_process_knows_costs_no_statement(client, db):
    address = brand_address("favicon")

    with CaptureQueriesContext(connection) as captured:
        client.get(address)
        client.get("/acceso/")

    assert len(captured) == 0


@pytest.mark.parametrize("name", ["brand_css", "favicon"])
def test_nothing_is_changed_through_the_brand(client, name):
    assert client.post(reverse(name)).status_code == 405
