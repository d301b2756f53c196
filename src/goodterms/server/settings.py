"""The settings of a server for others; nothing starts without those of goodterms.hosting."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from goodterms.hosting import hosting
from goodterms.served.databases import databases
from goodterms.web import settings as alone

HOST = hosting(os.environ)
HOSTED = True
GUESTS_ADDRESS = HOST.guests

SECRET_KEY = HOST.secret
DEBUG = False
ALLOWED_HOSTS = [urlsplit(HOST.address).hostname or ""]
ROOT_URLCONF = "goodterms.server.urls"
WSGI_APPLICATION = "goodterms.server.application.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django_htmx",
    "goodterms.server",
    "goodterms.web",
    "goodterms.guests",
    "goodterms.served",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "goodterms.server.shields.health",
    "goodterms.served.headers.headers",
    "goodterms.server.shields.own_address",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goodterms.server.visits.attach",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "goodterms.web.shields.not_taken",
]
DATABASES = databases(HOST.database)
DEFAULT_AUTO_FIELD = alone.DEFAULT_AUTO_FIELD
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # with few, who guesses much would push out what was counted of them
    }
}
TEMPLATES: list[dict[str, Any]] = [
    {
        **alone.TEMPLATES[0],
        "OPTIONS": {
            **alone.TEMPLATES[0]["OPTIONS"],
            "context_processors": [
                *alone.TEMPLATES[0]["OPTIONS"]["context_processors"],
                "django.template.context_processors.request",
                "goodterms.server.frame.host",
            ],
        },
    }
]

LANGUAGE_CODE = alone.LANGUAGE_CODE
LANGUAGES = alone.LANGUAGES
LOCALE_PATHS = [*alone.LOCALE_PATHS, Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = alone.STATIC_URL
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_MIMETYPES = alone.WHITENOISE_MIMETYPES

# Names that a browser takes only over https, for this very host, where https is used.
_PREFIX = "__Host-" if HOST.secure else ""
CSRF_COOKIE_NAME = f"{_PREFIX}notes-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HOST.secure
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = alone.CSRF_FAILURE_VIEW
CSRF_TRUSTED_ORIGINS = [HOST.address]
SESSION_ENGINE = "goodterms.server.sessions"
SESSION_COOKIE_NAME = f"{_PREFIX}notes-in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # or who comes by a link would have to sign in twice
SESSION_COOKIE_SECURE = HOST.secure
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
VISIT_COOKIE_NAME = f"{_PREFIX}notes"
VISIT_COOKIE_SECURE = HOST.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HOST.proxies else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HOST.secure else 0

AUTH_USER_MODEL = "server.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "goodterms.server.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "10/h/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "reset_password_from_key": "20/m/ip",
}
MFA_ADAPTER = "goodterms.server.adapters.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Notes"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = (
    not HOST.secure
)  # on this machine itself alone: hosting refuses plain http elsewhere
ALLAUTH_TRUSTED_PROXY_COUNT = HOST.proxies

FILE_UPLOAD_HANDLERS = alone.FILE_UPLOAD_HANDLERS
MOST_UPLOAD = HOST.upload_mb * 1024**2
DATA_UPLOAD_MAX_MEMORY_SIZE = alone.DATA_UPLOAD_MAX_MEMORY_SIZE
OPENING_AT_ONCE, OPENING_WAITING, OPENING_SECONDS = HOST.opening, 20, 30.0
LOGGING_CONFIG = alone.LOGGING_CONFIG
LOGGING = alone.LOGGING
SIGN_IN = "account_login"
