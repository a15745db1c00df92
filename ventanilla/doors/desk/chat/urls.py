from django.urls import path

from ventanilla.doors.desk.chat import canned, console, deeds, talking

urlpatterns = [
    path("", console.console, name="chat"),
    path("lista/", console.lists, name="chat_lists"),
    path("turno/", talking.turn, name="chat_turn"),
    path("aqui/", talking.here, name="chat_here"),
    path("atiendo/", deeds.seating, name="chat_seat"),
    path("archivos/<uuid:file_id>/", console.file, name="chat_file"),
    path("<int:number>/", console.talk, name="chat_talk"),
    path("<int:number>/lineas/", talking.lines, name="chat_lines"),
    path("<int:number>/decir/", talking.said, name="chat_say"),
    path("<int:number>/mirar/", talking.seen, name="chat_seen"),
    path("<int:number>/pasar/", deeds.passing, name="chat_pass"),
    path("<int:number>/incidencia/", deeds.becoming, name="chat_ticket"),
    path("<int:number>/adjuntar/", deeds.attaching, name="chat_attach"),
    path("<int:number>/copia/", deeds.copy, name="chat_copy"),
    path("<int:number>/plantillas/", canned.offering, name="chat_canned"),
    path("<int:number>/<slug:what>/", deeds.pressing, name="chat_press"),
]
