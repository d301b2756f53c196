"""Accounts: the link by which one is opened, what there is to set, and deleting it with everything."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from goodterms.errors import BadInput
from goodterms.server.adapters import BY_LINK, digest, good_link
from goodterms.server.erasing import erase
from goodterms.web import clock, invitations
from goodterms.web.access import visitor
from goodterms.web.pages.door import cleared

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from goodterms.web.access import Asked


@visitor
@require_safe
def account(request: Asked) -> HttpResponse:
    """Show how one comes in, and what can be changed about it."""
    found = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(request, "account/account.html", {"ways": found, "name": request.user.get_username()})


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, word: str) -> HttpResponse:
    """Let somebody with a good link open an account; opening the link alone changes nothing."""
    if request.user.is_authenticated:
        return redirect("home")
    if good_link(digest(word)) is None:
        return render(request, "account/link_over.html", status=404)
    if request.method == "POST":
        request.session[BY_LINK] = digest(word)
        return redirect("account_signup")
    return render(request, "account/join.html")


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Say what can be done where the password is forgotten: there is no mail address to write to."""
    return render(request, "account/forgotten.html")


@visitor
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def delete(request: Asked) -> HttpResponse:
    """Delete the account, and everything that was kept under it."""
    if request.method == "POST":
        whose = request.visit.whose
        if whose is None:
            raise Http404
        if request.visit.state == "open":
            with suppress(BadInput):  # what is damaged can still be deleted
                invitations.withdraw(request.visit.book(), clock.now())
        with transaction.atomic():
            erase(whose)
        request.visit.forget()
        logout(request)
        return cleared(redirect("account-gone"))
    return render(request, "account/delete.html")


@require_safe
def seen(request: HttpRequest) -> HttpResponse:
    """Say what whoever runs the server can see, and what not."""
    return render(request, "account/seen.html")


@require_GET
def gone(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "account/gone.html")
