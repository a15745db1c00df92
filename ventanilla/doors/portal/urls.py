from django.urls import path

from ventanilla.doors.portal.views import answers, home, tickets

app_name = "portal"
urlpatterns = [
    path("inicio/", home.home, name="home"),
    path("incidencias/", tickets.ticket_list, name="tickets"),
    path("incidencias/completadas/", tickets.ticket_list, {"group": "completed"}, name="tickets_completed"),
    path("incidencias/nueva/", tickets.new_ticket, name="new_ticket"),
    path("incidencias/<int:number>/", tickets.ticket_page, name="ticket"),
    path("incidencias/<int:number>/responder/", answers.answer, name="answer"),
    path("incidencias/<int:number>/resuelta/", answers.solved, name="solved"),
    path("incidencias/<int:number>/cancelar/", answers.cancellation, name="cancel"),
    path("incidencias/<int:number>/reabrir/", answers.reopening, name="reopen"),
    path("incidencias/<int:number>/valorar/", answers.rating, name="rate"),
    path("archivos/", answers.upload, name="upload"),
    path("archivos/<uuid:file_id>/", tickets.download, name="file"),
]
