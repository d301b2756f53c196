"""Eight invented half-years through the pages: each is told what they should be told, on the day, and never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.half_year import PEOPLE, Life, Person, reaches_out, told_on
from goodterms.web import clock as clocks

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_pages_lead_there_by_themselves(person: Person, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def set_day(at: datetime) -> None:
        monkeypatch.setattr(clocks, "now", lambda: at)

    looks = Life(browser, person, set_day).live()
    for should in person.should:
        on = told_on(looks, should)
        assert on is not None, f"never told: {should}"
        assert should.day <= on <= should.day + should.within, f"told on day {on}: {should}"
    if not person.stops:
        assert [look for look in looks if look.stops] == []
    later = [look for look in looks if person.leaves is not None and look.day >= person.leaves]
    reaching = {look.day: found for look in later if (found := reaches_out(look))}
    assert reaching == {}
