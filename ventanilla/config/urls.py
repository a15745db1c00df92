"""Where each door is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.http import require_safe

from ventanilla.doors.desk.planning import feeds
from ventanilla.doors.shared import brand, health, installable, renewal_calendar, worker


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    return redirect("gate:welcome")


urlpatterns = [
    path("", front_door, name="front_door"),
    path("marca.css", brand.brand_css, name="brand_css"),
    path("favicon.svg", brand.favicon, name="favicon"),
    path("aplicacion.webmanifest", installable.manifest, name="manifest"),
    path("icono/<slug:kind>.png", installable.icon, name="icon"),
    path("trabajador.js", worker.worker, name="worker"),
    path("sin-conexion/", worker.offline, name="offline"),
    path("robots.txt", health.robots, name="robots"),
    path("salud", health.healthy, name="health"),
    path("calendario/renovaciones/<str:token>.ics", renewal_calendar.calendar, name="renewal_calendar"),
    path("calendario/<str:token>.ics", feeds.calendar, name="calendar"),
    # Before those that have no place of their own: an address of the desk would be compared with all of theirs.
    path("escritorio/", include("ventanilla.doors.desk.urls")),
    path("", include("ventanilla.doors.gate.urls")),
    path("", include("ventanilla.doors.portal.urls")),
]

handler400 = "ventanilla.doors.shared.trouble.bad_request"
handler403 = "ventanilla.doors.shared.trouble.forbidden"
handler404 = "ventanilla.doors.shared.trouble.not_found"
handler429 = "ventanilla.doors.shared.trouble.too_many"
handler500 = "ventanilla.doors.shared.trouble.server_error"
