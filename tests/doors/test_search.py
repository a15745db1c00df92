"""Looking for things at both doors: what is shown, to whom, and how one goes on."""

from __future__ import annotations

import html
import io
import re
from urllib.parse import quote_plus

import pytest

from tests.cast import a_ticket
from tests.documents import PNG
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Message, Ticket

PORTAL, DESK = "/buscar/", "/escritorio/buscar/"


def page_of(browser, address: str, **asked: object) -> str:
    answer = browser.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def tickets_in(page: str) -> list[int]:
    """In the order in which they stand there."""
    return [
        int(number) for number in re.findall(r'<a class="t" href="/(?:escritorio/)?incidencias/(\d+)/', page)
    ]


@pytest.fixture
def house(cast):
    """Talk about plums, at both customers; with a note about a canary."""
    plums = a_ticket(
        cast.lucia, subject="Ciruelas <b>verdes</b>", message="Las ciruelas están & siguen verdes."
    )
    pears = a_ticket(cast.pedro, subject="Peras", message="Unas peras, y al final una ciruela madura.")
    theirs = a_ticket(cast.oscar, subject="Ciruelas de la clínica")
    add_note(plums, "Canario: ciruelas de la competencia.", by=cast.marta)
    rebuild()
    return {"plums": plums.pk, "pears": pears.pk, "theirs": theirs.pk}


def test_the_customer_finds_their_own_newest_first_with_the_words_marked(cast, sign_in, house):
    page = page_of(sign_in(cast.lucia), PORTAL, q="ciruela")

    assert tickets_in(page) == [house["pears"], house["plums"]]
    assert "<mark>Ciruelas</mark> &lt;b&gt;verdes&lt;/b&gt;" in page
    assert "Las <mark>ciruelas</mark> están &amp; siguen verdes." in page
    assert "una <mark>ciruela</mark> madura" in page


def test_the_desk_finds_everybodys_and_says_what_is_a_note(cast, sign_in, house):
    page = page_of(sign_in(cast.marta), DESK, q="ciruelas competencia")

    assert tickets_in(page) == [house["plums"]]
    assert "Nota interna:" in page
    assert "<mark>competencia</mark>" in page
    assert tickets_in(page_of(sign_in(cast.marta), DESK, q="ciruela")) == [
        house["theirs"],
        house["pears"],
        house["plums"],
    ]


@pytest.mark.parametrize(
    "words", ["canario", "canari", "competencia", "ciruelas competencia", "ciruelas comp"]
)
def test_no_page_and_no_suggestion_of_a_customer_knows_of_a_note(cast, sign_in, house, words):
    for who in (cast.lucia, cast.pedro, cast.oscar):
        page = page_of(sign_in(who), PORTAL, q=words)
        offered = page_of(sign_in(who), PORTAL + "sugerencias/", q=words)

        assert tickets_in(page) == []
        assert "Ninguna incidencia con" in page
        assert 'data-told="Sin sugerencias"' in offered
        not_typed = page.replace(words, "").replace(quote_plus(words), "") + offered
        assert not re.search("canario|competencia", not_typed.lower())


def test_an_excerpt_is_of_the_text_as_it_is_now(cast, sign_in, house):
    Message.objects.filter(ticket=house["pears"]).update(body="Ya no pone nada.")

    page = page_of(sign_in(cast.lucia), PORTAL, q="ciruela")

    assert "madura" not in page
    assert "Ya no pone nada." in page


def test_a_number_comes_first_whatever_else_speaks_of_it(cast, sign_in, house):
    a_ticket(cast.lucia, subject=f"Sigue lo de la {house['plums']}")
    rebuild()

    for words in (house["plums"], f"#{house['plums']}"):
        for who, address in ((cast.lucia, PORTAL), (cast.marta, DESK)):
            found = tickets_in(page_of(sign_in(who), address, q=words))
            assert found[0] == house["plums"]
            assert len(found) == 2


def test_the_state_narrows_and_stays_in_the_address(cast, sign_in, house):
    resolve(Ticket.objects.get(pk=house["plums"]), "Ya maduraron.", by=cast.marta)
    rebuild()
    lucia = sign_in(cast.lucia)

    assert tickets_in(page_of(lucia, PORTAL, q="ciruela", estado="abiertas")) == [house["pears"]]
    assert tickets_in(page_of(lucia, PORTAL, q="ciruela", estado="completadas")) == [house["plums"]]
    assert tickets_in(page_of(lucia, PORTAL, q="ciruela", estado="ninguna")) == [
        house["pears"],
        house["plums"],
    ]
    assert "?q=ciruela&amp;estado=abiertas" in page_of(lucia, PORTAL, q="ciruela")


@pytest.mark.parametrize("door", ["portal", "desk"])
def test_one_goes_on_to_the_older_ones_without_losing_any(cast, sign_in, door):
    opened = [a_ticket(cast.lucia, subject="Nísperos").pk for _number in range(60)]
    rebuild()
    browser = sign_in(cast.lucia if door == "portal" else cast.marta)
    address = (PORTAL if door == "portal" else DESK) + "?q=n%C3%ADsperos"

    seen, pages = [], 0
    while address:
        page = browser.get(address).content.decode()
        seen += tickets_in(page)
        link = re.search(r'rel="next" href="([^"]+)"', page)
        address, pages = html.unescape(link[1]) if link else "", pages + 1

    assert seen == opened[::-1]
    assert pages == 3


def test_people_are_found_by_whoever_may_know_them(cast, sign_in, house):
    Person.objects.filter(pk=cast.pedro.person_id).update(phone="964 12 34 56")
    rebuild()

    for words in ("pedro", "ped", "sanz pe", "964123456", "pedro@aurora-pruebas.example"):
        assert "pedro@aurora-pruebas.example" in html.unescape(
            re.sub("</?mark>", "", page_of(sign_in(cast.lucia), PORTAL, q=words))
        ).replace(f'value="{words}"', ""), words
        assert "pedro@" in re.sub("</?mark>", "", page_of(sign_in(cast.marta), DESK, q=words)), words
    for stranger in (cast.pedro, cast.nuria, cast.teo, cast.oscar):
        assert "mailto:" not in page_of(sign_in(stranger), PORTAL, q="pedro")


def test_who_has_left_is_found_no_more(cast, sign_in, house):
    Membership.objects.filter(pk=cast.pedro.pk).update(is_active=False)
    Customer.objects.filter(pk=cast.ribera.pk).update(is_active=False)

    assert "mailto:" not in page_of(sign_in(cast.lucia), PORTAL, q="pedro")
    assert "cliente=" not in page_of(sign_in(cast.marta), DESK, q="ribera")


def test_customers_are_found_by_all_that_is_written_on_an_invoice(cast, sign_in):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="B12345674", phone="976 555 087")
    rebuild()
    marta = sign_in(cast.marta)

    for words in (
        "aurora",
        "auro",
        "C0142",
        "c01",
        "B12345674",
        "b-12345674",
        "12345674",
        "976 555 087",
        "talleres aurora s.l.",
    ):
        assert f'href="/escritorio/clientes/{cast.aurora.pk}/"' in page_of(marta, DESK, q=words), words
    assert "/clientes/" not in page_of(sign_in(cast.lucia), PORTAL, q="aurora")


def test_a_file_is_found_by_its_name(cast, sign_in, house):
    file = store_file("plano-nave.png", io.BytesIO(PNG), len(PNG), owner=f"contact:{cast.lucia.pk}")
    reply(Ticket.objects.get(pk=house["plums"]), "Va.", by=cast.lucia, files=[file])
    rebuild()

    page = page_of(sign_in(cast.lucia), PORTAL, q="planos nave")

    assert tickets_in(page) == [house["plums"]]
    assert "<mark>plano</mark>-<mark>nave</mark>.png" in page


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "Escribe una palabra"),
        ({"q": "   "}, "Escribe una palabra"),
        ({"q": "de la"}, "no se puede buscar"),
        ({"q": '"'}, "no se puede buscar"),
        ({"q": "zanahoria"}, "Ninguna incidencia con"),
        ({"q": "zanahoria", "estado": "abiertas"}, "Buscar en todas"),
        ({"q": "zanahoria", "after": "3"}, "No hay más incidencias"),
        ({"q": "zanahoria", "after": "x"}, "Ninguna incidencia con"),
        ({"q": "a\0b <script>"}, "Ninguna incidencia con"),
    ],
)
def test_what_cannot_be_found_is_said(cast, sign_in, house, asked, says):
    page = page_of(sign_in(cast.lucia), PORTAL, **asked)

    assert says in page
    assert "<script>" not in page


def test_who_may_look_nowhere_is_told_why(cast, sign_in, house):
    page = page_of(sign_in(cast.teo), PORTAL, q="ciruela")

    assert "Tus permisos no incluyen" in page
    assert 'role="search"' not in page.split("<main", 1)[1]


def test_the_box_stands_on_every_page_and_needs_no_script(cast, sign_in, house):
    for who, address, action in ((cast.lucia, "/inicio/", PORTAL), (cast.marta, "/escritorio/", DESK)):
        page = page_of(sign_in(who), address)

        assert f'role="search" action="{action}"' in page
        assert re.search(r'<input type="search" id="search" name="q"', page)


def test_suggestions_are_few_and_say_how_many_they_are(cast, sign_in):
    for number in range(12):
        a_ticket(cast.lucia, subject=f"Pedido de nísperos {number}")
    rebuild()

    for who, address in ((cast.lucia, PORTAL), (cast.marta, DESK)):
        page = page_of(sign_in(who), address + "sugerencias/", q="ped")
        options = page.count('role="option"')
        assert 2 <= options <= 8
        assert f'data-told="{options} sugerencias"' in page
        assert "<mark>Pedido</mark> de nísperos 11" in page
        assert 'data-told="Sin sugerencias"' in page_of(sign_in(who), address + "sugerencias/", q="zzz")


@pytest.mark.parametrize(
    "words",
    [
        "impresora' OR 1=1 --",
        "NEAR(a b)",
        "public:x",
        "{internal} : canario",
        "a* b*",
        "'; DROP TABLE x",
        "%s",
        "$1",
        "(((",
        "\\",
    ],
)
def test_signs_are_only_signs(cast, sign_in, house, words):
    for who, address in ((cast.lucia, PORTAL), (cast.marta, DESK)):
        for place in (address, address + "sugerencias/"):
            page_of(sign_in(who), place, q=words)
            page_of(sign_in(who), place, q=f"ciruela {words}")
