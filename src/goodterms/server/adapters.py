"""How django-allauth's accounts fit in here: who may open one, and that their secrets are not stored readable."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodterms.server.frame import SAID
from goodterms.server.models import Account, SignUp
from goodterms.server.secret import secret_box
from goodterms.web import visits

if TYPE_CHECKING:
    from django.http import HttpRequest

BY_LINK = "sign-up"
SECRETS = "secrets of the second step"


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts have a name and no mail address; they are opened by a link of the host's, or by anybody."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed; ask whoever runs this server."),
        "enter_current_password": _("That is not your password so far; type it once more."),
        "incorrect_password": _("That is not your password; type it once more."),
        "incorrect_code": _("That code does not fit; take the one that your app shows now, or a spare code."),
        "rate_limited": _("Those were too many tries; wait five minutes, then try again."),
        "too_many_login_attempts": _("Those were too many tries; wait five minutes, then try again."),
        "username_password_mismatch": _("Name and password do not fit together; type them once more."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this browser may open an account."""
        return settings.HOST.sign_up == "open" or link_of(request) is not None

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Take a name of its own: capital and small letters are the same."""
        name = username.strip().lower()
        if not shallow and Account.objects.filter(name=name).exists():
            raise ValidationError(_("That name is taken; choose another one."))
        if not name.isprintable() or "@" in name:
            raise ValidationError(_("Take letters and digits, and no mail address: the name is all that is asked."))
        return name

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:
        """Open the account; the link by which it was opened opens no other."""
        with transaction.atomic():
            link = link_of(request)
            if settings.HOST.sign_up != "open" and (link is None or not link.delete()[0]):  # used in another window
                raise ImmediateHttpResponse(render(request, "account/link_over.html", status=404))
            opened: Account = super().save_user(request, user, form, commit)
        request.session.pop(BY_LINK, None)
        return opened

    def add_message(self, request: HttpRequest, *rest: Any, message: str | None = None, **more: Any) -> None:
        """Say on the next page what went wrong; what went well, for which there are templates, shows by itself."""
        del rest, more
        if message:
            request.session[SAID] = [*request.session.get(SAID, ()), str(message)]

    def login(self, request: HttpRequest, user: Account) -> None:
        """Let somebody in, who then gives the passphrase, whatever this browser had open."""
        _lock(request)
        super().login(request, user)

    def logout(self, request: HttpRequest) -> None:
        """Let somebody out, and lock what this browser has open."""
        _lock(request)
        super().logout(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: there is no address."""


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Passkeys and authenticator codes; their secrets are sealed under the server's own."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Accounts.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Spare codes come with a second step; switch one on first."),
    }

    def build_totp_svg(self, url: str) -> str:
        """Draw what the camera of an app reads: dark on light, whatever the page is."""
        import qrcode
        from qrcode.image.svg import SvgPathFillImage

        drawn: str = qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
        return drawn

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return base64.b64encode(secret_box(SECRETS).seal(text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret of the database."""
        plain = secret_box(SECRETS).open(base64.b64decode(encrypted_text))
        if plain is None:
            raise ValueError("A secret of the second step was sealed under another GOODTERMS_SECRET_FILE.")
        return plain.decode()

    def generate_authenticator_name(self, user: Account, type: Any) -> str:  # noqa: A002 (allauth's own)
        """Name a passkey plainly."""
        del user, type
        return str(_("This device"))


def link_of(request: HttpRequest) -> SignUp | None:
    """Give the sign-up link by which this browser came, while it is good."""
    return good_link(request.session.get(BY_LINK, ""))


def good_link(digest_: str) -> SignUp | None:
    """Give the sign-up link of a digest, while it is good."""
    return SignUp.objects.filter(digest=digest_, until__gt=datetime.now(UTC)).first() if digest_ else None


def digest(word: str) -> str:
    """Name a sign-up link by its word."""
    return sha256(b"goodterms sign-up 1\0" + word.encode()).hexdigest()


def _lock(request: HttpRequest) -> None:
    visits.VISITS.end(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))
