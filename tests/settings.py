"""Settings of the tests: the real ones, with a cheap password hash and static files straight from the sources."""

import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("VENTANILLA_SECRET_KEY", "k" * 60)
os.environ["VENTANILLA_DATA"] = tempfile.mkdtemp(prefix="ventanilla-tests-")
os.environ.setdefault("VENTANILLA_BASE_URL", "https://testserver")
os.environ.setdefault("VENTANILLA_BRAND_NAME", "Norte Sistemas")
os.environ.setdefault("VENTANILLA_STAFF_SECOND_FACTOR", "0")  # those who test it ask for it

from jinja2 import FileSystemBytecodeCache

from ventanilla.config.cli.prepare import compile_texts
from ventanilla.config.settings import *  # noqa: F403
from ventanilla.config.settings import DATA, DATABASES, ENV, PACKAGE, STATIC_ROOT, STORAGES, TEMPLATES

RECOVERY_WITHIN = (0, 0)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir()
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if ENV.is_sqlite:  # threads and processes need a real file
    DATABASES["default"]["TEST"] = {"NAME": Path(DATA) / "test.sqlite3"}
# Samples of letters are always there: whoever changes TEMPLATES during a test compiles every template anew for it.
TEMPLATES = [
    {**engine, "DIRS": [*engine["DIRS"], Path(__file__).parent / "domain/mail/templates"]}
    for engine in TEMPLATES
]
SCRATCH = Path(os.environ.get("SCRATCH", DATA))
"""What every process of this run would make alike, the first one makes for all: templates and texts compiled."""
(SCRATCH / "templates").mkdir(exist_ok=True)
TEMPLATES[0]["OPTIONS"] |= {"bytecode_cache": FileSystemBytecodeCache(str(SCRATCH / "templates"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

# English as the sources have it now, whether or not this tree has been prepared.
LOCALE_PATHS = [SCRATCH / "locale"]
shutil.copytree(
    PACKAGE / "locale", LOCALE_PATHS[0], ignore=shutil.ignore_patterns("*.mo"), dirs_exist_ok=True
)
compile_texts(LOCALE_PATHS[0])
