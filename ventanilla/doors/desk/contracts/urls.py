from django.urls import path

from ventanilla.doors.desk.contracts import interest, papers, views

urlpatterns = [
    path("", views.contracts, name="contracts"),
    path("interes/", interest.interest, name="services_interest"),
    path("calendario/", views.feed, name="renewal_feed"),
    path("clientes/<int:number>/nuevo/", views.new_contract, name="contract_new"),
    path("clientes/<int:number>/gestor/", views.manager, name="account_manager"),
    path("documentos/<uuid:file_id>/", papers.download, name="contract_document"),
    path("<int:number>/", views.contract, name="contract"),
    path("<int:number>/editar/", views.edit, name="contract_edit"),
    path("<int:number>/renovar/", views.renewal, name="contract_renew"),
    path("<int:number>/baja/", views.cancellation, name="contract_cancel"),
    path("<int:number>/documentos/", papers.add, name="contract_document_add"),
    path("<int:number>/documentos/<uuid:file_id>/quitar/", papers.remove, name="contract_document_remove"),
]
