"""Start the pages of guests: granian serves them at GOODTERMS_GUESTS_LISTEN. Any number may run side by side."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from goodterms.hosting import BadHosting, Hosting, hosting
from goodterms.served.node import CannotServe, refuse_without, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SETTINGS = "goodterms.guests.settings"
TARGET = "goodterms.guests.application:application"
APP = "guests"


def hosting_guests(environ: Mapping[str, str]) -> Hosting:
    """Read how the server is set up. Raise BadHosting where guests have no address of their own."""
    found = hosting(environ)
    if not found.guests:
        raise BadHosting("GOODTERMS_GUESTS is not set: write where invited people reach their own pages.")
    return found


def serve(tell: Callable[[str], None]) -> None:
    """Serve until told to stop."""
    here = hosting_guests(os.environ)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    refuse_without("granian")
    _refuse_unready()
    tell(f"Good Terms serves {here.guests} from {here.guests_listen[0]}:{here.guests_listen[1]}. Ctrl-C ends it.")
    run(TARGET, here.guests_listen)


def _refuse_unready() -> None:
    """Refuse a database without the table as this program knows it."""
    import django

    django.setup()
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes(APP))
    except DatabaseError:
        raise CannotServe("The database cannot be reached; see GOODTERMS_DATABASE.") from None
    finally:
        connection.close()
    if behind:
        raise CannotServe("The database is not up to date; run goodterms host migrate first.")
