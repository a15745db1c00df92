"""Django's settings, derived from `Env`. One file: what an installation may change is in `env.py`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from ventanilla.config.env import Env

ENV = Env.load()
PACKAGE = Path(__file__).resolve().parent.parent
DATA = ENV.data.resolve()

# In a demonstration and on a developer's machine a fixed key is harmless: nothing in them is worth signing.
SECRET_KEY = ENV.secret_key or "not-a-secret-used-only-for-demonstrations-and-by-developers"
DEBUG = ENV.debug
BASE_URL = ENV.base_url
_secure = BASE_URL.startswith("https://")
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "localhost", *ENV.allowed_hosts]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_tasks",
    "ventanilla.domain.jobs",
    "ventanilla.domain.journal",
    "ventanilla.domain.provider",
    "ventanilla.domain.calendars",
    "ventanilla.domain.mail",
    "ventanilla.domain.files",
    "ventanilla.domain.drafts",
    "ventanilla.domain.search",
    "ventanilla.domain.people",
    "ventanilla.domain.push",
    "ventanilla.domain.customers",
    "ventanilla.domain.notices",
    "ventanilla.domain.levels",
    "ventanilla.domain.devices",
    "ventanilla.domain.contracts",
    "ventanilla.domain.invoices",
    "ventanilla.domain.hours",
    "ventanilla.domain.knowledge",
    "ventanilla.domain.tickets",
    "ventanilla.domain.workorders",
    "ventanilla.domain.renewals",
    "ventanilla.domain.support",
    "ventanilla.domain.chat",
    "ventanilla.domain.reports",
    "ventanilla.domain.summaries",
    "ventanilla.domain.privacy",
]

MIDDLEWARE = [
    "ventanilla.doors.shared.headers.SafeHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ventanilla.doors.shared.compression.CompressedPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "ventanilla.doors.shared.access.ActorMiddleware",
    "ventanilla.doors.shared.language.LanguageMiddleware",
    "ventanilla.doors.shared.trouble.TroubleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "ventanilla.config.urls"
WSGI_APPLICATION = "ventanilla.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "templates", *sorted(PACKAGE.glob("d*/*/templates"))],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "ventanilla.doors.shared.jinja.environment",
            "context_processors": [
                "ventanilla.doors.shared.pages.surroundings",
                "ventanilla.doors.desk.pages.surroundings",
                "ventanilla.doors.portal.pages.surroundings",
            ],
        },
    }
]
FORM_RENDERER = "ventanilla.doors.shared.jinja.FormRenderer"


def _database() -> dict[str, object]:
    parts = urlsplit(ENV.database_url)
    if ENV.is_sqlite:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path) if ENV.database_url else DATA / "ventanilla.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA temp_store=MEMORY;"
                "PRAGMA mmap_size=134217728;PRAGMA cache_size=-8000;PRAGMA journal_size_limit=27103364;",
            },
        }
    return {
        "ENGINE": "ventanilla.config.postgresql",  # Django's own, which says with a commit what it announces
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_HEALTH_CHECKS": True,
        # Planning costs more than answering: what is asked again and again is planned once a connection.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
    }


DATABASES = {"default": {**_database(), "CONN_MAX_AGE": 600, "ATOMIC_REQUESTS": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if ENV.redis_url:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
    }
elif ENV.is_sqlite:  # one process: its own memory is shared enough
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
else:  # several processes share their rate limits through the database
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}
    }

# People, sessions, passwords
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "ventanilla.doors.gate.directory.DirectoryBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("email", "name")}},
]  # fmt: skip
LOGIN_URL = "gate:login"
LOGIN_REDIRECT_URL = "gate:welcome"
LOGOUT_REDIRECT_URL = "gate:login"
ACCOUNT_ADAPTER = "ventanilla.doors.gate.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip",  # per account: domain/people/actions/throttling.py
    "reset_password": "20/m/ip,5/h/key",
    "passkey": "60/m/ip",
    "link": "60/m/ip",
    "openid": "60/m/ip",
    "recovery": "30/m/ip",
    "setup_code": "10/m/ip,60/h/ip",
}
PUSH_HOSTS: tuple[str, ...] = ()  # push services that need not be out there: of tests
RECOVERY_WITHIN = (500, 3000)  # milliseconds until a forgotten password is looked after
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.trusted_proxies

SESSION_ENGINE = "ventanilla.doors.shared.sessions"
SESSION_COOKIE_NAME = "__Host-session" if _secure else "session"
DEVICE_COOKIE_NAME = "__Host-device" if _secure else "device"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
CSRF_COOKIE_NAME = "__Host-csrf" if _secure else "csrf"
CSRF_FAILURE_VIEW = "ventanilla.doors.shared.trouble.stale_form"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.trusted_proxies else None

# Files: one upload is judged by `domain/files`; these limits only stop what is out of all proportion.
MAX_FILE_BYTES = ENV.max_file_mb * 1_000_000
FILES_ROOT = DATA / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 30
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# Words and time
LANGUAGE_CODE = ENV.language
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = ENV.time_zone

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# Our own sources in `ventanilla/static` are not published one by one: two finders put them together.
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ventanilla.doors.shared.stylesheet.StylesheetFinder",
    "ventanilla.doors.shared.stylesheet.DeskStyleFinder",
    "ventanilla.doors.shared.stylesheet.ScriptFinder",
    "ventanilla.doors.shared.stylesheet.DeskFinder",
    "ventanilla.doors.shared.stylesheet.PhoneFinder",
    "ventanilla.doors.shared.stylesheet.LiveFinder",
    "ventanilla.doors.shared.stylesheet.PushFinder",
    "ventanilla.doors.shared.stylesheet.ChatFinder",
    "ventanilla.doors.shared.stylesheet.ChatDeskFinder",
    "ventanilla.doors.shared.stylesheet.ConsoleFinder",
    "ventanilla.doors.shared.stylesheet.ChatStyleFinder",
    "ventanilla.doors.shared.stylesheet.SpriteFinder",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

TASKS = {"default": {"BACKEND": "ventanilla.domain.jobs.backend.DatabaseBackend", "QUEUES": []}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "ventanilla": {"level": ENV.log_level},
        "django": {"handlers": [], "level": "WARNING"},
        # A refused form or an unknown address is the visitor's business, not the operator's.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # where it calls that an error, with a traceback each time
    },
}
