"""The clock of a program that was started by clocked.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.browser.program import ZONE

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 11, 24, 21, 40, tzinfo=ZoneInfo(ZONE))


@dataclass
class Clock:
    """What time it is for the program, by a file that it reads."""

    file: Path
    now: datetime = field(default=START)

    def __post_init__(self) -> None:
        """Set the clock for the first time."""
        self.goes_on()

    def goes_on(self, **length: float) -> None:
        """Let time pass."""
        self.now += timedelta(**length)
        self.file.write_text(self.now.isoformat(), encoding="ascii")

    def breaks(self) -> None:
        """Let the program find no clock, which is a mistake that no page foresees."""
        self.file.write_text("nothing", encoding="ascii")
