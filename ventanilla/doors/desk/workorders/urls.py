"""Addresses of the work orders."""

from django.urls import path

from ventanilla.doors.desk.workorders import asking, deeds, editing, views

urlpatterns = [
    path("", views.work_orders, name="work_orders"),
    path("nuevo/", editing.new, name="work_order_new"),
    path("<int:number>/", views.work_order, name="work_order"),
    path("<int:number>/editar/", editing.edit, name="work_order_edit"),
    path("<int:number>/emitir/", deeds.issuing, name="work_order_issue"),
    path("<int:number>/descartar/", deeds.discard, name="work_order_discard"),
    path("<int:number>/anexo/", deeds.add_annex, name="work_order_annex"),
    path("<int:number>/respuesta/", deeds.answer, name="work_order_answer"),
    path("<int:number>/pedir-firma/", asking.asking, name="work_order_ask"),
    path("<int:number>/pdf/<slug:which>/", views.paper, name="work_order_paper"),
]
