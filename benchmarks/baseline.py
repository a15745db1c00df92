"""The measure of the machine: the customer's list with nothing around it.

A Django view without middleware, one SQL statement for session, person and place, one for the 20 newest open tickets of
the customer, and one small Jinja2 template; the same server, the same database, the same rows, the same cookie. What the
product's own page costs beyond it is the price of the product.
"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from jinja2 import Environment, select_autoescape

from ventanilla.config.cli.start import load_django, stop_on_signals
from ventanilla.config.server import leave, serve, take_port

WHO = """
SELECT p.name, c.id, c.name FROM customers_session s
JOIN people_person p ON p.id = s.person_id
JOIN customers_membership m ON m.id = s.membership_id JOIN customers_customer c ON c.id = m.customer_id
WHERE s.session_key = %s AND s.expire_date > %s AND p.is_active AND m.is_active AND c.is_active"""
LIST = """
SELECT t.number, t.subject, t.status, t.updated_at, t.created_at, y.name, p.name
FROM tickets_ticket t JOIN tickets_tickettype y ON y.id = t.type_id
LEFT JOIN people_staffmember s ON s.id = t.assignee_id LEFT JOIN people_person p ON p.id = s.person_id
WHERE t.customer_id = %s AND t.is_unfinished ORDER BY t.updated_at DESC, t.number DESC LIMIT 20"""
PAGE = Environment(
    autoescape=select_autoescape(default=True), trim_blocks=True, lstrip_blocks=True
).from_string("""
<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>Incidencias</title></head>
<body><header><a href="/">{{ customer }}</a> <span>{{ person }}</span></header>
<main><h1>Incidencias abiertas</h1>
<table class="table"><thead><tr><th>Incidencia</th><th>Estado</th><th>Última novedad</th><th>Te atiende</th></tr></thead>
<tbody>
{% for number, subject, status, updated_at, created_at, type, assignee in tickets %}
<tr><td class="full"><a class="t" href="/incidencias/{{ number }}/">{{ subject }}</a>
<span class="sub">#{{ number }} · {{ type }}</span></td>
<td><span class="status {{ status }}">{{ status }}</span></td>
<td class="at"><time datetime="{{ updated_at.isoformat() }}">
{{ updated_at.strftime("%d/%m %H:%M") }}</time>
<span class="sub">abierta el {{ created_at.strftime("%d/%m/%Y") }}</span></td>
<td class="hide-s">{{ assignee or "" }}</td></tr>
{% endfor %}
</tbody></table></main></body></html>
""")


def bare_list(request: HttpRequest) -> HttpResponse:
    key = hashlib.sha256(request.COOKIES.get("session", "").encode()).hexdigest()[:40]
    with connection.cursor() as cursor:
        cursor.execute(WHO, [key, timezone.now()])
        found = cursor.fetchone()
        if found is None:
            return HttpResponse(status=403)
        person, customer_id, customer = found
        cursor.execute(LIST, [customer_id])
        tickets = cursor.fetchall()
    return HttpResponse(PAGE.render(person=person, customer=customer, tickets=tickets))


def open_sign(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [path("", open_sign), path("incidencias/", bare_list)]


def serve_bare(port: int) -> None:
    """By the product's own server, until SIGTERM."""
    stop = stop_on_signals()
    listener = take_port("127.0.0.1", port)
    load_django()
    settings.MIDDLEWARE = []  # before the chain is built, which the server does when it starts
    settings.ROOT_URLCONF = __name__
    leave(serve(listener, stop=stop, service=None, ready=lambda: None))
