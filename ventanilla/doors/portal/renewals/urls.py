from django.urls import path

from ventanilla.doors.portal.renewals import views

urlpatterns = [
    path("", views.renewals, name="renewals"),
    path("calendario/", views.feed, name="renewal_feed"),
    path("<int:number>/", views.renewal, name="renewal"),
    path("<int:number>/decidir/", views.deciding, name="renewal_decide"),
]
