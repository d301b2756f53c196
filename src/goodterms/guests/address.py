"""How browsers reach the pages of guests, for those pages and for who makes a link to them."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings


def address() -> str:
    """Give the address that was set, empty where there is none: then nobody can be invited."""
    return str(settings.GUESTS_ADDRESS)


def host() -> str:
    """Give the name, and the port where it is not the usual one, by which browsers ask."""
    return urlsplit(address()).netloc


def secure() -> bool:
    """Tell whether the way to the pages is encrypted."""
    return address().startswith("https:")


def link_to(text: str) -> str:
    """Write the link that ends in a secret."""
    return f"{address()}/open/{text}"
