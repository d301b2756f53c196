"""The database of a server: bringing its tables up to date, and saying whether they are."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goodterms.web.database import saying


def behind() -> str:
    """Say in one sentence why this program and the database do not fit, or nothing."""
    with saying():
        executor = MigrationExecutor(connection)
        targets = executor.loader.graph.leaf_nodes()
        if set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations):
            return "The database was made by a newer Good Terms; update this one and start it again."
        if executor.migration_plan(targets):
            return "The database is not up to date; run goodterms host migrate first."
    return ""


def migrate() -> None:
    """Bring the tables up to date, those of the limits of guessing too."""
    with saying():
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
