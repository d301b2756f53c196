from datetime import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.chats import zones
from goodterms.chats.source import BadExport

BERLIN = "Europe/Berlin"


def utc(*local: str, zone: str = BERLIN) -> list[str]:
    times = pl.Series([datetime.fromisoformat(time) for time in local], dtype=pl.Datetime("us"))
    return zones.to_utc(times, zone).dt.strftime("%d %H:%M").to_list()


def test_local_times_are_read_in_their_zone() -> None:
    assert utc("2024-01-13T09:00", "2024-07-13T09:00") == ["13 08:00", "13 07:00"]
    assert utc("2024-01-13T09:00", zone="America/New_York") == ["13 14:00"]


def test_a_repeated_hour_goes_by_the_order_of_the_file() -> None:
    local = ("2024-10-27T01:59", "2024-10-27T02:10", "2024-10-27T02:50", "2024-10-27T02:05", "2024-10-27T02:40")
    assert utc(*local) == ["26 23:59", "27 00:10", "27 00:50", "27 01:05", "27 01:40"]


def test_a_repeated_hour_without_a_step_back_is_the_first_one() -> None:
    assert utc("2024-10-27T02:10", "2024-10-27T03:00") == ["27 00:10", "27 02:00"]


def test_each_autumn_is_looked_at_for_itself() -> None:
    assert utc("2023-10-29T02:50", "2023-10-29T02:10", "2024-10-27T02:10") == ["29 00:50", "29 01:10", "27 00:10"]


def test_a_time_that_spring_leaves_out_is_read_as_if_the_clock_had_not_changed() -> None:
    assert utc("2024-03-31T01:59", "2024-03-31T02:30", "2024-03-31T03:00") == ["31 00:59", "31 01:30", "31 01:00"]


def test_a_zone_whose_clocks_change_by_half_an_hour_is_read() -> None:
    assert utc("2024-10-06T02:15", zone="Australia/Lord_Howe") == ["05 15:45"]
    assert utc("2024-04-07T01:45", "2024-04-07T01:40", zone="Australia/Lord_Howe") == ["06 14:45", "06 15:10"]


@given(
    st.lists(st.datetimes(*map(datetime.fromisoformat, ("2009-01-01", "2037-01-01"))), min_size=1),
    st.sampled_from([BERLIN, "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca", "UTC", "Pacific/Apia"]),
)
def test_every_local_time_gets_a_time_in_utc(times: list[datetime], zone: str) -> None:
    found = zones.to_utc(pl.Series(times, dtype=pl.Datetime("us")), zone)
    assert found.null_count() == 0
    assert found.dtype == pl.Datetime("us", "UTC")


def test_the_machine_s_own_zone_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert zones.named(None) == "Asia/Tokyo"


@pytest.mark.parametrize("zone", ["Mars/Phobos", "CET-1CEST"])
def test_a_machine_whose_zone_cannot_be_read_needs_one_to_be_named(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    with pytest.raises(BadExport, match="time zone could not be read; add --tz"):
        zones.named(None)
    assert zones.named(BERLIN) == BERLIN
