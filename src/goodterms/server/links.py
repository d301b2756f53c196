"""The links that a host hands out: to open an account, and to come in again."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from goodterms.errors import BadInput
from goodterms.server.adapters import digest
from goodterms.server.models import Account, SignedIn, SignUp, StoredVisit


class Nobody(BadInput):
    """There is no account of a name."""


def sign_up_link(days: int) -> str:
    """Make a link by which one person may open an account; only its digest is kept."""
    word = secrets.token_urlsafe(32)
    SignUp.objects.create(digest=digest(word), until=datetime.now(UTC) + timedelta(days=days))
    return settings.HOST.address + reverse("join", args=[word])


def way_in_link(name: str, *, without_second_step: bool) -> str:
    """Make a link by which somebody chooses a new password; whoever is in is out, and locked out. Raise Nobody."""
    account = Account.objects.filter(name=name.strip().lower()).first()
    if account is None:
        raise Nobody(f"There is no account called “{name}”.")
    with transaction.atomic():
        SignedIn.objects.filter(account=account.whose).delete()
        StoredVisit.objects.filter(account=account.whose).delete()
        if without_second_step:
            Authenticator.objects.filter(user=account).delete()
    args = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return settings.HOST.address + reverse("account_reset_password_from_key", kwargs=args)
