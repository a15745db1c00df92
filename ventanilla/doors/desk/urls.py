from django.urls import path

from ventanilla.doors.desk.views import letters, tickets, work

app_name = "desk"
urlpatterns = [
    path("", tickets.queue, name="queue"),
    path("incidencias/<int:number>/", tickets.ticket_page, name="ticket"),
    path("incidencias/<int:number>/cualificar/", work.qualification, name="qualify"),
    path("incidencias/<int:number>/planificar/", work.planning, name="plan"),
    path("incidencias/<int:number>/empezar/", work.starting, name="start"),
    path("incidencias/<int:number>/decir/<slug:what>/", work.say, name="say"),
    path("archivos/", work.upload, name="upload"),
    path("archivos/<uuid:file_id>/", tickets.download, name="file"),
    path("correo/", letters.letters, name="letters"),
    path("correo/<int:number>/", letters.letter, name="letter"),
    path("correo/<int:number>/vista/", letters.letter_view, name="letter_view"),
    path("correo/<int:number>/reintentar/", letters.retry, name="retry_letter"),
    path("piezas/", tickets.gallery, name="gallery"),
]
