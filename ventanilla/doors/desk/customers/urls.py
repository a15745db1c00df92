"""Addresses of the customers."""

from django.urls import path

from ventanilla.doors.desk.customers import (
    agreed,
    changes,
    contacts,
    deeds,
    importing,
    leaving,
    looking,
    merging,
    switching,
    views,
)

urlpatterns = [
    path("", views.customers, name="customers"),
    path("nuevo/", views.new_customer, name="customer_new"),
    path("importar/", importing.importing, name="customers_import"),
    path("cambios/", changes.changes, name="company_changes"),
    path("cambios/<int:number>/", changes.change, name="company_change"),
    path("personas/<int:number>/ver-como/", looking.look, name="look"),
    path("dejar-de-ver/", looking.look_end, name="look_end"),
    path("<int:number>/", views.customer, name="customer"),
    path("<int:number>/acuerdo/", agreed.terms, name="customer_terms"),
    path("<int:number>/secciones/", switching.sections, name="customer_sections"),
    path("<int:number>/contactos/nuevo/", contacts.new_contact, name="customer_contact_new"),
    path("contactos/<int:number>/", contacts.contact, name="customer_contact"),
    path("contactos/<int:number>/correo/", contacts.address, name="customer_contact_address"),
    path("contactos/<int:number>/quitar/", contacts.removal, name="customer_contact_remove"),
    path("contactos/<int:number>/<slug:deed>/", deeds.contact_deed, name="customer_contact_deed"),
    path("<int:number>/editar/", views.edit, name="customer_edit"),
    path("<int:number>/fusionar/", merging.choice, name="customer_merge_choice"),
    path("<int:number>/fusionar/<int:gone>/", merging.merge, name="customer_merge"),
    path("<int:number>/desactivar/", leaving.deactivation, name="customer_deactivate"),
    path("<int:number>/reactivar/", leaving.reactivation, name="customer_reactivate"),
]
