"""Coming in with the password of a directory: Debian's slapd, over TLS, and everything that must not open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.test import Client

from tests.cast import PASSWORD
from tests.config.conftest import free_port
from tests.doors.gate.openldap import find_slapd
from tests.doors.gate.slapd import BASE, SEARCHER, SECRET, Slapd, slapd
from ventanilla.config.cli.doctor import elsewhere
from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people import directory
from ventanilla.domain.people.actions.directory import leave_directory, use_directory
from ventanilla.domain.people.actions.staff import change_role, let_go
from ventanilla.domain.people.models import Link, Person, Role

THEIRS = "la-clave-del-directorio"
MARTA, IVAN = "marta@norte-pruebas.example", "ivan@norte-pruebas.example"
SILENT = "el directorio de la empresa no responde"

pytestmark = pytest.mark.directory


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slapd]:
    _path, missing = find_slapd()
    if missing:
        pytest.skip(missing)
    people = {
        "marta": (MARTA, THEIRS), "ivan": (IVAN, THEIRS), "fuera": ("fuera@norte-pruebas.example", THEIRS),
        "doble": ("bruno@norte-pruebas.example", THEIRS), "doble2": ("bruno@norte-pruebas.example", THEIRS),
    }  # fmt: skip
    with slapd(tmp_path_factory.mktemp("slapd"), people) as found:
        yield found


@pytest.fixture
def configure(settings, server) -> Callable[..., None]:
    def as_told(**also: object) -> None:
        usual = {
            "ldap_host": "localhost", "ldap_port": server.tls_port, "ldap_security": "tls", "ldap_base": BASE,
            "ldap_ca": str(server.folder / "ca.pem"), "ldap_user": SEARCHER, "ldap_password": SECRET,
        }  # fmt: skip
        settings.ENV = replace(settings.ENV, **{**usual, **also})

    as_told()
    return as_told


@pytest.fixture
def marta(cast, configure):
    """Marta, whose password is the directory's."""
    return use_directory(cast.marta, by=cast.ivan)


def enter(email: str, password: str, **also: str) -> tuple[bool, str]:
    """Whether they are in, and what the page says."""
    browser = Client()
    answer = browser.post("/acceso/", {"login": email, "password": password, **also})
    return browser.get("/acceso/entrada/")["Location"] != "/acceso/", answer.content.decode()


def told(key: str) -> list[str]:
    return list(Letter.objects.filter(key__startswith=key).values_list("to_address", flat=True))


def test_the_password_of_the_directory_opens_and_no_other(marta):
    assert enter(MARTA.upper(), THEIRS)[0]
    for wrong in (PASSWORD, "otra", "", " ", "*", THEIRS + "\0", THEIRS.upper()):
        assert not enter(MARTA, wrong)[0], wrong
    assert not directory.is_their_password(MARTA, ""), "a bind without a password is no bind"
    assert told("factor:") == [MARTA]
    assert Entry.objects.get(verb="staff.directory").details == {"used": True}


@pytest.mark.parametrize("over", ["starttls", "none"])
def test_also_over_starttls_and_on_this_machine_without(marta, configure, server, over):
    configure(ldap_security=over, ldap_port=server.port)

    assert [enter(MARTA, THEIRS)[0], enter(MARTA, "otra")[0]] == [True, False]


@pytest.mark.parametrize("wrong", [
    {"ldap_ca": "other.pem"}, {"ldap_host": "127.0.0.1"}, {"ldap_security": "starttls", "ldap_ca": "other.pem"},
    {"ldap_security": "starttls", "ldap_host": "127.0.0.1"}, {"ldap_password": "otra"},
], ids=["authority", "name", "authority, starttls", "name, starttls", "searcher"])  # fmt: skip
def test_a_directory_that_is_not_ours_is_told_no_password(marta, configure, server, monkeypatch, wrong):
    asked: list[str] = []
    monkeypatch.setattr(directory, "_lets_in", lambda name, _password: asked.append(name))
    port = server.port if "ldap_security" in wrong else server.tls_port
    ca = server.folder / wrong.get("ldap_ca", "ca.pem")
    configure(**{**wrong, "ldap_ca": str(ca), "ldap_port": port})

    is_in, page = enter(MARTA, THEIRS)

    assert not is_in
    assert SILENT in page
    assert not asked


@pytest.mark.parametrize("email", [
    "fuera@norte-pruebas.example", "lucia@aurora-pruebas.example", "bruno@norte-pruebas.example", IVAN, "*",
    "*)(uid=marta", f"{MARTA})(|(uid=*", "uid=marta," + BASE,
])  # fmt: skip
def test_who_is_not_from_the_directory_does_not_come_in_by_it(marta, email):
    """Unknown here, a contact, a colleague who is there twice, one whose password is of here; and who plays with filters."""
    assert not enter(email, THEIRS)[0]


def test_an_address_that_is_there_twice_is_nobodys(cast, configure):
    use_directory(cast.bruno, by=cast.ivan)

    assert not enter(cast.bruno.person.email, THEIRS)[0]
    assert not directory.is_their_password("*", THEIRS)
    assert not directory.is_their_password(f"x)(mail={MARTA}", THEIRS)


def test_while_it_is_silent_a_password_of_here_opens_and_everybody_else_reads_the_same(
    marta, configure, settings
):
    assert [one.is_wrong for one in elsewhere(settings.ENV)] == [False]
    configure(ldap_port=free_port())
    assert [one.is_wrong for one in elsewhere(settings.ENV)] == [True]

    assert enter(IVAN, PASSWORD)[0]
    pages = [enter(email, "otra") for email in (MARTA, IVAN, "nadie@pruebas.example")]
    assert [is_in for is_in, _page in pages] == [False, False, False]
    assert all(SILENT in page for _is_in, page in pages)


def test_what_is_asked_about_nobody_is_what_is_asked_about_somebody(marta, monkeypatch):
    asked: list[str] = []

    class Counted(directory._Talk):
        def __init__(self, name: str, password: str) -> None:
            asked.append(name)
            super().__init__(name, password)

    monkeypatch.setattr(directory, "_Talk", Counted)
    for email in (MARTA, IVAN, "nadie@pruebas.example"):
        enter(email, "otra")

    assert [name == SEARCHER for name in asked] == [True, False] * 3
    assert [name.startswith("uid=") for name in asked[1::2]] == [True, False, False], (
        "nobody else's entry is tried"
    )


def test_guesses_are_counted_and_the_second_step_is_asked_for(marta):
    Person.objects.filter(pk=marta.person_id).update(has_second_factor=True)
    browser = Client()
    answer = browser.post("/acceso/", {"login": MARTA, "password": THEIRS})
    assert answer["Location"] == "/acceso/segundo-paso/"
    for _time in range(10):
        enter(MARTA, "otra")

    is_in, page = enter(MARTA, THEIRS)

    assert not is_in
    assert "Demasiados intentos" in page


def test_no_password_of_here_is_offered_to_them(marta, cast):
    for page in ("/acceso/olvido/", "/acceso/enlace/"):
        Client().post(page, {"email": MARTA})
    run_due_jobs()
    assert not Link.objects.filter(person=marta.person).exists()
    browser = Client()
    browser.post("/acceso/", {"login": MARTA, "password": THEIRS})
    new = "otra-frase-larga-y-nueva"
    typed = {"current": THEIRS, "password": new, "again": new}
    assert "se cambia allí" in browser.post("/cuenta/contrasena/", typed).content.decode()
    asked = browser.post("/cuenta/correo/", {"email": "otra@pruebas.example"})
    assert "te encuentra por tu correo" in asked.content.decode()
    confirmed = [browser.post("/cuenta/confirmar/", {"password": word}) for word in ("otra", THEIRS)]
    assert [answer.status_code for answer in confirmed] == [422, 302]


def test_from_the_page_of_the_person_and_back(cast, configure, sign_in):
    page, ivan, mine = (
        f"/escritorio/ajustes/personas/{cast.marta.pk}/",
        sign_in(cast.ivan),
        sign_in(cast.marta),
    )
    assert "Que use la del directorio" in ivan.get(page).content.decode()
    ivan.post(f"{page}directorio/", {"used": "yes"})
    assert "Que use una de aquí" in ivan.get(page).content.decode()
    assert mine.get("/cuenta/").status_code == 302, "their sessions end"
    assert "Del directorio" in ivan.get("/escritorio/ajustes/personas/").content.decode()

    ivan.post(f"{page}directorio/", {"used": "no"})

    assert [enter(MARTA, THEIRS)[0], told("invitation:")] == [False, [MARTA]]


def test_who_has_left_does_not_come_in_and_one_administrator_keeps_a_password_of_here(marta, cast):
    for deed in (lambda: use_directory(cast.ivan, by=cast.marta), lambda: leave_and_lead(cast, marta)):
        with pytest.raises(Refused):
            deed()
    leave_directory(marta, by=cast.ivan)
    use_directory(marta, by=cast.ivan)
    let_go(marta, by=cast.ivan)

    assert not enter(MARTA, THEIRS)[0]


def leave_and_lead(cast, marta) -> None:
    """Two administrate, one of them with the directory's password: the other may not stop."""
    change_role(marta, Role.ADMINISTRATOR, by=cast.ivan)
    change_role(cast.ivan, Role.AGENT, by=marta)
