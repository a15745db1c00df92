"""The first steps, under `escritorio/empezar/`. The account before them is made at the gate."""

from __future__ import annotations

from django.urls import path

from ventanilla.doors.desk.settings.views import first_steps as views

urlpatterns = [
    path("", views.first_steps, name="first_steps"),
    path("empresa/", views.company, name="first_company"),
    path("correo/", views.mail, name="first_mail"),
    path("horario/", views.hours, name="first_hours"),
    path("cliente/", views.customer, name="first_customer"),
    path("listo/", views.done, name="first_done"),
    path("acabar/", views.finish, name="first_finish"),
]
