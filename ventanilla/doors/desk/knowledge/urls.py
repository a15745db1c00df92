from django.urls import path

from ventanilla.doors.desk.knowledge import suggestions, views

questions = [
    path("", views.articles, name="articles"),
    path("nueva/", views.new_article, name="article_new"),
    path("orden/", views.order, name="articles_order"),
    path("<int:number>/", views.article, name="article"),
    path("<int:number>/<slug:what>/", views.show_or_hide, name="article_shown"),
]
suggested = [
    path("", suggestions.suggestions, name="suggestions"),
    path("<int:number>/", suggestions.suggestion, name="suggestion"),
]
