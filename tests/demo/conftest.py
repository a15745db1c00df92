from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from ventanilla.demo import generate as story
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


@pytest.fixture
def few_tickets(monkeypatch: pytest.MonkeyPatch) -> None:
    """A smaller company: what is said of ten tickets a customer holds for hundreds."""
    monkeypatch.setattr(story, "CUSTOMERS", tuple(replace(one, tickets_in_two_years=10) for one in CUSTOMERS))


@pytest.fixture
def loaded(db: None, demonstration: Path, few_tickets: None) -> Path:
    load_demo(now=A_TUESDAY)
    return demonstration
