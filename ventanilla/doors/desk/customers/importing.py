"""Importar clientes."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import redirect

from ventanilla.domain.customers.actions.importing_customers import TABLE, import_customers, look_at
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.doors.desk.customers.told import label_of
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.desk.importing import take_table
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page


@editing
@desk_page
def importing(request: DeskRequest) -> HttpResponseBase:
    me = request.actor
    allow(may_keep_customers(me))
    step = take_table(request, TABLE, look_at=partial(look_at, by=me), write=partial(import_customers, by=me))
    if step.is_done:
        return redirect("desk:customers")
    return show(request, "importing", step.context | {"label_of": label_of}, step.status)
