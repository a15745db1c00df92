from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from ventanilla.demo import generate as story
from ventanilla.demo import workorder_papers
from ventanilla.demo.customers import CUSTOMERS
from ventanilla.demo.load import load_demo
from ventanilla.demo.story import Demo

A_TUESDAY = datetime(2026, 11, 24, 9, 20, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo() -> Demo:
    """The whole story, as it stands on a Tuesday morning."""
    return story.generate(2026, A_TUESDAY)


@pytest.fixture
def demonstration(settings, tmp_path: Path) -> Path:
    """This installation is a demonstration; its files lie in the folder given back."""
    settings.ENV = replace(django_settings.ENV, demo=True)
    settings.FILES_ROOT = tmp_path
    return tmp_path


FEW = tuple(replace(one, tickets_in_two_years=10) for one in CUSTOMERS)
"""A smaller company: what is said of ten tickets a customer holds for hundreds."""


@pytest.fixture
def few_tickets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "CUSTOMERS", FEW)
    monkeypatch.setattr(workorder_papers, "IN_TYPE", 2)


@pytest.fixture
def loaded(db: None, demonstration: Path, few_tickets: None) -> Path:
    load_demo(now=A_TUESDAY)
    return demonstration


@pytest.fixture(scope="module")
def loaded_for_all(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The same once for a module whose tests all begin with it, inside a transaction around them."""
    folder, around = tmp_path_factory.mktemp("demo"), transaction.atomic()
    around._from_testcase = True  # each test has its own transaction within
    with django_db_blocker.unblock(), around:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(story, "CUSTOMERS", FEW)
            patch.setattr(django_settings, "ENV", replace(django_settings.ENV, demo=True))
            patch.setattr(django_settings, "FILES_ROOT", folder)
            load_demo(now=A_TUESDAY)
        yield folder
        transaction.set_rollback(True)
