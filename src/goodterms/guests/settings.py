"""The settings of the pages of guests: their own addresses, cookies and templates, and one table."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from goodterms.guests.serve import hosting_guests
from goodterms.served.databases import databases

HOST = hosting_guests(os.environ)
GUESTS_ADDRESS = HOST.guests
SECURE = GUESTS_ADDRESS.startswith("https:")

SECRET_KEY = secrets.token_urlsafe(50)  # signs nothing
DEBUG = False
ALLOWED_HOSTS = [urlsplit(GUESTS_ADDRESS).hostname]
ROOT_URLCONF = "goodterms.guests.urls"
INSTALLED_APPS = ["django.contrib.staticfiles", "goodterms.guests", "goodterms.served"]
MIDDLEWARE = [
    "goodterms.served.headers.headers",
    "goodterms.guests.shields.own_address",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "goodterms.guests.shields.not_taken",
]
DATABASES = databases(HOST.database)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.i18n"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [  # the look, and an icon that says nothing
    (name, Path(__file__).parents[1] / "web" / "static" / name) for name in ("goodterms", "notes")
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HOST.proxies else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
CSRF_TRUSTED_ORIGINS = [GUESTS_ADDRESS]
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_AGE = None  # gone with the browser
CSRF_FAILURE_VIEW = "goodterms.guests.pages.errors.refused"
# Where it is encrypted, the names bind the cookies to this host; elsewhere they carry the port, which cookies ignore.
CSRF_COOKIE_NAME = "__Host-answers-form" if SECURE else f"answers-form-{urlsplit(GUESTS_ADDRESS).port or 80}"
GUEST_COOKIE_NAME = "__Host-answers" if SECURE else f"answers-{urlsplit(GUESTS_ADDRESS).port or 80}"

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
LOGGING_CONFIG = "goodterms.served.logs.configure"
LOGGING: dict[str, Any] = {"version": 1}  # Django calls LOGGING_CONFIG only where this is not empty
