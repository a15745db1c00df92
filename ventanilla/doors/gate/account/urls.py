from django.urls import path

from ventanilla.doors.gate.account import factors, passkeys, views

urlpatterns = [
    path("", views.account, name="account"),
    path("contrasena/", views.password, name="account_password"),
    path("sesiones/cerrar/", views.close_one, name="account_close"),
    path("sesiones/cerrar-las-demas/", views.close_others, name="account_close_others"),
    path("confirmar/", factors.confirm, name="account_confirm"),
    path("aplicacion/", factors.app, name="account_app"),
    path("llave/", passkeys.passkey, name="account_passkey"),
    path("llave/reto/", passkeys.challenge, name="account_passkey_challenge"),
    path("quitar/", factors.removal, name="account_removal"),
    path("codigos/", factors.codes, name="account_codes"),
    path("empresa/", factors.company, name="account_company"),
]
