"""Foreign keys point down the floors, as imports do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent.parent


def floors() -> dict[str, int]:
    """Part of the domain → its floor, from the contract that the imports are held to; higher numbers are lower."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {
        part.strip().rsplit(".", 1)[1]: depth
        for depth, layer in enumerate(layers)
        for part in layer.split("|")
        if ".domain." in part
    }


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("ventanilla.")]


def test_every_part_with_rows_has_its_floor():
    assert {model._meta.app_label for model in our_models()} <= set(floors())


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_no_row_points_up(model):
    known = floors()
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model.__module__.startswith("ventanilla."):
            there = field.related_model._meta.app_label
            assert known[there] >= known[model._meta.app_label], f"{field} points up to {there}"


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_no_model_orders_its_rows_by_default(model):
    assert not model._meta.ordering
