from django.urls import path

from ventanilla.doors.desk.devices import around, importing, sites, views

urlpatterns = [
    path("", views.devices, name="devices"),
    path("tabla/", views.table, name="devices_table"),
    path("clientes/<int:number>/nuevo/", views.new_device, name="device_new"),
    path("clientes/<int:number>/importar/", importing.importing, name="devices_import"),
    path("clientes/<int:number>/sedes/", sites.sites, name="sites"),
    path("sedes/<int:number>/", sites.edit, name="site_edit"),
    path("sedes/<int:number>/quitar/", sites.remove, name="site_remove"),
    path("documentos/<uuid:file_id>/", around.download, name="device_document"),
    path("<int:number>/", views.device, name="device"),
    path("<int:number>/editar/", views.edit, name="device_edit"),
    path("<int:number>/retirar/", views.retire, name="device_retire"),
    path("<int:number>/recuperar/", views.bring_back, name="device_bring_back"),
    path("<int:number>/conexiones/", around.link, name="device_link"),
    path("<int:number>/conexiones/<int:link>/quitar/", around.unlink, name="device_unlink"),
    path("<int:number>/documentos/", around.add, name="device_document_add"),
    path("<int:number>/documentos/<uuid:file_id>/quitar/", around.remove, name="device_document_remove"),
]
