"""The time zones that a page offers."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest

from goodterms.web.zone_choices import zone_options

OPTION = re.compile(r'<option value="([^"]*)"( selected)?>([^<]*)</option>')


def options(chosen: str) -> list[tuple[str, str, str]]:
    return OPTION.findall("".join(zone_options(chosen)))


@pytest.mark.parametrize("chosen", ["Europe/Berlin", "America/Indiana/Knox", "UTC", "US/Eastern", "Europe/Atlantis"])
def test_what_is_chosen_is_selected_once_however_it_is_called(chosen: str) -> None:
    listed = options(chosen)
    assert [name for name, selected, _ in listed if selected] == [chosen]
    assert len({name for name, _, _ in listed}) == len(listed)
    assert [name for name, selected, _ in options("Asia/Tokyo") if selected] == ["Asia/Tokyo"]


def test_every_zone_that_is_offered_exists_and_is_called_by_its_place() -> None:
    listed = options("UTC")
    assert len(listed) > 300
    assert all(ZoneInfo(name) for name, _, _ in listed)
    places = {name: place for name, _, place in listed}
    assert places["America/Indiana/Knox"] == "Indiana, Knox"
    assert places["America/New_York"] == "New York"
    assert places["UTC"] == "UTC"


def test_a_hostile_zone_stays_text() -> None:
    drawn = "".join(zone_options('"><script>alert(1)</script>'))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
