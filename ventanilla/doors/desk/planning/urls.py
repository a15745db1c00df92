"""Addresses of the planning."""

from django.urls import path

from ventanilla.doors.desk.planning import feeds, views

urlpatterns = [
    path("", views.planning, name="planning"),
    path("calendario/", feeds.feed, name="feed"),
    path("<int:number>/", views.visit, name="visit"),
    path("<int:number>/sin-fecha/", views.unplanning, name="unplan"),
]
