from django.urls import path

from ventanilla.doors.portal.suggestions import views

urlpatterns = [
    path("", views.suggestions, name="suggestions"),
    path("<int:number>/", views.suggestion, name="suggestion"),
]
