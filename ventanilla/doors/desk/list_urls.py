"""Addresses of the list: queues and what can be asked of them, many at once, new tickets."""

from django.urls import path

from ventanilla.doors.desk.views import bulk, filters, keys, opening, pulse, queue, views, what_if

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("pulso/", pulse.pulse, name="pulse"),
    path("teclas/", keys.keys, name="keys"),
    path("utiles/", keys.kit, name="kit"),
    path("filtrar/", filters.panel, name="filters"),
    path("vistas/", views.views, name="views"),
    path("vistas/nueva/", views.new_view, name="new_view"),
    path("vistas/<int:number>/<slug:what>/", views.change_view, name="change_view"),
    path("varias/", bulk.bulk, name="bulk"),
    path("varias/<slug:key>/", bulk.bulk_done, name="bulk_done"),
    path("plazos/", what_if.what_if, name="what_if"),
    path("nueva/", opening.who_calls, name="who_calls"),
    path("nueva/<int:member>/", opening.new_ticket, name="new_ticket"),
]
