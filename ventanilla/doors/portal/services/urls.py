from django.urls import path

from ventanilla.doors.portal.services import asking, views

urlpatterns = [
    path("", views.services, name="services"),
    path("<int:number>/", views.service, name="service"),
    path("<int:number>/informacion/", asking.ask, name="service_ask"),
    path("<int:number>/visto/", asking.seen, name="service_seen"),
    path("documentos/<uuid:file_id>/", views.document, name="document"),
]
