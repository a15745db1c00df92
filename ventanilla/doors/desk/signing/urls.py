"""Addresses of Firmas. The worker and `static/phone` know the first of them by heart."""

from django.urls import path

from ventanilla.doors.desk.signing import phone, views

urlpatterns = [
    path("", views.signing, name="signing"),
    path("turno/", phone.turn, name="signing_turn"),
    path("para-llevar/", phone.take_along, name="signing_take"),
    path("en-el-movil/", phone.shell, name="signing_shell"),
    path("<int:number>/", views.order, name="signing_order"),
    path("<int:number>/enviar/", phone.send, name="signing_send"),
    path("<int:number>/parte/", views.paper, name="signing_paper"),
]
