from django.urls import path

from ventanilla.doors.portal.chat import deeds, pages, talking

urlpatterns = [
    path("", pages.conversations, name="chat"),
    path("caja/", talking.box, name="chat_box"),
    path("turno/", talking.turn, name="chat_turn"),
    path("decir/", talking.said, name="chat_say"),
    path("mensaje/", deeds.leaving, name="chat_leave"),
    path("archivos/<uuid:file_id>/", pages.file, name="chat_file"),
    path("<int:number>/", pages.talk, name="chat_talk"),
    path("<int:number>/lineas/", talking.lines, name="chat_lines"),
    path("<int:number>/mirar/", talking.seen, name="chat_seen"),
    path("<int:number>/terminar/", deeds.ending, name="chat_end"),
    path("<int:number>/copia/", deeds.copy, name="chat_copy"),
    path("<int:number>/valorar/", deeds.rating, name="chat_rate"),
]
