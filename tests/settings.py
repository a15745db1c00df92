"""Settings of the tests: the real ones, with a cheap password hash and static files straight from the sources."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("VENTANILLA_SECRET_KEY", "k" * 60)
os.environ["VENTANILLA_DATA"] = tempfile.mkdtemp(prefix="ventanilla-tests-")
os.environ.setdefault("VENTANILLA_BASE_URL", "https://testserver")
os.environ.setdefault("VENTANILLA_BRAND_NAME", "Norte Sistemas")

from ventanilla.config.settings import *  # noqa: F403
from ventanilla.config.settings import DATA, DATABASES, ENV, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir()
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if ENV.is_sqlite:  # threads and processes need a real file
    DATABASES["default"]["TEST"] = {"NAME": Path(DATA) / "test.sqlite3"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
