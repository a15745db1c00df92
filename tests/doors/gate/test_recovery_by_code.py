"""Coming in again by client code and tax id: they say which company it is, and prove nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import PASSWORD
from ventanilla.domain.customers.actions.recovery import PER_CUSTOMER, customer_of
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Link
from ventanilla.doors.gate.recovery import PER_CODE

ASK = "/acceso/recuperar/"
CIF, OTHER_CIF = "B50123454", "B50999994"


@pytest.fixture
def aurora(cast) -> Customer:
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id=CIF, phone="976 000 111")
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id=OTHER_CIF)
    return Customer.objects.get(pk=cast.aurora.pk)


def ask(code: str = "C0142", tax_id: str = CIF, email: str = "", browser: Client | None = None):
    return (browser or Client()).post(ASK, {"code": code, "tax_id": tax_id, "email": email})


def written() -> list[str]:
    run_due_jobs()
    return sorted(Letter.objects.values_list("to_address", flat=True))


def without_tokens(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[\w-]+"', "", answer.content.decode())


@pytest.mark.parametrize(
    ("code", "tax_id"),
    [("C0142", CIF), (" c-0142 ", "b-50.123.454"), ("c 0142", "ES B50123454"), ("C.0142", "b50123454 ")],
)
def test_however_they_are_written(aurora, code, tax_id):
    assert customer_of(code, tax_id) == aurora


@pytest.mark.parametrize(
    ("code", "tax_id"), [("C0142", OTHER_CIF), ("C0207", CIF), ("", CIF), ("C0142", ""), ("---", CIF)]
)
def test_both_must_be_of_the_same_company(aurora, code, tax_id):
    assert customer_of(code, tax_id) is None


def test_whatever_is_typed_the_answer_is_the_same(aurora, cast, django_assert_max_num_queries):
    answers = []
    for typed in (
        {}, {"code": "C9999"}, {"tax_id": OTHER_CIF}, {"email": cast.pedro.person.email},
        {"email": "nadie@pruebas.example"}, {"code": "C0207", "email": cast.pedro.person.email},
    ):  # fmt: skip
        with django_assert_max_num_queries(20):
            answers.append(ask(**typed))

    assert {one.status_code for one in answers} == {200}
    assert len({without_tokens(one) for one in answers}) == 1
    assert not Letter.objects.exists(), "the worker finds out, not the page"


def test_the_contact_whose_address_was_typed_gets_a_link(aurora, cast):
    ask(email=cast.pedro.person.email.upper())

    assert written() == [cast.pedro.person.email]
    assert Link.objects.get().person == cast.pedro.person
    assert Entry.objects.get(verb="recovery.asked").details["to"] == "contact"


def test_without_one_the_access_managers_get_it_with_who_may_come_in(aurora, cast):
    ask()

    assert written() == [cast.lucia.person.email]
    text = Letter.objects.get().text
    assert cast.pedro.person.email in text
    assert cast.oscar.person.email not in text
    token = re.search(r"/acceso/clave/([\w-]+)/", text)[1]
    browser = Client()
    browser.post(f"/acceso/clave/{token}/", {"password": "otra-frase-muy-larga"})
    assert not Client().login(email=cast.lucia.person.email, password=PASSWORD)


@pytest.mark.parametrize(
    "email", ["oscar@ribera-pruebas.example", "marta@norte-pruebas.example", "otro@x.example"]
)
def test_an_address_that_is_not_of_the_company_gets_nothing(aurora, cast, email):
    ask(email=email)

    assert written() == [cast.lucia.person.email]


def test_a_company_without_managers_is_told_to_those_who_run_the_service(aurora, cast):
    Membership.objects.filter(customer=aurora).update(is_access_manager=False)
    ask()
    ask()

    assert written() == [cast.elena.person.email, cast.ivan.person.email]
    assert "976 000 111" in Letter.objects.first().text
    assert not Link.objects.exists()


def test_who_is_no_company_of_ours_gets_no_letter_and_no_line(aurora):
    ask(code="C9999")
    Customer.objects.filter(pk=aurora.pk).update(is_active=False)
    ask()

    assert written() == []
    assert not Entry.objects.filter(verb="recovery.asked").exists()


def test_a_slip_of_the_finger_is_said_before_anybody_looks(aurora):
    known, unknown = ask(tax_id="B50123455"), ask(code="C9999", tax_id="B50123455")

    assert known.status_code == unknown.status_code == 422
    assert "cuadra" in known.content.decode()


def test_one_code_is_asked_for_so_often_whether_or_not_it_is_one(aurora):
    known = [ask().status_code for _try in range(PER_CODE.at_once + 1)]
    unknown = [ask(code="C9999").status_code for _try in range(PER_CODE.at_once + 1)]

    assert known == unknown == [200] * PER_CODE.at_once + [429]
    assert len(written()) == PER_CUSTOMER.at_once
