"""Who is on the telephone: the code in the portal, and the desk's pages about it."""

from __future__ import annotations

from tests.e2e.looking import Look, press

LUCIA, MARTA = "lucia@aurora-pruebas.example", "marta@norte-pruebas.example"

CALLERS_NO_PAGES = {"desk:caller_letter": "POST, leads to the contact"}

CALLERS_LOOKS = [
    Look("portal:caller_code", "/codigo/", LUCIA),
    Look("portal:caller_code", "/codigo/", LUCIA, name="a code", then=press("Sacar un código")),
    Look("desk:unknown_caller", "/escritorio/llamadas/desconocido/?q=aurora", MARTA),
    Look(
        "desk:unknown_caller_of",
        "/escritorio/llamadas/desconocido/{aurora}/",
        MARTA,
        then=press("Registrar la llamada"),
    ),
    Look("desk:unknown_caller_of_nobody", "/escritorio/llamadas/desconocido/sin-empresa/", MARTA),
    Look("desk:caller", "/escritorio/llamadas/{pedro}/", MARTA, then=press("Verificar")),
]
