"""The time of day on the pages."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from goodterms.web import clock

if TYPE_CHECKING:
    import pytest


def test_it_is_the_time_of_the_machine() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert clock.now().tzinfo is not None


def test_setting_the_clock_while_the_program_runs_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = clock.now()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert timedelta(0) <= clock.now() - before < timedelta(minutes=1)


def test_time_goes_on_with_the_clock_that_only_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    before, awake = clock.now(), clock.awake_time()
    monkeypatch.setattr(clock, "awake_time", lambda: awake + 600)
    assert abs(clock.now() - before - timedelta(minutes=10)) < timedelta(minutes=1)
