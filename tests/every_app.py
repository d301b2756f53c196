"""Settings with every app, for the type checker alone: nothing runs with them."""

from goodterms.hosting import Hosting
from goodterms.web.settings import *  # noqa: F403

from goodterms.web.settings import INSTALLED_APPS as ALONE  # isort: skip

HOST: Hosting
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "goodterms.server",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *ALONE,
]
AUTH_USER_MODEL = "server.Account"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
OPENING_AT_ONCE = 2
OPENING_WAITING = 20
OPENING_SECONDS = 30.0
SECURE_HSTS_SECONDS = 0
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]
