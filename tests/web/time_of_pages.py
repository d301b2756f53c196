"""The time that the pages of a test go by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from goodterms.web import clock as clocks

if TYPE_CHECKING:
    import pytest


class Time:
    """The time of this test's pages: noon of today, where nothing else is said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, day: int | None = None) -> None:
        noon = clocks.now().replace(hour=12, minute=0, second=0, microsecond=0)
        self.now = noon.replace(day=day or noon.day)
        monkeypatch.setattr(clocks, "now", lambda: self.now)

    @property
    def today(self) -> str:
        return self.day()

    def day(self, days: int = 0) -> str:
        return (self.now + timedelta(days=days)).date().isoformat()

    def goes_on(self, **length: int) -> None:
        self.now += timedelta(**length)

    def is_at(self, hour: int) -> None:
        self.now = self.now.replace(hour=hour)
