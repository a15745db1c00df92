"""What is done to one row, or makes one, from a form of its own: then its page, or the form with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt


@dataclass(frozen=True)
class Acting:
    """In one part of the desk, whose rows belong to a customer."""

    route: str
    """Of the page of a row, by its number."""
    name: str
    """Of the row in the templates."""
    show: Callable[[DeskRequest, str, dict[str, Any], int], HttpResponse]

    def __call__(
        self, request: DeskRequest, found: Any, form: forms.Form, template: str, verb: Callable[[], object], words: str,
        **context: Any,
    ) -> HttpResponseBase:  # fmt: skip
        """Whoever sends the form again after a clash has seen how the row is now."""
        attempt = Attempt(form)
        if form.is_valid() and attempt.to(verb):
            messages.success(request, words)
            return redirect(self.route, found.pk)
        attempt.see_anew(found)
        around = {"form": form, self.name: found, "customer": found.customer}
        return self.show(request, template, {**around, **context}, attempt.status)

    def make(
        self, request: DeskRequest, customer: Customer, form: forms.Form, verb: Callable[[Customer, StaffMember], object],
    ) -> HttpResponseBase:  # fmt: skip
        """A new one of theirs, and its page; or the form again."""
        attempt = Attempt(form)
        if form.is_valid() and attempt.to(verb, customer, request.actor):
            messages.success(request, _("Guardado."))
            return redirect(self.route, attempt.result.pk)
        return self.show(
            request, "form", {"form": form, "customer": customer, self.name: None}, attempt.status
        )
