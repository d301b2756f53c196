"""The settings module that Django reads; where the program lives stands in place.py."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from goodterms.served.databases import SQLITE
from goodterms.web.place import PORT, place

HERE = place(os.environ)

SECRET_KEY = secrets.token_urlsafe(50)  # signs nothing that outlives the process
DEBUG = False
HOSTED = False  # this machine alone; goodterms.server.settings is for many
GUESTS_ADDRESS = ""  # nobody else reaches this machine, so nobody can be invited
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]  # the port is checked in shields.py
ROOT_URLCONF = "goodterms.web.urls"
WSGI_APPLICATION = "goodterms.web.application.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "goodterms.web", "goodterms.guests", "goodterms.served"]
MIDDLEWARE = [
    "goodterms.served.headers.headers",
    "goodterms.web.shields.own_address",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goodterms.web.visits.attach",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "goodterms.web.shields.not_taken",
]
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HERE.database_address,
        # A connection a request: one that stays open would go on with the old file after "delete everything".
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**SQLITE},
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
TIME_ZONE = None  # Django writes it into TZ, and this machine's own zone is needed

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # gone with the browser
CSRF_FAILURE_VIEW = "goodterms.web.pages.errors.refused"
# The two names carry the port, because a browser keeps one set of cookies for all ports of a machine.
VISIT_COOKIE_NAME = f"notes-{HERE.port or PORT}"
VISIT_COOKIE_SECURE = False  # on this machine alone there is no https
CSRF_COOKIE_NAME = f"notes-form-{HERE.port or PORT}"

FILE_UPLOAD_HANDLERS = ["goodterms.web.spool.SpoolHandler"]
MOST_UPLOAD = 2 * 1024**3  # what a reader takes: chats.source.MAX_BYTES
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
LOGGING_CONFIG = "goodterms.served.logs.configure"
SIGN_IN = ""  # who did not come by a start link finds nothing
LOGGING: dict[str, Any] = {"version": 1}  # Django calls LOGGING_CONFIG only where this is not empty
