import pytest
from django.urls import reverse

from ventanilla.doors.shared.brand import brand_address


def test_the_brands_colour_reaches_the_stylesheet_and_may_be_kept(client, settings):
    answer = client.get(brand_address("brand_css"))

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/css")
    assert f"--brand-raw:{settings.ENV.brand_colour}" in answer.text
    assert "immutable" in answer["Cache-Control"]


def test_the_favicon_is_the_initial_and_can_do_nothing(client):
    answer = client.get(reverse("favicon"))

    assert answer["Content-Type"] == "image/svg+xml"
    assert ">N</text>" in answer.text
    assert answer["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize("name", ["brand_css", "favicon"])
def test_nothing_is_changed_through_the_brand(client, name):
    assert client.post(reverse(name)).status_code == 405
