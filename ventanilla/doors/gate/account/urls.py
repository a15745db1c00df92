from django.urls import path

from ventanilla.doors.gate.account import views

urlpatterns = [
    path("", views.account, name="account"),
    path("contrasena/", views.password, name="account_password"),
    path("sesiones/cerrar/", views.close_one, name="account_close"),
    path("sesiones/cerrar-las-demas/", views.close_others, name="account_close_others"),
]
