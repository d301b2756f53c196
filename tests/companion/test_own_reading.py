"""The reading of one's own kept messages, and the key of what it is made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms import reading
from goodterms.companion import months
from goodterms.companion.own_reading import BroughtPart, Own, key_of, people_of_names, read_own
from goodterms.companion.people import END_ISOLATE, ISOLATE, People
from goodterms.companion.read_kept import read_kept
from goodterms.reading import BadRequest, Event
from tests.reading.invented import chat
from tests.tables import table

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

BREAKUP = Event("breakup", date(2026, 4, 6))
MESSAGES = chat(7, 26 * 7)
SPAN = MESSAGES["sent_at"][0], MESSAGES["sent_at"][-1]
PART = BroughtPart((SPAN,), minutes_only=False, skipped=0, left_out=0, warnings=())


def own(messages: pl.DataFrame = MESSAGES, *parts: BroughtPart, events: tuple[Event, ...] = ()) -> Own:
    """Keep messages as an import does, by month, and read them in Berlin."""
    frame = reading.features(messages, "UTC").frame.with_columns(digest=messages["id"])
    kept = tuple(months.from_bytes(months.to_bytes(month)) for month in months.split(frame))
    return Own(kept, ("Kim",), ("Alex",), "", "Europe/Berlin", events, parts or (PART,))


def test_what_is_kept_by_month_shows_the_same_as_the_messages_themselves() -> None:
    whole = reading.features(MESSAGES, "Europe/Berlin")
    people = People(f"{ISOLATE}Kim{END_ISOLATE}", f"{ISOLATE}Alex{END_ISOLATE}")
    assert read_own(own(events=(BREAKUP,))) == read_kept(whole, people, ("Kim", "Alex"), events=[BREAKUP])


def test_a_day_marked_twice_is_read_once() -> None:
    assert read_own(own(events=(BREAKUP, BREAKUP))) == read_own(own(events=(BREAKUP,)))


def test_a_day_outside_the_messages_is_remarked_on_in_words() -> None:
    (remark,) = read_own(own(events=(Event("met", date(2019, 5, 1)),))).remarks
    assert "1 May 2019 (you met)" in remark
    assert "met=" not in remark


def test_messages_that_count_for_nothing_cannot_be_read() -> None:
    rows = [("me", "2026-01-05 10:00"), ("them", "2026-01-05 11:00")]
    with pytest.raises(BadRequest, match="These files hold calls only, and nothing here is read from calls yet"):
        read_own(own(table([*rows, ("app", "2026-01-06 10:00")], kind="call")))
    with pytest.raises(BadRequest, match="no message between the two of you in this export, only calls and the like"):
        read_own(own(table(rows, kind="reaction")))


def test_what_all_imports_had_to_guess_is_handed_on_once() -> None:
    first = replace(PART, warnings=("Day first.",), skipped=3, left_out=5, minutes_only=True)
    found = read_own(own(MESSAGES, first, replace(first, warnings=("Day first.", "Odd."), skipped=4)))
    assert found.warnings == ("Day first.", "Odd.")
    assert (found.told.skipped, found.left_out, found.minutes_only) == (4, 5, True)


def test_what_was_left_out_is_summed_over_imports_of_other_times() -> None:
    month = timedelta(days=30)
    spans = [(SPAN[0], SPAN[0] + month), (SPAN[0] + month / 2, SPAN[0] + 2 * month), (SPAN[0] + 3 * month, SPAN[1])]
    parts = [
        replace(PART, spans=(span,), skipped=count, left_out=10 * count)
        for span, count in zip(spans, (3, 5, 2), strict=True)
    ]
    found = read_own(own(MESSAGES, parts[2], replace(PART, spans=(), skipped=1), parts[0], parts[1]))
    assert (found.told.skipped, found.left_out) == (8, 70)


def test_a_gap_between_imports_is_told_and_one_that_was_filled_is_not() -> None:
    day = timedelta(days=1)
    parts = (SPAN[0], SPAN[0] + 10 * day), (SPAN[0] + 20 * day, SPAN[1])
    early, late = (replace(PART, spans=(part,)) for part in parts)
    between = replace(PART, spans=((SPAN[0] + 9 * day, SPAN[0] + 21 * day),))
    (said,) = read_own(own(MESSAGES, late, early)).warnings
    assert read_own(own(MESSAGES, replace(PART, spans=parts))).warnings == (said,)
    assert "nothing is known between 15 January 2026 and 25 January 2026" in said
    assert read_own(own(MESSAGES, early, late, between)).warnings == ()


def test_what_is_known_ends_with_the_last_export_though_others_wrote_last() -> None:
    later = replace(PART, spans=((SPAN[0], SPAN[1] + timedelta(weeks=10)),))
    told, longer = (read_own(own(MESSAGES, part)).told for part in (PART, later))
    assert longer.days == (told.days[0], told.days[1] + timedelta(weeks=10))
    weeks = [
        next(measure.estimates[0].n for measure in found.measures if measure.id == "messages-a-week")
        for found in (told, longer)
    ]
    assert weeks[1] == weeks[0] + 10


def test_months_from_older_code_ask_for_the_export_again() -> None:
    outdated = own()
    older = tuple(replace(month, version=0) for month in outdated.months)
    (said,) = read_own(replace(outdated, months=older)).warnings
    assert "Bring in the same export again" in said


def test_the_key_changes_with_every_input_and_not_with_their_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stamps = [(b"month", 1), (b"mark", 2)]
    key = key_of(stamps)
    assert key_of(reversed(stamps)) == key
    others = {key_of([]), key_of(stamps[:1]), key_of([(b"month", 2), (b"mark", 2)]), key_of(stamps, "de"), key}
    assert len(others) == 5
    monkeypatch.setattr("goodterms.companion.own_reading.READING_VERSION", 0)
    assert key_of(stamps) not in others
    monkeypatch.undo()
    (tmp_path / "en" / "sentences").mkdir(parents=True)
    (tmp_path / "en" / "sentences" / "own.ftl").write_text("own =\n    .gap = A gap.\n", encoding="utf-8")
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    assert key_of(stamps) not in others


@pytest.mark.parametrize(
    ("names", "called", "shown"),
    [
        (("Alex", "Lex"), "", "Alex"),
        (("Alex",), "A.", "A."),
        (("Alex",), "  ", "Alex"),
        (("\u202eAlex\n\u2067",), "", "Alex"),
        (("محمد",), "", "محمد"),
        (("<script>alert(1)</script>",), "", "<script>alert(1)</script>"),
    ],
)
def test_the_other_one_is_called_by_the_name_that_was_chosen(names: tuple[str, ...], called: str, shown: str) -> None:
    marked = People(*(f"{ISOLATE}{name}{END_ISOLATE}" for name in ("Kim", shown)))
    assert people_of_names(("Kim",), names, called) == marked


@pytest.mark.parametrize("names", [(), ("\u202e",), ("\u200b",), (" ",)])
def test_a_name_that_shows_nothing_has_a_stand_in(names: tuple[str, ...]) -> None:
    assert people_of_names(names, names, "\u2066") == People("you", "the other one")


def test_no_import_at_all_reads_as_nothing_to_read() -> None:
    empty = Own((), (), (), "", "UTC", (), ())
    with pytest.raises(BadRequest):
        read_own(empty)


def test_a_gap_of_a_day_is_none() -> None:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    parts = [replace(PART, spans=((at + timedelta(days=n), at + timedelta(days=n)),)) for n in range(3)]
    assert read_own(own(MESSAGES, *parts)).warnings == ()
