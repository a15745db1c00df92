from django.urls import path

from ventanilla.doors.portal.contacts import deeds, history, importing, matrix, people, waiting

urlpatterns = [
    path("", people.contacts, name="contacts"),
    path("nuevo/", people.new_contact, name="new_contact"),
    path("importar/", importing.imported, name="import_contacts"),
    path("historial/", history.history, name="access_history"),
    path("historial.csv", history.history_csv, name="access_history_csv"),
    path("permisos/", matrix.matrix, name="matrix"),
    path("permisos.csv", matrix.matrix_csv, name="matrix_csv"),
    path("<int:number>/", people.contact, name="contact"),
    path("<int:number>/correo/", deeds.address, name="contact_address"),
    path("<int:number>/invitar/", deeds.resend, name="contact_resend"),
    path("<int:number>/suspender/", deeds.suspension, name="contact_suspend"),
    path("<int:number>/reactivar/", deeds.restoring, name="contact_restore"),
    path("<int:number>/quitar/", deeds.removal, name="contact_remove"),
    path("solicitudes/<int:number>/", waiting.access_request, name="access_request"),
    path("secciones/<int:number>/", waiting.section_request, name="section_request"),
]
