"""Addresses of the planning."""

from django.urls import path

from ventanilla.doors.desk.planning import feeds, orders, views

urlpatterns = [
    path("", views.planning, name="planning"),
    path("calendario/", feeds.feed, name="feed"),
    path("partes/<int:number>/", orders.visit, name="order_visit"),
    path("partes/<int:number>/sin-fecha/", orders.unplanning, name="order_unplan"),
    path("<int:number>/", views.visit, name="visit"),
    path("<int:number>/sin-fecha/", views.unplanning, name="unplan"),
]
