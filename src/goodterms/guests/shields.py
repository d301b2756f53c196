"""What every answer to a guest carries, and what every change must show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.guests.address import address, host
from goodterms.guests.pages.errors import nothing_here
from goodterms.served.headers import hiding_what_is_not_taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Answer = Callable[[HttpRequest], HttpResponse]

SAFE = ("GET", "HEAD", "OPTIONS")


def own_address(get_response: Answer) -> Answer:
    """Refuse whoever calls us by another name, or changes something from a page that is not ours (middleware).

    A page whose address has a link's secret sends no Referer, and so no Origin either: browsers then write null, and
    say by Sec-Fetch-Site alone that it was ours.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_HOST", "").lower() != host() or not _allowed(request):
            return nothing_here(request)
        return get_response(request)

    return answered


not_taken = hiding_what_is_not_taken(nothing_here)


def _allowed(request: HttpRequest) -> bool:
    site, origin = request.META.get("HTTP_SEC_FETCH_SITE"), request.META.get("HTTP_ORIGIN")
    return request.method in SAFE or (site in {None, "same-origin"} and origin in {None, "null", address()})
