"""An administrator at the settings; a mail server whose answers the test decides."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.mail.conftest import env, mail_host, sample_templates, write

__all__ = ["env", "mail_host", "sample_templates", "write"]


@pytest.fixture
def ivan(cast, sign_in) -> Client:
    """The browser of the administrator."""
    return sign_in(cast.ivan)
