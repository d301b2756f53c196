"""Put what many nodes share in the place of what one process alone holds in memory."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings


class ServerConfig(AppConfig):
    """The server's own part of the pages."""

    name = "goodterms.server"
    label = "server"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Visits, wrong passphrases, uploads, imports and readings under way lie in the database from now on."""
        from goodterms.server import imports, readings, tries, uploads, visits
        from goodterms.web import bringing, keyring, own_reading, spool
        from goodterms.web import visits as pages_visits

        pages_visits.VISITS = visits.StoredVisits()
        keyring.GATE = keyring.Gate(settings.OPENING_AT_ONCE, settings.OPENING_WAITING, settings.OPENING_SECONDS)
        keyring.tries_of = tries.tries_of
        spool.spool_for = uploads.spool_for
        bringing.IMPORTS = imports.StoredImports()
        own_reading.READINGS = readings.SharedReadings()
