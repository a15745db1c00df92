from django.urls import path

from ventanilla.doors.portal.network import views

urlpatterns = [
    path("", views.devices, name="devices"),
    path("tabla/", views.table, name="devices_table"),
    path("documentos/<uuid:file_id>/", views.document, name="device_document"),
    path("<int:number>/", views.device, name="device"),
    path("<int:number>/editar/", views.describe, name="device_describe"),
]
