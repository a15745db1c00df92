"""Views of the queue that somebody keeps: for themself, or for the whole desk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import SavedView
from ventanilla.domain.tickets.policy import may_share_views

Filters = Mapping[str, Sequence[str]]

LONGEST_NAME = 40
LARGEST = 2048
"""Bytes of filters."""
MOST = 50
"""Of one person."""


@transaction.atomic
def save_view(*, by: StaffMember, name: str, filters: Filters, is_shared: bool = False) -> SavedView:
    """Keep these filters under a name, for oneself or for everybody. The same again gives back the same view.

    Raises Refused when the name is taken or the filters are none, and when somebody may not share.
    """
    name, kept = _name(name), _filters(filters)
    take_turns("views")
    mine = SavedView.objects.filter(owner=by)
    known = mine.filter(name=name).first()
    if known and (known.filters, known.is_shared) == (kept, is_shared):
        return known
    _refuse_taken(by, name)
    if is_shared:
        _refuse_sharing(by)
    if mine.count() >= MOST:
        raise Refused(_("Ya tienes %(most)s vistas: borra alguna antes.") % {"most": MOST})
    view = SavedView.objects.create(
        owner=by, name=name, filters=kept, is_shared=is_shared, position=mine.count()
    )
    record(by, "view.saved", view, at=now(), name=name, shared=is_shared)
    return view


@transaction.atomic
def rename_view(view: SavedView, name: str, *, by: StaffMember) -> SavedView:
    """Raises Refused for somebody else's view and for a name that is taken."""
    view = _held(view, by)
    if (name := _name(name)) != view.name:
        take_turns("views")
        _refuse_taken(view.owner, name)
        _write(view, "view.renamed", by=by, name=name)
    return view


@transaction.atomic
def refilter_view(view: SavedView, filters: Filters, *, by: StaffMember) -> SavedView:
    """The same name shows something else from now on. Raises Refused for somebody else's view."""
    view = _held(view, by)
    if (kept := _filters(filters)) != view.filters:
        _write(view, "view.refiltered", by=by, filters=kept)
    return view


@transaction.atomic
def share_view(view: SavedView, *, by: StaffMember) -> SavedView:
    """Everybody of the desk finds it. Raises Refused for who may not share."""
    view = _held(view, by)
    _refuse_sharing(by)
    if not view.is_shared:
        _write(view, "view.shared", by=by, is_shared=True)
    return view


@transaction.atomic
def keep_view_private(view: SavedView, *, by: StaffMember) -> SavedView:
    """Only its owner finds it again."""
    view = _held(view, by)
    if view.is_shared:
        _write(view, "view.kept_private", by=by, is_shared=False)
    return view


@transaction.atomic
def forget_view(view: SavedView, *, by: StaffMember) -> None:
    """It is gone. Raises Refused for somebody else's view; who may share may also take away what is shared."""
    view = _held(view, by)
    record(by, "view.forgotten", view, at=now(), name=view.name, shared=view.is_shared)
    view.delete()


def _held(view: SavedView, by: StaffMember) -> SavedView:
    view = SavedView.objects.select_for_update(of=("self",)).select_related("owner").get(pk=view.pk)
    if view.owner_id != by.pk and not (view.is_shared and may_share_views(by)):
        raise Refused(_("Esta vista es de otra persona."))
    return view


def _write(view: SavedView, verb: str, *, by: StaffMember, **facts: object) -> None:
    for name, value in facts.items():
        setattr(view, name, value)
    view.save(update_fields=[*facts])
    record(by, verb, view, at=now(), name=view.name)


def _refuse_sharing(by: StaffMember) -> None:
    if not may_share_views(by):
        raise Refused(_("Compartir vistas es cosa de coordinación, responsables y administradores."))


def _refuse_taken(owner: StaffMember, name: str) -> None:
    if SavedView.objects.filter(owner=owner, name=name).exists():
        raise Refused(_("Ya tienes una vista con ese nombre."), field="name")


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(_("Escribe un nombre, de 40 caracteres como mucho."), field="name")
    return name


def _filters(filters: Filters) -> dict[str, list[str]]:
    """As they are kept: names in order, values as texts, none empty. What they mean is the queue's to know."""
    kept = {name: [str(one) for one in filters[name] if str(one)] for name in sorted(filters)}
    kept = {name: values for name, values in kept.items() if values}
    if not kept:
        raise Refused(_("Elige antes algún filtro: una vista sin filtros es la cola entera."))
    if len(json.dumps(kept).encode()) > LARGEST:
        raise Refused(_("Son demasiados filtros para una vista."))
    return kept
