"""`python3 -m benchmarks.telling`: does the time of an answer tell who or what exists?

A house of its own, one process with everything in it. Each way of asking is tried 500 times (`--tries`), shuffled together,
each from another network address; between the tries the throttles are emptied (django-allauth's own count per address
cannot be: each try has another contact), which is all that differs from a real installation. Behind each try goes a look
at another page: work that is left for later must not be heard there either.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.house import VENTANILLA, House
from benchmarks.servers import ROOT, free_port

CIF, CODE, KNOWN, UNKNOWN = "B50123454", "C0142", "ana%04d@example.com", "eva%04d@example.com"
WAYS = {
    "recovery: no such company": ("/acceso/recuperar/", {"code": "C9142", "tax_id": CIF, "email": ""}),
    "recovery: code and tax id of a company": (
        "/acceso/recuperar/",
        {"code": CODE, "tax_id": CIF, "email": ""},
    ),
    "recovery: and a contact's address": (
        "/acceso/recuperar/",
        {"code": CODE, "tax_id": CIF, "email": KNOWN},
    ),
    "recovery: and nobody's address": ("/acceso/recuperar/", {"code": CODE, "tax_id": CIF, "email": UNKNOWN}),
    "forgotten: nobody's address": ("/acceso/olvido/", {"email": UNKNOWN}),
    "forgotten: a contact's address": ("/acceso/olvido/", {"email": KNOWN}),
    "login: nobody's address": ("/acceso/", {"login": UNKNOWN, "password": "una-frase-equivocada"}),
    "login: a contact's address": ("/acceso/", {"login": KNOWN, "password": "una-frase-equivocada"}),
}
"""Of each page the first is what the others are compared with."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.telling", description=__doc__)
    parser.add_argument("--tries", type=int, default=500, help="of each way (500)")
    parser.add_argument("--only", default="", help="ways that begin so")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        house, port = House(Path(folder)), free_port()
        house.prepare()
        house.enter()
        _people(options.tries)
        with _served(house, port):
            _report(_measure(port, options.tries, options.only))


def _people(number: int) -> None:
    from ventanilla.domain.customers.models import Customer, Membership
    from ventanilla.domain.people.models import Person

    customer = Customer.objects.create(code=CODE, name="Talleres Aurora", tax_id=CIF)
    first = Person.objects.create_user(KNOWN % 0, "una-frase-larga-para-probar", name="Ana Gil")
    others = [Person(email=KNOWN % n, name="Ana Gil", password=first.password) for n in range(1, number)]
    people = [first, *Person.objects.bulk_create(others)]
    Membership.objects.bulk_create(
        Membership(person=one, customer=customer, is_access_manager=one == first) for one in people
    )


@contextmanager
def _served(house: House, port: int) -> Iterator[None]:
    environ = house.environ() | {"VENTANILLA_TRUSTED_PROXIES": "1"}
    server = subprocess.Popen([*VENTANILLA, "serve", "--port", str(port)], cwd=ROOT, env=environ)
    try:
        _wait(port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int) -> None:
    for _try in range(200):
        try:
            _ask(port, "GET", "/salud", {}, {})
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not open.")


def _measure(port: int, tries: int, only: str) -> dict[str, list[tuple[float, float]]]:
    """Way → for each try the milliseconds of its answer, and of the page looked at behind it."""
    from ventanilla.domain.people.models import Throttle

    times: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS if way.startswith(only)}
    order = [(way, nth) for way in times for nth in range(tries)]
    random.Random(1).shuffle(order)  # noqa: S311 - an order, not a secret
    cookie, token = _token(port)
    for number, (way, nth) in enumerate(order):
        Throttle.objects.all().delete()
        path, kind = WAYS[way]
        typed = {name: text % nth if "%" in text else text for name, text in kind.items()}
        headers = {
            "Cookie": cookie,
            "X-Forwarded-For": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
        }
        took, status = _ask(port, "POST", path, typed | {"csrfmiddlewaretoken": token}, headers)
        if status != 200:
            raise SystemExit(f"{way} was answered {status}.")
        after, _status = _ask(port, "GET", "/privacidad/", {}, {})
        times[way].append((took, after))
    return times


def _ask(
    port: int, method: str, path: str, typed: dict[str, str], headers: dict[str, str]
) -> tuple[float, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.connect()
    body = urlencode(typed) if typed else None
    told = headers | ({"Content-Type": "application/x-www-form-urlencoded"} if typed else {})
    started = time.perf_counter()
    connection.request(method, path, body, told)
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - started) * 1000
    connection.close()
    return took, answer.status


def _token(port: int) -> tuple[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/acceso/")
    answer = connection.getresponse()
    page = answer.read().decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    cookie = "; ".join(one.split(";")[0] for one in answer.headers.get_all("Set-Cookie") or ())
    if found is None:
        raise SystemExit("The login has no token.")
    return cookie, found[1]


def _report(times: dict[str, list[tuple[float, float]]]) -> None:
    print("| asked | median, ms | 95 % | z | the page behind it | z |\n|---|---|---|---|---|---|")
    base = ""
    for way, pairs in times.items():
        base = way if not base or way.split(":")[0] != base.split(":")[0] else base
        cells = [way]
        for part in (0, 1):
            own, others = [pair[part] for pair in pairs], [pair[part] for pair in times[base]]
            told = [f"{statistics.median(own):.2f}"] + (
                [f"{statistics.quantiles(own, n=20)[18]:.2f}"] if part == 0 else []
            )
            cells += [*told, "–" if way == base else f"{_z(own, others):+.2f}"]
        print("| " + " | ".join(cells) + " |")


def _z(some: Sequence[float], others: Sequence[float]) -> float:
    """Mann and Whitney's: beyond ±1.96 one in twenty pairs that do not differ would be."""
    ranked = sorted([(value, True) for value in some] + [(value, False) for value in others])
    ranks = sum(rank for rank, (_value, is_mine) in enumerate(ranked, start=1) if is_mine)
    n, m = len(some), len(others)
    mean, deviation = n * (n + m + 1) / 2, (n * m * (n + m + 1) / 12) ** 0.5
    return float((ranks - mean) / deviation)


if __name__ == "__main__":
    main()
