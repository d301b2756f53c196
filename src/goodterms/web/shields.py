"""What every answer carries and every change must show, whatever the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from goodterms.served.headers import hiding_what_is_not_taken
from goodterms.web.pages.errors import nothing_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]

SAFE = ("GET", "HEAD", "OPTIONS")
SHARED = "/messages/share"


def own_address(get_response: Answer) -> Answer:
    """Refuse whoever calls us by another name, or from a page that is not ours (middleware).

    The name stops a web site that lets its own name point to this machine; the origin stops one that posts to us, or
    tries whether our files are there.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "")
        if host not in _own_names(request) or not allowed(request, f"http://{host}"):
            return nothing_here(request)
        return get_response(request)

    return answered


not_taken = hiding_what_is_not_taken(nothing_here)


def _own_names(request: HttpRequest) -> tuple[str, ...]:
    port = request.META.get("SERVER_PORT", "")
    return tuple(f"{name}:{port}" for name in settings.ALLOWED_HOSTS)


def allowed(request: HttpRequest, own: str) -> bool:
    """Let our own pages do everything, and others only lead here; a browser too old to say which is which, nothing.

    own: our origin: scheme, name and port.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if request.method in SAFE:
        return site in {None, "same-origin", "none"} or _led_here(request)
    if _handed_over(request):
        return True
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return site == "same-origin"
    return origin.lower() == own and site in {None, "same-origin"}


def _handed_over(request: HttpRequest) -> bool:
    """Tell whether the system hands something over that was shared on it: no page can say that of itself."""
    return request.path == SHARED and request.META.get("HTTP_SEC_FETCH_SITE") == "none"


def _led_here(request: HttpRequest) -> bool:
    """Tell whether a window goes here from a page of somebody else; a frame within that page may not."""
    whole = request.META.get("HTTP_SEC_FETCH_DEST", "document") == "document"
    return whole and request.META.get("HTTP_SEC_FETCH_MODE") == "navigate"
