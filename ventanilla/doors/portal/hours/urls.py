from django.urls import path

from ventanilla.doors.portal.hours import views

urlpatterns = [
    path("", views.hours, name="hours"),
    path("movimientos.csv", views.table, name="hours_table"),
    path("aprobaciones/<int:number>/", views.approval, name="hours_approval"),
    path("<int:number>/", views.bank, name="hour_bank"),
]
