"""Start a node: granian serves the pages of everybody, against the database of GOODTERMS_DATABASE.

Any number of nodes may run side by side; none holds anything that the others lack.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from goodterms.hosting import hosting
from goodterms.served.node import CannotServe, refuse_without, run
from goodterms.web.private import keep_private

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = "goodterms.server.settings"
TARGET = "goodterms.server.application:application"


def set_up() -> None:
    """Load Django with the server's settings. Raise BadHosting, or CannotServe where the extra is missing."""
    hosting(os.environ)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    refuse_without("allauth", "granian")
    import django

    django.setup()


def serve(tell: Callable[[str], None]) -> None:
    """Serve until told to stop."""
    keep_private()
    set_up()
    _refuse_unready()
    here = hosting(os.environ)
    tell(f"Good Terms serves {here.address} from {here.listen[0]}:{here.listen[1]}. Ctrl-C ends it.")
    run(TARGET, here.listen)


def _refuse_unready() -> None:
    """Refuse a database that is not up to date: an older or a newer node must not write into it."""
    from goodterms.server.database import behind

    if found := behind():
        raise CannotServe(found)
