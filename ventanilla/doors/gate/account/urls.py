from django.urls import path

from ventanilla.doors.gate.account import devices, factors, identities, notices, oneself, passkeys, views

urlpatterns = [
    path("", views.account, name="account"),
    path("datos/", oneself.oneself, name="account_oneself"),
    path("correo/", oneself.own_address, name="account_address"),
    path("correo/dejar/", oneself.keep_address, name="account_address_keep"),
    path("contrasena/", views.password, name="account_password"),
    path("sesiones/cerrar/", views.close_one, name="account_close"),
    path("sesiones/cerrar-las-demas/", views.close_others, name="account_close_others"),
    path("confirmar/", factors.confirm, name="account_confirm"),
    path("confirmar/con/", identities.confirm_with, name="account_confirm_with"),
    path("vinculo/", identities.link, name="account_identity"),
    path("vinculo/quitar/", identities.unlink, name="account_identity_removal"),
    path("aplicacion/", factors.app, name="account_app"),
    path("llave/", passkeys.passkey, name="account_passkey"),
    path("llave/reto/", passkeys.challenge, name="account_passkey_challenge"),
    path("quitar/", factors.removal, name="account_removal"),
    path("codigos/", factors.codes, name="account_codes"),
    path("avisos/", notices.preferences, name="account_notices"),
    path("avisos/dispositivo/", devices.turn_on, name="account_device_on"),
    path("avisos/dispositivo/clave/", devices.key, name="account_device_key"),
    path("avisos/dispositivo/otra-direccion/", devices.moved, name="account_device_moved"),
    path("avisos/dispositivo/quitar/", devices.turn_off, name="account_device_off"),
    path("empresa/", factors.company, name="account_company"),
]
