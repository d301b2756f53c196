"""Serve the pages of guests at the port that GOODTERMS_GUESTS_ADDRESS names: `python -m goodterms.guests`.

Where others are to reach them, a proxy with HTTPS or a server for many stands in front.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from goodterms.errors import BadInput
from goodterms.guests.place import address

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

PORT, THREADS = 8818, 8


def main() -> None:
    """Serve until told to stop."""
    from cheroot.wsgi import Server

    try:
        port = urlsplit(address(os.environ)).port or PORT
        application = _application()
    except BadInput as problem:
        sys.exit(str(problem))
    server = Server(("127.0.0.1", port), application, numthreads=THREADS, server_name="localhost")
    try:
        server.prepare()
        sys.stdout.write(f"{address(os.environ)}\n")
        sys.stdout.flush()
        server.serve()
    except KeyboardInterrupt:
        server.stop()


def _application() -> WSGIApplication:
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.guests.settings"
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


if __name__ == "__main__":
    main()
