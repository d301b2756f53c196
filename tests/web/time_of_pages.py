"""The time that the pages of a test go by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from goodterms.web import clock as clocks

if TYPE_CHECKING:
    import pytest


class Time:
    """The time of this test's pages."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = clocks.now().replace(hour=12, minute=0, second=0, microsecond=0)
        monkeypatch.setattr(clocks, "now", lambda: self.now)

    @property
    def today(self) -> str:
        return self.now.date().isoformat()

    def goes_on(self, **length: int) -> None:
        self.now += timedelta(**length)
