from django.urls import include, path

from ventanilla.doors.portal.contacts import waiting
from ventanilla.doors.portal.views import (
    answers,
    copies,
    drafts,
    files,
    home,
    lists,
    opening,
    search,
    service_reports,
    tickets,
)

app_name = "portal"
urlpatterns = [
    path("inicio/", home.home, name="home"),
    path("buscar/", search.search, name="search"),
    path("buscar/sugerencias/", search.suggestions, name="search_suggestions"),
    path("incidencias/", lists.open_ones, name="tickets"),
    path("incidencias/completadas/", lists.completed, name="tickets_completed"),
    path("incidencias/por-valorar/", lists.to_rate, name="to_rate"),
    path("incidencias/nueva/", opening.new_ticket, name="new_ticket"),
    path("incidencias/<int:number>/", tickets.ticket_page, name="ticket"),
    path("incidencias/nueva/borrador/", drafts.of_new_ticket, name="new_draft"),
    path("incidencias/<int:number>/borrador/", drafts.of_reply, name="reply_draft"),
    path("incidencias/<int:number>/responder/", answers.answer, name="answer"),
    path("incidencias/<int:number>/resuelta/", answers.solved, name="solved"),
    path("incidencias/<int:number>/leida/", tickets.read_it, name="read"),
    path("incidencias/<int:number>/copias/", copies.copies, name="copies"),
    path("incidencias/<int:number>/copias/<int:copy>/quitar/", copies.stop, name="stop_copy"),
    path("incidencias/<int:number>/cerrar/", answers.closing, name="close"),
    path("incidencias/<int:number>/cancelar/", answers.cancellation, name="cancel"),
    path("incidencias/<int:number>/reabrir/", answers.reopening, name="reopen"),
    path("incidencias/<int:number>/valorar/", answers.rating, name="rate"),
    path("informes/", service_reports.months, name="service_reports"),
    path("informes/por-correo/", service_reports.by_mail, name="service_reports_by_mail"),
    path("informes/<slug:month>/", service_reports.report, name="service_report"),
    path("informes/<slug:month>/pdf/", service_reports.pdf, name="service_report_pdf"),
    path("datos/", include("ventanilla.doors.portal.company.urls")),
    path("contactos/", include("ventanilla.doors.portal.contacts.urls")),
    path("secciones/<str:section>/pedir/", waiting.ask, name="ask_section"),
    path("archivos/", files.upload, name="upload"),
    path("archivos/<uuid:file_id>/", files.download, name="file"),
    path("archivos/<uuid:file_id>/quitar/", files.forget, name="forget_file"),
]
