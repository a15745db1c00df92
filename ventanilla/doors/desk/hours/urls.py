from django.urls import path

from ventanilla.doors.desk.hours import asking, views

urlpatterns = [
    path("", views.hours, name="hours"),
    path("clientes/<int:number>/nuevo/", views.new_bank, name="hour_bank_new"),
    path("clientes/<int:number>/pasar/", views.move_owed, name="hours_owed"),
    path("lineas/<int:number>/devolver/", views.giving_back, name="hours_give_back"),
    path("partes/<int:number>/preguntar/", asking.ask, name="hours_ask"),
    path("aprobaciones/<int:number>/", views.approval, name="hours_approval"),
    path("<int:number>/", views.bank, name="hour_bank"),
    path("<int:number>/editar/", views.edit, name="hour_bank_edit"),
    path("<int:number>/ajustar/", views.adjusting, name="hour_bank_adjust"),
    path("<int:number>/pasar/", views.moving, name="hour_bank_move"),
    path("<int:number>/movimientos.csv", views.table, name="hour_bank_table"),
]
