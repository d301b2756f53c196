"""A month written out in plain values and read again is the same month."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import msgspec
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.companion import months
from goodterms.companion.months import BadMonth
from goodterms.companion.plain_month import PlainMonth, packed, plain
from goodterms.reading import FEATURES_VERSION, features
from tests.tables import columns

FEBRUARY = st.datetimes(datetime(2026, 2, 1), datetime(2026, 2, 28, 23, 59), timezones=st.just(UTC))  # noqa: DTZ001
ROW = st.tuples(FEBRUARY, st.sampled_from(["me", "them", "app"]), st.one_of(st.none(), st.text()))
DIGESTS = st.integers(0, 2**64 - 1)


def a_month(rows: list[tuple[datetime, str, str | None]], digests: list[int], *, words: bool = False) -> bytes:
    ordered = sorted(rows, key=lambda row: row[0])
    table = columns([at for at, _, _ in ordered], [who for _, who, _ in ordered])
    table = table.with_columns(text=pl.Series([text for _, _, text in ordered], dtype=pl.String))
    frame = table.select("sent_at", "who", "text") if words else features(table, "UTC").frame
    (month,) = months.split(frame.select(pl.Series("digest", digests, dtype=pl.UInt64), pl.all()))
    return months.to_bytes(month)


@given(st.lists(ROW, min_size=1, max_size=12), st.booleans(), st.data())
def test_every_month_is_the_same_after_being_written_out_as_json_and_read(
    rows: list[tuple[datetime, str, str | None]], words: bool, data: st.DataObject
) -> None:
    digests = data.draw(st.lists(DIGESTS, min_size=len(rows), max_size=len(rows), unique=True))
    before = a_month(rows, digests, words=words)
    written = msgspec.json.encode(plain(before))
    now = packed(msgspec.json.decode(written, type=PlainMonth))
    assert months.from_bytes(now).same_as(months.from_bytes(before))
    assert months.from_bytes(now).frame.schema == months.from_bytes(before).frame.schema


def test_a_digest_is_written_so_that_no_program_rounds_it() -> None:
    written = plain(a_month([(datetime(2026, 2, 1, tzinfo=UTC), "me", "hello")], [2**64 - 1]))
    assert json.loads(msgspec.json.encode(written))["rows"][0]["digest"] == "18446744073709551615"


@pytest.mark.parametrize(
    "changes",
    [
        {"rows": []},
        {"version": FEATURES_VERSION + 1},
        {"version": 70000},
        {"month": "February"},
        {"rows": [{"digest": "1", "sent_at": "2026-02-01T00:00:00.000000Z"}]},
        {"rows": [{"digest": "-1", "sent_at": "2026-02-01T00:00:00.000000Z", "who": "me"}]},
        {"rows": [{"digest": "1", "sent_at": "2026-02-01", "who": "me"}]},
        {"rows": [{"digest": "1", "sent_at": "2026-02-01T00:00:00.000000Z", "who": "us"}]},
        {"rows": [{"digest": "1", "sent_at": "2026-02-01T00:00:00.000000Z", "who": "me", "text": ["a"]}]},
        {"rows": [{"digest": "1", "sent_at": "2026-02-01T00:00:00.000000Z", "who": "me", "mood": "low"}]},
    ],
)
def test_what_does_not_hold_together_is_refused(changes: dict[str, object]) -> None:
    good = plain(a_month([(datetime(2026, 2, 1, tzinfo=UTC), "me", "hello")], [1]))
    with pytest.raises(BadMonth):
        packed(msgspec.structs.replace(good, **changes))
