from django.urls import path

from ventanilla.doors.portal.contact import views

urlpatterns = [
    path("", views.contact_us, name="contact_us"),
]
