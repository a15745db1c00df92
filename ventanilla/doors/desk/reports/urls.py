"""Addresses of the panel."""

from django.urls import path

from ventanilla.doors.desk.reports import views

urlpatterns = [
    path("", views.panel, name="reports"),
    path("incidencias/", views.tickets, name="report_tickets"),
    path("csv/", views.spreadsheet, name="report_csv"),
]
