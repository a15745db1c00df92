from django.urls import include, path

from ventanilla.doors.desk import list_urls, ticket_urls
from ventanilla.doors.desk.callers import urls as caller_urls
from ventanilla.doors.desk.chat import urls as chat_urls
from ventanilla.doors.desk.contracts import urls as contract_urls
from ventanilla.doors.desk.customers import urls as customer_urls
from ventanilla.doors.desk.devices import network_urls
from ventanilla.doors.desk.devices import urls as device_urls
from ventanilla.doors.desk.hours import urls as hour_urls
from ventanilla.doors.desk.invoices import urls as invoice_urls
from ventanilla.doors.desk.knowledge import urls as knowledge_urls
from ventanilla.doors.desk.outside import urls as outside_urls
from ventanilla.doors.desk.planning import urls as planning_urls
from ventanilla.doors.desk.reports import urls as report_urls
from ventanilla.doors.desk.settings import first_urls
from ventanilla.doors.desk.settings import urls as settings_urls
from ventanilla.doors.desk.signing import urls as signing_urls
from ventanilla.doors.desk.views import files, letters, notices, search, tickets, work
from ventanilla.doors.desk.workorders import urls as work_order_urls

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
    path("contratos/", include(contract_urls)),
    path("equipos/", include(device_urls)),
    path("bonos/", include(hour_urls)),
    path("equipos/", include(network_urls)),
    path("peticiones/", include(outside_urls)),
    path("llamadas/", include(caller_urls)),
    path("chat/", include(chat_urls)),
    path("facturas/", include(invoice_urls)),
    path("partes/", include(work_order_urls)),
    path("preguntas/", include(knowledge_urls.questions)),
    path("sugerencias/", include(knowledge_urls.suggested)),
    path("planificacion/", include(planning_urls)),
    path("firmas/", include(signing_urls)),
    path("panel/", include(report_urls)),
    path("avisos/", notices.notices, name="notices"),
    path("avisos/cuenta/", notices.count, name="notices_count"),
    path("avisos/leidos/", notices.read, name="notices_read"),
    path("correo/", letters.letters, name="letters"),
    path("correo/<int:number>/", letters.letter, name="letter"),
    path("correo/<int:number>/vista/", letters.letter_view, name="letter_view"),
    path("correo/<int:number>/reintentar/", letters.retry, name="retry_letter"),
    path("ajustes/", include(settings_urls)),
    path("empezar/", include(first_urls)),
    path("piezas/", tickets.gallery, name="gallery"),
]
