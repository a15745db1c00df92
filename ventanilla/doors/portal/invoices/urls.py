from django.urls import path

from ventanilla.doors.portal.invoices import taking, views

urlpatterns = [
    path("", views.invoices, name="invoices"),
    path("tabla/", taking.table, name="invoices_table"),
    path("zip/<int:year>/", taking.archive, name="invoices_zip"),
    path("<int:number>/", views.invoice, name="invoice"),
    path("<int:number>/archivo/<int:file>/", taking.file, name="invoice_file"),
    path("<int:number>/archivo/<int:file>/ver/", views.look, name="invoice_look"),
]
