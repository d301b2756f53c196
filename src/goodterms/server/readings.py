"""Readings under way: each is made by one node, and kept in the vault, where every node finds it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, connections, transaction

from goodterms.server.imports import NODE
from goodterms.server.models import Work
from goodterms.web.database import saying
from goodterms.web.own_reading import Making, Readings
from goodterms.web.visits import Visit

if TYPE_CHECKING:
    from django.db.models import QuerySet

KIND = "reading"
LEASE = timedelta(seconds=60)
MOST_AT_ONCE = threading.BoundedSemaphore(2)


class SharedMaking(Making):
    """A reading that this node makes, holding a lease meanwhile."""

    def _run(self) -> None:
        try:
            with MOST_AT_ONCE:
                super()._run()
        finally:
            self._visit = Visit(seen=0.0)  # one without a key, which may be locked long before this goes
            _leases(self._account.hex()).filter(holder=NODE, job=_name(self.inputs)).delete()
            connections.close_all()


class Elsewhere(Making):
    """A reading that another node makes: it is found in the vault as soon as it is there."""

    def begin(self) -> None:
        """Do nothing."""


class SharedReadings(Readings):
    """Readings of this node, and leases that tell the others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._here: dict[str, SharedMaking] = {}

    def of(self, visit: Visit, inputs: bytes) -> Making:
        """Give the reading that is being made of these inputs; begin it where no node has."""
        whose = visit.account.hex()
        with self._lock:
            making = self._here.get(whose)
            if making is not None and making.inputs == inputs and not making.cancelled:
                return making
            if making is not None:
                making.cancel()
            if not _lease(whose, inputs):
                return Elsewhere(visit, inputs)
            self._here = {other: each for other, each in self._here.items() if not each.wait(0)}  # nobody came for it
            fresh = self._here[whose] = SharedMaking(visit, inputs)
            fresh.begin()
            return fresh

    def let_go(self, visit: Visit, making: Making) -> None:
        """Let go of a reading that is over."""
        with self._lock:
            if self._here.get(visit.account.hex()) is making:
                del self._here[visit.account.hex()]


def _lease(whose: str, inputs: bytes) -> bool:
    """Take the lease; False where another node is at it."""
    now, job = datetime.now(UTC), _name(inputs)
    with saying():
        if _leases(whose).exclude(holder=NODE).filter(job=job, until__gt=now).exists():
            return False
        try:
            with transaction.atomic():
                _leases(whose).delete()
                Work.objects.create(account=whose, kind=KIND, job=job, holder=NODE, until=now + LEASE)
        except IntegrityError:
            return False
    return True


def _leases(whose: str) -> QuerySet[Work]:
    return Work.objects.filter(account=whose, kind=KIND)


def _name(inputs: bytes) -> str:
    return inputs[:16].hex()
