from django.urls import path

from ventanilla.doors.portal.company import views

urlpatterns = [
    path("", views.company, name="company"),
    path("cambio/", views.change, name="company_change"),
]
