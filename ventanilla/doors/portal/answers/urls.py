from django.urls import path

from ventanilla.doors.portal.answers import views

urlpatterns = [
    path("", views.questions, name="questions"),
    path("propuestas/", views.proposals, name="questions_proposed"),
    path("<int:number>/", views.question, name="question"),
    path("<int:number>/voto/", views.voting, name="question_vote"),
    path("<int:number>/abierta/", views.opened, name="question_opened"),
]
