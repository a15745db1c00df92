from django.urls import include, path

from ventanilla.doors.desk import list_urls, ticket_urls
from ventanilla.doors.desk.customers import urls as customer_urls
from ventanilla.doors.desk.outside import urls as outside_urls
from ventanilla.doors.desk.planning import urls as planning_urls
from ventanilla.doors.desk.reports import urls as report_urls
from ventanilla.doors.desk.settings import first_urls
from ventanilla.doors.desk.settings import urls as settings_urls
from ventanilla.doors.desk.views import files, letters, search, tickets, work

app_name = "desk"
urlpatterns = [
    *list_urls.urlpatterns,
    path("buscar/", search.search, name="search"),
    path("buscar/sugerencias/", search.suggestions, name="search_suggestions"),
    path("incidencias/<int:number>/", include(ticket_urls)),
    path("archivos/", work.upload, name="upload"),
    path("archivos/<uuid:file_id>/", tickets.download, name="file"),
    path("archivos/<uuid:file_id>/quitar/", files.forget, name="forget_file"),
    path("clientes/", include(customer_urls)),
    path("peticiones/", include(outside_urls)),
    path("planificacion/", include(planning_urls)),
    path("panel/", include(report_urls)),
    path("correo/", letters.letters, name="letters"),
    path("correo/<int:number>/", letters.letter, name="letter"),
    path("correo/<int:number>/vista/", letters.letter_view, name="letter_view"),
    path("correo/<int:number>/reintentar/", letters.retry, name="retry_letter"),
    path("ajustes/", include(settings_urls)),
    path("empezar/", include(first_urls)),
    path("piezas/", tickets.gallery, name="gallery"),
]
