"""Months that are kept: nothing doubled, nothing lost, and always in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from goodterms import chats, reading
from goodterms.chats import Source
from goodterms.chats.rows import ROW_SCHEMA, to_messages
from goodterms.chats.whatsapp import FORMAT
from goodterms.companion.brought import Brought, Known, take
from goodterms.companion.months import (
    NONE,
    BadMonth,
    Month,
    from_bytes,
    join,
    merge,
    replaced_in,
    split,
    to_bytes,
    whole,
)
from goodterms.messages import KIND, SENT_AT, WHO, Import
from goodterms.reading import FEATURES_VERSION
from tests.reading.invented import chat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

BEGIN = datetime(2024, 1, 31, 23, 50, tzinfo=UTC)
KNOWN = Known(me=("Ann",), them=("Bob",), words=True)


@dataclass
class Shelf:
    """What is kept, as bytes, by month."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def bring(
        self,
        frame: pl.DataFrame,
        version: int = FEATURES_VERSION,
        replaced: pl.DataFrame = NONE,
        beside: Sequence[Month] = (),
    ) -> list[str]:
        """Merge rows in, the months of others looked at too; return the months that had to be written."""
        brought = split(frame, version)
        changed = merge(self.known([*brought, *beside]), brought, replaced)
        self.kept |= {month.month: to_bytes(month) for month in changed}
        self.kept = {month.month: to_bytes(month) for month in self.months if not month.frame.is_empty()}
        return [month.month for month in changed]

    def known(self, brought: Sequence[Month]) -> list[Month]:
        """Take out what is kept of months that are brought."""
        names = {month.month for month in brought}
        return [from_bytes(data) for name, data in self.kept.items() if name in names]

    @property
    def months(self) -> list[Month]:
        return [from_bytes(data) for data in self.kept.values()]

    @property
    def rows(self) -> pl.DataFrame:
        joined = whole(self.months)
        assert joined is not None
        return joined


def rows(*written: tuple[int, str], kind: str = "text") -> pl.DataFrame:
    """Make rows of (digest, UTC time)."""
    times = [datetime.fromisoformat(time).replace(tzinfo=UTC) for _, time in written]
    digests = pl.Series("digest", [digest for digest, _ in written], dtype=pl.UInt64)
    return pl.DataFrame([digests, pl.Series("sent_at", times, dtype=SENT_AT)]).with_columns(
        kind=pl.lit(kind, KIND), who=pl.lit("me", WHO)
    )


Line = tuple[datetime, str, str]
Drawn = tuple[list[Line], list[tuple[int, int]]]


@dataclass(frozen=True)
class Changing:
    """A message, and the moments from which on it is edited and deleted, if ever."""

    at: datetime
    by: str
    text: str
    edited: int | None
    deleted: int | None

    def told(self, moment: int) -> dict[str, object]:
        """Say how it stands in an export of a moment."""
        gone = self.deleted is not None and moment >= self.deleted
        edited = not gone and self.edited is not None and moment >= self.edited
        text = None if gone else f"{self.text} (mended)" if edited else self.text
        return {
            "sent_at": self.at,
            "sender": self.by,
            "kind": "deleted" if gone else "text",
            "text": text,
            "edited": edited,
        }


@dataclass(frozen=True)
class Part:
    """An export: of which messages, and of which moment."""

    begin: int
    end: int
    moment: int


def read_file(lines: Sequence[Line]) -> Brought:
    """Read lines as the export file that they make, with the words."""
    written = "".join(f"{time:%d/%m/%Y, %H:%M} - {name}: {text}\n" for time, name, text in lines)
    return take(chats.read(Source("chat.txt", written.encode()), tz="UTC", date_order="dmy"), KNOWN, "UTC")


def export(lines: Sequence[Line]) -> Brought:
    """Do the same without writing a file: ids are made as for one."""
    said = pl.DataFrame(lines, schema={"sent_at": SENT_AT, "sender": pl.String, "text": pl.String}, orient="row")
    rest = {"precision": "minute", "kind": "text", "edited": False, "chat": ""}
    frame = said.with_columns(**{name: pl.lit(value) for name, value in rest.items()}, answers=None, duration_s=None)
    return take(Import(to_messages(FORMAT, frame.select(list(ROW_SCHEMA)).cast(pl.Schema(ROW_SCHEMA)))), KNOWN, "UTC")


def with_digest(frame: pl.DataFrame | None) -> pl.DataFrame:
    """Do what the caller does with a key: tell messages apart without saying which they are."""
    assert frame is not None
    return frame.with_columns(digest=pl.col("id") ^ 0x5DEECE66D5DEECE6).drop("id")


def export_told(told: Sequence[dict[str, object]]) -> Brought:
    """Take messages as they stand, each with its kind and whether it was edited."""
    rest = {"precision": "minute", "chat": "", "answers": None, "duration_s": None}
    frame = pl.DataFrame([each | rest for each in told], schema=pl.Schema(ROW_SCHEMA))
    return take(Import(to_messages(FORMAT, frame)), KNOWN, "UTC")


@st.composite
def chat_and_exports(draw: DrawFn) -> Drawn:
    """Draw a chat with several messages a minute, and exports that cover it, in any order.

    An export may begin and end in the middle of a minute; another one then has the whole of that minute.
    """
    steps = draw(st.lists(st.sampled_from([0, 0, 0, 1, 7]), min_size=1, max_size=30))
    said = st.tuples(st.sampled_from(["Ann", "Bob"]), st.sampled_from(["a", "b", "why?", "b\nb"]))
    minutes = list(accumulate(steps))
    lines = [(BEGIN + timedelta(minutes=minute), *draw(said)) for minute in minutes]
    parts, begin = [], 0
    while True:
        end = draw(st.integers(begin + 1, len(lines)))
        parts.append((begin, end))
        if end == len(lines):
            break
        begin = draw(st.integers(0, minutes.index(minutes[end])))
    extra = [tuple(sorted(pair)) for pair in draw(st.lists(st.tuples(*[st.integers(0, len(lines))] * 2), max_size=2))]
    return lines, draw(st.permutations([*parts, *(pair for pair in extra if pair[0] < pair[1])]))


@settings(max_examples=60)
@given(chat_and_exports())
def test_exports_that_overlap_give_the_same_as_the_whole_in_whatever_order_they_come(drawn: Drawn) -> None:
    lines, parts = drawn
    assert_same_as_whole([export(lines[begin:end]) for begin, end in parts], export(lines))


@settings(max_examples=10)
@given(chat_and_exports())
def test_files_that_overlap_give_the_same_as_the_whole_file(drawn: Drawn) -> None:
    lines, parts = drawn
    assert_same_as_whole([read_file(lines[begin:end]) for begin, end in parts], read_file(lines))


@st.composite
def changing_chat(draw: DrawFn, *, alike: bool) -> tuple[list[Changing], list[Part]]:
    """Draw exports of a chat in which messages are edited and deleted, now and then with nothing new between two.

    An export begins with a minute, but may end within one. alike: the same is said again in a minute, so that one
    cannot tell which of two was deleted.
    """
    lines, parts = draw(chat_and_exports())
    last = 2 * len(lines) + 1
    messages = []
    for place, (at, by, text) in enumerate(lines):
        later = st.none() | st.integers(2 * place + 2, last)
        edited, deleted = draw(later), draw(later)
        messages.append(Changing(at, by, text if alike else f"{text} {place}", edited, deleted))
    begun = [next(place for place, line in enumerate(lines) if line[0] == lines[begin][0]) for begin, _ in parts]
    moments = [2 * end + draw(st.integers(0, 1)) for _, end in parts]
    return messages, [Part(begin, end, at) for begin, (_, end), at in zip(begun, parts, moments, strict=True)]


def at_last(messages: Sequence[Changing], parts: Sequence[Part]) -> Brought:
    """Tell each message as the latest export does that has it."""
    told = []
    for place, message in enumerate(messages):
        told.append(message.told(max(part.moment for part in parts if part.begin <= place < part.end)))
    return export_told(told)


def brought_one_by_one(messages: Sequence[Changing], parts: Sequence[Part]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Bring the exports in; give the features and the words that are kept in the end."""
    features, words = Shelf(), Shelf()
    for part in parts:
        brought = export_told([message.told(part.moment) for message in messages[part.begin : part.end]])
        fresh = split(with_digest(brought.features))
        replaced = replaced_in(features.known(fresh), fresh)
        features.bring(with_digest(brought.features), replaced=replaced)
        words.bring(with_digest(brought.words), replaced=replaced, beside=fresh)
    said = whole(words.months)
    return features.rows, with_digest(brought.words).clear() if said is None else said


@settings(max_examples=60)
@given(changing_chat(alike=False))
def test_what_was_edited_or_deleted_meanwhile_counts_once_in_whatever_order_the_exports_come(
    drawn: tuple[list[Changing], list[Part]],
) -> None:
    expected, (features, words) = at_last(*drawn), brought_one_by_one(*drawn)
    told = with_digest(expected.features)
    assert_frame_equal(features.drop("digest"), told.drop("digest"), check_column_order=False)
    assert set(features["digest"]) == set(told["digest"])  # two deleted ones of a minute are alike
    assert_frame_equal(words, with_digest(expected.words), check_column_order=False)


@settings(max_examples=30)
@given(changing_chat(alike=True))
def test_where_messages_are_alike_as_many_are_left_as_there_are(drawn: tuple[list[Changing], list[Part]]) -> None:
    expected, (features, words) = at_last(*drawn), brought_one_by_one(*drawn)
    for kept, right in ((features, expected.features), (words, expected.words)):
        assert_frame_equal(kept, with_digest(right), check_column_order=False, check_row_order=False)


def assert_same_as_whole(parts: Sequence[Brought], brought: Brought) -> None:
    features, words = Shelf(), Shelf()
    for part in parts:
        features.bring(with_digest(part.features))
        words.bring(with_digest(part.words))
    assert_frame_equal(features.rows, with_digest(brought.features), check_column_order=False)
    assert_frame_equal(words.rows, with_digest(brought.words), check_column_order=False)
    joined = join(features.months, "Europe/Berlin")
    assert_frame_equal(joined.frame, brought.features.drop("id"))
    assert (joined.version, joined.zone, joined.span) == (FEATURES_VERSION, "Europe/Berlin", brought.span)


@settings(max_examples=30)
@given(chat_and_exports())
def test_an_export_that_brings_nothing_new_changes_no_month(drawn: Drawn) -> None:
    lines, parts = drawn
    shelf = Shelf()
    shelf.bring(with_digest(export(lines).features))
    for begin, end in parts:
        assert shelf.bring(with_digest(export(lines[begin:end]).features)) == []


def test_what_is_read_from_kept_months_is_what_is_read_from_the_file() -> None:
    messages = chat(5, 200)
    kept = reading.features(messages, "Europe/Berlin").frame.with_columns(messages["id"].alias("digest"))
    shelf = Shelf()
    for part in (kept[3000:], kept[:3500]):
        shelf.bring(part)
    assert reading.read_features(join(shelf.months, "Europe/Berlin")) == reading.read(messages, zone="Europe/Berlin")


def test_months_are_those_of_utc() -> None:
    parts = split(rows((1, "2024-01-31 23:59:59"), (2, "2024-02-01 00:00:00"), (3, "2025-02-01 00:00:00")))
    assert [(month.month, month.frame["digest"].to_list()) for month in parts] == [
        ("2024-01", [1]),
        ("2024-02", [2]),
        ("2025-02", [3]),
    ]


def test_only_months_that_changed_are_given_back() -> None:
    shelf = Shelf()
    assert shelf.bring(rows((1, "2024-01-05 10:00"), (2, "2024-02-05 10:00"))) == ["2024-01", "2024-02"]
    assert shelf.bring(rows((1, "2024-01-05 10:00"), (2, "2024-02-05 10:00"), (3, "2024-02-06 10:00"))) == ["2024-02"]


def test_an_export_that_ends_where_another_begins_within_a_minute_stands_before_it() -> None:
    before, after = rows((1, "2024-01-05 10:00"), (9, "2024-01-05 10:01")), rows((2, "2024-01-05 10:01"))
    for parts in ((before, after), (after, before)):
        shelf = Shelf()
        for part in parts:
            shelf.bring(part)
        assert shelf.rows["digest"].to_list() == [1, 9, 2]


def test_a_minute_of_which_each_export_has_something_of_its_own_is_put_together() -> None:
    at = "2024-01-05 10:00"
    first, second = rows((1, at), (2, at), (4, at)), rows((2, at), (3, at), (4, at), (5, at))
    for parts in ((first, second), (second, first)):
        shelf = Shelf()
        for part in parts:
            shelf.bring(part)
        assert shelf.rows["digest"].to_list() == [1, 2, 3, 4, 5]


def test_an_export_without_media_does_not_undo_what_is_known_of_them() -> None:
    voice, media = (rows((1, "2024-01-05 10:00"), kind=kind) for kind in ("voice", "media"))
    for parts in ((voice, media), (media, voice)):
        shelf = Shelf()
        for part in parts:
            shelf.bring(part)
        assert shelf.rows["kind"].to_list() == ["voice"]


def test_who_wrote_is_as_it_was_said_last_where_the_kind_was_known_more_exactly_before() -> None:
    shelf = Shelf()
    for kind, who in (("voice", "me"), ("media", "them")):
        shelf.bring(rows((1, "2024-01-05 10:00"), kind=kind).with_columns(who=pl.lit(who, WHO), counted=True))
    assert shelf.rows.select("kind", "who", "counted").rows() == [("voice", "them", True)]


def test_features_of_older_code_are_told_until_their_messages_are_brought_again() -> None:
    shelf = Shelf()
    both = rows((1, "2024-01-05 10:00"), (2, "2024-01-05 10:01"))
    shelf.bring(both, FEATURES_VERSION - 1)
    assert [month.outdated for month in shelf.months] == [True]
    shelf.bring(both[1:])
    assert [month.outdated for month in shelf.months] == [True]
    assert join(shelf.months, "UTC").version == FEATURES_VERSION - 1
    assert shelf.bring(both) == ["2024-01"]
    assert [month.outdated for month in shelf.months] == [False]


def test_a_column_that_older_code_did_not_make_is_unknown_for_its_rows() -> None:
    shelf = Shelf()
    shelf.bring(rows((1, "2024-01-05 10:00"), (2, "2024-01-05 10:01")), FEATURES_VERSION - 1)
    shelf.bring(rows((2, "2024-01-05 10:01")).with_columns(tone=pl.lit(0.5)))
    assert shelf.rows["tone"].to_list() == [None, 0.5]


def test_no_months_are_features_of_nothing() -> None:
    nothing = join([], "UTC")
    assert nothing.frame.is_empty()
    assert nothing.span is None
    assert whole([]) is None
    assert split(rows()) == ()


@given(st.binary(max_size=200))
def test_bytes_that_are_no_month_are_refused(data: bytes) -> None:
    with pytest.raises(BadMonth, match="damaged"):
        from_bytes(data)


@pytest.mark.parametrize("cut", [0, 5, 9, 40, -1])
def test_a_month_that_was_cut_off_is_refused(cut: int) -> None:
    (month,) = split(rows((1, "2024-01-05 10:00")))
    with pytest.raises(BadMonth, match="damaged; put an older copy back, or bring them in again"):
        from_bytes(to_bytes(month)[:cut])


def test_a_month_of_a_newer_program_is_refused_in_one_sentence() -> None:
    (month,) = split(rows((1, "2024-01-05 10:00")), FEATURES_VERSION + 1)
    with pytest.raises(BadMonth, match="kept by a newer Good Terms"):
        from_bytes(to_bytes(month))
