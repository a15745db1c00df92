"""All that is about one ticket; stands below its address (`urls`)."""

from django.urls import path

from ventanilla.doors.desk.views import (
    about_device,
    canned,
    drafts,
    merging,
    moving,
    presence,
    promises,
    suggestions,
    tickets,
    ties,
    work,
)

urlpatterns = [
    path("", tickets.ticket_page, name="ticket"),
    path("decir/<slug:what>/", work.say, name="say"),
    path("cualificar/", work.qualification, name="qualify"),
    path("planificar/", work.planning, name="plan"),
    path("empezar/", work.pressing, {"what": "start"}, name="start"),
    path("cerrar/", work.pressing, {"what": "close"}, name="close"),
    path("coger/", work.taking, name="take"),
    path("plantillas/", canned.choosing, name="canned"),
    path("borrador/", drafts.of_ticket, name="draft"),
    path("presencia/", presence.looking, name="presence"),
    path("leida/", presence.reading, name="read"),
    path("sugerir/<slug:what>/", suggestions.suggestions, name="suggest"),
    path("copias/", ties.copies, name="copies"),
    path("seguir/", ties.watchers, name="watch"),
    path("etiquetas/", ties.tags, name="tags"),
    path("enlaces/", ties.links, name="links"),
    path("tiempo/", ties.time, name="time"),
    path("plazos/", promises.promises, name="promises"),
    path("correos/", ties.letters, name="ticket_letters"),
    path("unir/", merging.merging, name="merge"),
    path("separar/", merging.splitting, name="split"),
    path("mover/", moving.moving, name="move"),
    path("equipo/", about_device.about_device, name="ticket_device"),
]
