"""What every answer carries and every change must show, whatever the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from goodterms.served.headers import keep_private
from goodterms.web.pages.errors import nothing_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]

SAFE = ("GET", "HEAD", "OPTIONS")
NOT_TAKEN = 405


def headers(get_response: Answer) -> Answer:
    """Send the headers that keep a page private (middleware, outermost)."""

    def answered(request: HttpRequest) -> HttpResponse:
        return keep_private(request, get_response(request))

    return answered


def own_address(get_response: Answer) -> Answer:
    """Refuse whoever calls us by another name, or from a page that is not ours (middleware).

    The name stops a web site that lets its own name point to this machine; the origin stops one that posts to us, or
    tries whether our files are there.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "")
        if host not in _own_names(request) or not _allowed(request, host):
            return nothing_here(request)
        return get_response(request)

    return answered


def not_taken(get_response: Answer) -> Answer:
    """Let a page that exists, but not for this kind of request, look like none (middleware, innermost)."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return nothing_here(request) if response.status_code == NOT_TAKEN else response

    return answered


def _own_names(request: HttpRequest) -> tuple[str, ...]:
    port = request.META.get("SERVER_PORT", "")
    return tuple(f"{name}:{port}" for name in settings.ALLOWED_HOSTS)


def _allowed(request: HttpRequest, host: str) -> bool:
    """Let our own pages do everything, and others only lead here; a browser too old to say which is which, nothing."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if request.method in SAFE:
        return site in {None, "same-origin", "none"} or led_here(request)
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return site == "same-origin"
    return origin == f"http://{host}" and site in {None, "same-origin"}


def led_here(request: HttpRequest) -> bool:
    """Tell whether a window goes here from a page of somebody else; a frame within that page may not."""
    whole = request.META.get("HTTP_SEC_FETCH_DEST", "document") == "document"
    return whole and request.META.get("HTTP_SEC_FETCH_MODE") == "navigate"
