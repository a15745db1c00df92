"""Addresses of the customers."""

from django.urls import path

from ventanilla.doors.desk.customers import changes, importing, leaving, views

urlpatterns = [
    path("", views.customers, name="customers"),
    path("nuevo/", views.new_customer, name="customer_new"),
    path("importar/", importing.importing, name="customers_import"),
    path("cambios/", changes.changes, name="company_changes"),
    path("cambios/<int:number>/", changes.change, name="company_change"),
    path("<int:number>/", views.customer, name="customer"),
    path("<int:number>/editar/", views.edit, name="customer_edit"),
    path("<int:number>/desactivar/", leaving.deactivation, name="customer_deactivate"),
    path("<int:number>/reactivar/", leaving.reactivation, name="customer_reactivate"),
]
