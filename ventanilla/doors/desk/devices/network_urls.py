"""What surrounds devices: the drawing of a network, its scans, and labels."""

from django.urls import path

from ventanilla.doors.desk.devices import drawing, labels, scans

urlpatterns = [
    path("clientes/<int:number>/dibujo/", drawing.network, name="network"),
    path("clientes/<int:number>/escaneos/", scans.scans, name="scans"),
    path("clientes/<int:number>/etiquetas/", labels.labels, name="device_labels"),
    path("escaneos/<int:number>/", scans.scan, name="scan"),
]
