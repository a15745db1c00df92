"""Addresses of the panel."""

from django.urls import path

from ventanilla.doors.desk.reports import service, views

urlpatterns = [
    path("", views.panel, name="reports"),
    path("incidencias/", views.tickets, name="report_tickets"),
    path("csv/", views.spreadsheet, name="report_csv"),
    path("informe/<int:number>/", service.months, name="service_reports"),
    path("informe/<int:number>/<slug:month>/", service.report, name="service_report"),
    path("informe/<int:number>/<slug:month>/pdf/", service.pdf, name="service_report_pdf"),
]
