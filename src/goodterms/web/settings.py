"""Settings, read strictly from the environment; also the settings module that Django reads.

GOODTERMS_HOME: the folder of the vault (default: the system's place for a program's data).
GOODTERMS_PORT: the port on this machine (default: 8817, or any free one where that is taken).
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

PORT = 8817
PORTS = range(1024, 65536)
MODULE = "goodterms.web.settings"


class BadSetting(BadInput):
    """A setting that cannot be used."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program keeps what it keeps, and where it listens. port: None is any free one near the usual."""

    home: Path
    port: int | None

    @property
    def database(self) -> Path:
        """Name the file of the vault."""
        return self.home / "vault.sqlite3"

    @property
    def run(self) -> Path:
        """Name the folder of what lives only while the program runs."""
        return self.home / "run"


def place(environ: Mapping[str, str]) -> Place:
    """Read where the program lives. Raise BadSetting for what cannot be used."""
    home = environ.get("GOODTERMS_HOME") or platformdirs.user_data_dir("goodterms", appauthor=False)
    if not Path(home).is_absolute():
        raise BadSetting(f"GOODTERMS_HOME is “{home}”; write the whole path of a folder, from the root on.")
    return Place(Path(home), _port(environ.get("GOODTERMS_PORT")))


def _port(written: str | None) -> int | None:
    if not written:
        return None
    if not written.isascii() or not written.isdecimal() or int(written) not in PORTS:
        raise BadSetting(f"GOODTERMS_PORT is “{written}”; write a number from {PORTS[0]} to {PORTS[-1]}.")
    return int(written)


HERE = place(os.environ)

SECRET_KEY = secrets.token_urlsafe(50)  # signs nothing that outlives the process
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]  # the port is checked in shields.py
ROOT_URLCONF = "goodterms.web.urls"
WSGI_APPLICATION = "goodterms.web.application.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "goodterms.web"]
MIDDLEWARE = [
    "goodterms.web.shields.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goodterms.web.shields.own_address",
    "goodterms.web.visits.attach",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HERE.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 10,
            "transaction_mode": "IMMEDIATE",
            # FULL, not NORMAL: what was written must outlive a power cut, and there is little to write.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
            "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=0;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.i18n", "goodterms.web.frame.frame"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # gone with the browser
CSRF_FAILURE_VIEW = "goodterms.web.pages.errors.refused"
# The two names carry the port, because a browser keeps one set of cookies for all ports of a machine.
VISIT_COOKIE_NAME = f"goodterms-{HERE.port or PORT}"
CSRF_COOKIE_NAME = f"goodterms-form-{HERE.port or PORT}"

FILE_UPLOAD_HANDLERS = ["goodterms.web.spool.SpoolHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
LOGGING_CONFIG = "goodterms.web.logs.configure"
LOGGING: dict[str, Any] = {}
