"""Addresses of the invoices."""

from django.urls import path

from ventanilla.doors.desk.invoices import bringing, payments, tray, views

urlpatterns = [
    path("", views.invoices, name="invoices"),
    path("publicar/", bringing.bring, name="invoices_bring"),
    path("publicar/archivo/", bringing.bring_one, name="invoices_bring_one"),
    path("pagos/", payments.payments, name="invoice_payments"),
    path("bandeja/", tray.tray, name="invoice_tray"),
    path("bandeja/<int:number>/", tray.arrival, name="invoice_arrival"),
    path("bandeja/<int:number>/archivo/", tray.file, name="invoice_arrival_file"),
    path("bandeja/<int:number>/descartar/", tray.throw_away, name="invoice_arrival_discard"),
    path("<int:number>/", views.invoice, name="invoice"),
    path("<int:number>/retirar/", views.take_back, name="invoice_withdraw"),
    path("<int:number>/archivo/<int:file>/", views.file, name="invoice_file"),
]
