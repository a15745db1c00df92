from django.urls import path

from ventanilla.doors.portal.workorders import deciding, views

urlpatterns = [
    path("", views.work_orders, name="work_orders"),
    path("<int:number>/", views.work_order, name="work_order"),
    path("<int:number>/pdf/<slug:which>/", views.paper, name="work_order_paper"),
    path("<int:number>/firmar/", deciding.signing, name="work_order_sign"),
    path("<int:number>/reparo/", deciding.objecting, name="work_order_object"),
]
