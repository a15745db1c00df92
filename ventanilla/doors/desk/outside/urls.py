from django.urls import path

from ventanilla.doors.desk.outside import views

urlpatterns = [
    path("", views.tray, name="support_requests"),
    path("<int:number>/", views.support_request, name="support_request"),
    path("<int:number>/incidencia/", views.take, name="support_request_take"),
    path("<int:number>/descartar/", views.throw_away, name="support_request_discard"),
    path("<int:number>/archivos/<uuid:file_id>/", views.file, name="support_request_file"),
]
