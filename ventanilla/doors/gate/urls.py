from django.urls import include, path

from ventanilla.doors.gate import invited, passkeys, recovery, second_step, setup, support, views, way_in

app_name = "gate"
urlpatterns = [
    path("empezar/", setup.first_account, name="setup"),
    path("acceso/", views.Login.as_view(), name="login"),
    path("acceso/segundo-paso/", second_step.second_step, name="second_step"),
    path("acceso/enlace/", way_in.ask, name="way_in_ask"),
    path("acceso/enlace/<str:token>/", way_in.way_in, name="way_in"),
    path("acceso/llave/", passkeys.passkey, name="passkey"),
    path("acceso/llave/reto/", passkeys.challenge, name="passkey_challenge"),
    path("acceso/salir/", views.Logout.as_view(), name="logout"),
    path("acceso/entrada/", views.welcome, name="welcome"),
    path("acceso/empresas/", views.places, name="places"),
    path("acceso/empresa/", views.choose_place, name="choose_place"),
    path("acceso/olvido/", recovery.forgotten, name="forgotten"),
    path("acceso/recuperar/", recovery.by_code, name="recovery"),
    path("acceso/clave/<str:token>/", views.new_password, name="new_password"),
    path("invitacion/<str:token>/", invited.invitation, name="invitation"),
    path("acceso/correo/<str:token>/", invited.new_address, name="new_address"),
    path("valorar/<str:token>/", views.star_page, name="rate"),
    path("soporte/", support.support, name="support"),
    path("soporte/<str:token>/", support.support_link, name="support_link"),
    path("cuenta/", include("ventanilla.doors.gate.account.urls")),
    path("idioma/", views.choose_language, name="language"),
    path("privacidad/", views.privacy, name="privacy"),
]
