"""The headers that keep a page private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    # same-origin and not no-referrer, which would make browsers hide the Origin of our own forms
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()",
    "X-Robots-Tag": "noindex",
}
FAILED, NOT_TAKEN = 400, 405


def headers(get_response: Answer) -> Answer:
    """Send the headers that keep a page private (middleware, outermost)."""

    def answered(request: HttpRequest) -> HttpResponse:
        return keep_private(request, get_response(request))

    return answered


def hiding_what_is_not_taken(nothing_here: Answer) -> Callable[[Answer], Answer]:
    """Make the middleware, innermost, that lets a page look like none where it is not for this kind of request."""

    def not_taken(get_response: Answer) -> Answer:
        def answered(request: HttpRequest) -> HttpResponse:
            response = get_response(request)
            return nothing_here(request) if response.status_code == NOT_TAKEN else response

        return answered

    return not_taken


def keep_private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give an answer its headers, where a page did not set its own; what is not a file of ours is never stored."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if settings.SECURE_HSTS_SECONDS:  # where a server is reached by https
        response.headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"
    if response.status_code >= FAILED or not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["Cookie"])
    return response
