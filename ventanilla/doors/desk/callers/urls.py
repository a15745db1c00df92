from django.urls import path

from ventanilla.doors.desk.callers import unknown, verifying

urlpatterns = [
    path("desconocido/", unknown.which_company, name="unknown_caller"),
    path("desconocido/sin-empresa/", unknown.call_of_nobody, name="unknown_caller_of_nobody"),
    path("desconocido/<int:number>/", unknown.call, name="unknown_caller_of"),
    path("<int:number>/", verifying.caller, name="caller"),
    path("<int:number>/codigo/", verifying.letter, name="caller_letter"),
]
