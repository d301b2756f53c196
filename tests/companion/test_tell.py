from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from goodterms import reading
from goodterms.companion.people import People, people_of, printable
from goodterms.companion.phrases import duration, limits, number
from goodterms.companion.tell import tell
from goodterms.companion.told import ToldReading, schema
from goodterms.messages import participants
from goodterms.reading import DEFINITIONS, Estimate, Event, Measure, Reading
from goodterms.reading.timeline import SIDES
from tests.reading.invented import chat

if TYPE_CHECKING:
    from goodterms.reading.results import Who

HOUR = 3600
BREAKUP = Event("breakup", date(2026, 2, 10))
PEOPLE = People("Kim", "Alex")
SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "reading.schema.json"


def estimate(who: Who, period: str, limits: tuple[float | None, ...], n: int, **more: Any) -> Estimate:
    value, low, high = limits
    return replace(Estimate(who, period, value, low, high, n, enough=True, there=n, needed=30), **more)


def said(measure: str, *estimates: Estimate, events: tuple[Event, ...] = (), people: People = PEOPLE) -> str:
    unit = next(definition.unit for definition in DEFINITIONS if definition.id == measure)
    span = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
    told = tell(Reading(1, span, "UTC", 0, events, (Measure(measure, unit, estimates),)), people, ("Kim", "Alex"))
    return told.measures[0].said


def pair(period: str, limits: tuple[float | None, ...], n: int, **more: Any) -> list[Estimate]:
    return [estimate(who, period, limits, n, **more) for who in SIDES]


def starts(change: tuple[float | None, ...], **more: Any) -> list[Estimate]:
    return [
        *pair("all", (0.45, 0.4, 0.5), 400),
        *pair("before:breakup", (0.48, 0.43, 0.53), 364),
        *pair("since:breakup", (12 / 36, 0.2021, 0.4967), 36),
        *pair("since:breakup", change, 400, kind="change", **more),
    ]


def test_who_starts_is_told_with_its_count_its_limits_and_what_they_leave_open() -> None:
    few = starts((None, None, None), enough=False)
    assert said("starts", *few, events=(BREAKUP,)) == (
        "Alex started 12 of the 36 conversations since the breakup, 33 in 100 (from 20 to 50); "
        "it takes 30 conversations both before and since the breakup to call it a change."
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((-0.15, -0.3, 0.02), "no clear change"),
        ((-0.15, -0.3, -0.02), "less than before"),
        ((0.15, 0.02, 0.3), "more than before"),
    ],
)
def test_a_change_is_described_only_as_far_as_its_limits_go(change: tuple[float, ...], words: str) -> None:
    sentence = said("starts", *starts(change), events=(BREAKUP,))
    assert words in sentence
    assert "before the breakup, 48 in 100 (from 43 to 53, of 364)" in sentence
    assert ("described here, not explained" in sentence) is (words != "no clear change")


def test_without_events_it_is_about_everything() -> None:
    assert said("starts", *pair("all", (0.45, 0.4, 0.5), 400)) == (
        "Alex started 180 of the 400 conversations, 45 in 100 (from 40 to 50)."
    )


def test_too_little_since_the_event_is_said_and_the_whole_is_told_instead() -> None:
    none = (None, None, None)
    found = [
        *pair("all", (0.45, 0.4, 0.5), 40),
        *pair("before:breakup", none, 28, enough=False),
        *pair("since:breakup", none, 12, enough=False),
    ]
    sentence = said("starts", *found, events=(BREAKUP,))
    assert "18 of the 40 conversations" in sentence
    assert "since the breakup there are only 12 of the 30 conversations that it takes" in sentence


def test_too_little_altogether_says_what_is_there_and_what_it_takes() -> None:
    none = (None, None, None)
    assert said("starts", *pair("all", none, 22, enough=False)) == (
        "There is too little to say who starts: 22 conversations so far, and it takes 30."
    )
    replies = said("reply-time", *pair("all", none, 43, enough=False, there=3))
    assert "3 answers from Alex so far to the 43 times that you wrote, and it takes 30 answers" in replies


@pytest.mark.parametrize("measure", ["reply-time", "answered-in-a-day"])
def test_too_few_answers_are_told_with_what_they_answer(measure: str) -> None:
    found = [
        *pair("all", (0.45, 0.4, 0.5), 240),
        *pair("before:breakup", (0.45, 0.4, 0.5), 229),
        *pair("since:breakup", (None, None, None), 11, enough=False, there=8),
    ]
    sentence = said(measure, *found, events=(BREAKUP,))
    assert (
        "since the breakup there are only 8 answers to the 11 times that you wrote, and it takes 30 answers to say"
        in sentence
    )


def test_how_long_answers_took_before_is_told_beside_it_and_not_tested() -> None:
    since = pair("since:breakup", (4.5 * HOUR, HOUR, 18 * HOUR), 77)
    rest = [*since, *pair("all", (840, 360, 2460), 218)]
    before = pair("before:breakup", (240, 230, 540), 141)
    assert said("reply-time", *before, *rest, events=(BREAKUP,)).endswith(
        "within about 4½ hours (from 60 minutes to 18 hours); before the breakup half had one within about 4 minutes "
        "(from 4 minutes to 9 minutes, of 141), and that is described here, not tested for a change."
    )
    slow = said("reply-time", *pair("before:breakup", (None, None, None), 141), *rest, events=(BREAKUP,))
    assert "before the breakup less than half had one within a week (of 141)" in slow
    few = pair("before:breakup", (None, None, None), 12, enough=False)
    alone = said("reply-time", *few, *rest, events=(BREAKUP,))
    assert alone.endswith("(from 60 minutes to 18 hours).")


def test_the_time_to_half_is_told_in_human_words() -> None:
    assert said("reply-time", *pair("all", (3.1 * HOUR, 2 * HOUR, 5 * HOUR), 240)) == (
        "Half of the 240 times that you wrote had an answer from Alex within about 3 hours (from 2 hours to 5 hours)."
    )


def test_limits_that_read_the_same_are_said_once() -> None:
    assert said("reply-time", *pair("all", (20, 12, 31), 180)).endswith(
        "within less than a minute (less than a minute at both limits)."
    )
    weeks = [estimate(who, "all", (21.0, 20.9, 21.2), 8, needed=8) for who in SIDES]
    assert "you wrote about 21 messages (21 at both limits), and Alex" in said("messages-a-week", *weeks)


def test_a_half_that_was_not_reached_is_told_as_that() -> None:
    open_above = said("reply-time", *pair("all", (None, 30 * HOUR, None), 240))
    assert open_above.startswith("Less than half of the 240 times that you wrote had an answer from Alex within a week")
    assert "leave room for half within 30 hours." in open_above
    open_both = said("reply-time", *pair("all", (None, None, None), 240))
    assert "leave room" not in open_both
    assert "None" not in open_both
    reached = said("reply-time", *pair("all", (90 * HOUR, 30 * HOUR, None), 240))
    assert "(from 30 hours to more than a week)" in reached


def test_messages_a_week_name_both() -> None:
    weeks = [
        estimate("me", "all", (42.4, 30.2, 52.1), 17, needed=8),
        estimate("them", "all", (3.44, 1.18, 5.9), 17, needed=8),
        estimate("both", "all", (45.8, 33, 60), 17, needed=8),
    ]
    assert said("messages-a-week", *weeks) == (
        "In a week you wrote about 42 messages (from 30 to 52), and Alex about 3.4 messages (from 1.2 to 5.9), "
        "over 17 whole weeks."
    )


def test_few_messages_are_not_told_finer_than_they_are() -> None:
    weeks = [
        estimate("me", "all", (0.67, 0.01, 3.8), 17, needed=8),
        estimate("them", "all", (0, 0, 0.2), 17, needed=8),
        estimate("both", "all", (0.67, 0.01, 3.8), 17, needed=8),
    ]
    assert said("messages-a-week", *weeks) == (
        "In a week you wrote under 1 message (from 0 to 3.8), and Alex no messages (from 0 to 1), over 17 whole weeks."
    )


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2027, 1, 1)])
def test_an_event_outside_the_messages_is_not_told_about(day: date) -> None:
    found = [
        *pair("all", (0.45, 0.4, 0.5), 40),
        *pair("before:met", (None, None, None), 0, enough=False),
        *pair("since:met", (0.45, 0.4, 0.5), 40),
        *pair("since:met", (None, None, None), 40, enough=False, kind="change"),
    ]
    sentence = said("starts", *found, events=(Event("met", day),))
    assert sentence == "Alex started 18 of the 40 conversations, 45 in 100 (from 40 to 50)."


def test_the_last_event_is_the_one_that_is_told_about() -> None:
    second = Event("breakup#2", date(2026, 6, 1))
    found = [
        *starts((0, -0.1, 0.1)),
        *pair("since:breakup#2", (0.5, 0.33, 0.66), 31),
        *pair("since:breakup#2", (0.1, -0.1, 0.3), 331, kind="change"),
    ]
    sentence = said("starts", *found, *pair("before:breakup#2", (0.4, 0.3, 0.5), 300), events=(BREAKUP, second))
    assert "since the second breakup" in sentence


def test_too_little_since_the_last_event_does_not_mix_what_an_earlier_one_parts() -> None:
    none = (None, None, None)
    found = [
        *starts((-0.15, -0.3, -0.02)),
        *pair("before:no", (0.46, 0.41, 0.51), 390),
        *pair("since:no", none, 10, enough=False),
        *pair("since:no", none, 400, enough=False, kind="change"),
    ]
    sentence = said("starts", *found, events=(BREAKUP, Event("no", date(2026, 10, 20))))
    assert sentence.startswith("Alex started 12 of the 36 conversations since the breakup")
    assert "less than before the breakup, 48 in 100" in sentence
    assert sentence.endswith("; since the no there are only 10 of the 30 conversations that it takes to say anything.")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute"),
        (60, "a minute"),
        (150, "2 minutes"),
        (89 * 60, "89 minutes"),
        (100 * 60, "1½ hours"),
        (2.6 * HOUR, "2½ hours"),
        (9.9 * HOUR, "10 hours"),
        (13.4 * HOUR, "13 hours"),
        (48 * HOUR, "2 days"),
        (60 * HOUR, "2½ days"),
        (168 * HOUR, "7 days"),
        (None, "more than a week"),
    ],
)
def test_a_stretch_of_time_reads_as_one_would_say_it(seconds: float | None, words: str) -> None:
    assert duration(seconds, "en") == words


def test_numbers_are_as_fine_as_they_are_worth() -> None:
    assert [number(value, "messages", "en") for value in (123.4, 12.6, 3.44, 0.056, 0)] == [
        123,
        13,
        3.4,
        "under 1",
        0,
    ]
    assert limits(0.01, 0.6, "messages", "en") == (0, 1)
    assert number(-1.04, "messages", "en", signed=True) == "−1"
    assert limits(-0.41, 0.22, "messages", "en", signed=True) == ("−0.4", "+0.2")
    assert number(0.333, "share", "en") == 33
    assert number(-0.15, "share", "en", signed=True) == "−15"
    assert number(0.0004, "share", "en", signed=True) == 0
    assert number(0.003, "share", "en") == 0.3
    assert number(0.0195, "share", "en", signed=True) == "+1.9"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Alex", "Alex"),
        ("רות", "רות"),
        ("\u202eAlex\u202c", "Alex"),
        ("\x1b[31mAlex", "[31mAlex"),
        ("Alex\n\tB", "Alex B"),
        ("👩‍👧", "👩‍👧"),
    ],
)
def test_a_name_cannot_disturb_the_line_it_stands_in(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_people_are_called_as_in_the_export() -> None:
    messages = chat(1, 10)
    assert people_of(messages) == People("Kim", "Alex")
    assert people_of(messages.filter(messages["who"] == "me")).them == "the other one"


def test_a_stand_in_for_a_name_begins_a_sentence_with_a_capital_and_a_name_stays_as_it_is() -> None:
    for name, begin in (("the other one", "The other one started"), ("alex", "alex started")):
        sentence = said("starts", *pair("all", (0.45, 0.4, 0.5), 400), people=People("Kim", name))
        assert sentence.startswith(begin)


def told() -> ToldReading:
    events = [BREAKUP, Event("offer", date(2026, 4, 6))]
    messages = chat(7, 26 * 7)
    found = reading.read(messages, zone="Europe/Berlin", events=events)
    return tell(found, people_of(messages), participants(messages))


def test_the_json_is_the_contract() -> None:
    out = msgspec.json.decode(msgspec.json.encode(told()))
    keys = ["messages", "from", "to", "zone", "participants", "skipped", "events", "measures"]
    assert list(out) == keys
    assert out["events"][0] == {"id": "breakup", "on": "2026-02-10"}
    assert sorted(out["participants"]) == ["Alex", "Kim"]
    assert re.fullmatch(r"2026-01-05T\d\d:\d\d:\d\d(\.\d+)?\+01:00", out["from"])
    assert out["to"].endswith("+02:00")
    measure = out["measures"][0]
    assert list(measure) == ["id", "title", "said", "enough", "unit", "estimates", "cannot_show", "method", "source"]
    level = measure["estimates"][0]
    change = [each for each in measure["estimates"] if each.get("kind") == "change"][-1]
    assert list(level) == ["who", "period", "value", "low", "high", "n", "enough", "given"]
    assert level["given"].keys() == {"gap_h"}
    assert 1 <= level["given"]["gap_h"] <= 12
    assert (change["kind"], change["period"]) == ("change", "since:offer")
    weekly = next(measure for measure in out["measures"] if measure["id"] == "messages-a-week")
    points = [point for point in weekly["estimates"] if "at" in point]
    assert points[0] == {
        "who": "me",
        "period": "all",
        "value": points[0]["value"],
        "low": None,
        "high": None,
        "n": points[2]["value"],
        "enough": True,
        "at": "2026-01-05",
    }


def test_what_is_told_keeps_to_its_schema() -> None:
    assert msgspec.json.decode(msgspec.json.encode(told()), type=ToldReading, strict=True) == told()


def test_the_schema_in_the_docs_is_the_one_of_the_code() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema(), "write companion.told.schema() into the file"


def test_every_measure_is_one_plain_sentence_about_the_two() -> None:
    for measure in told().measures:
        assert measure.said.endswith(".")
        first, *besides = re.split(r"(?<=[.?!]) (?=[A-Z])", measure.said)
        assert len(besides) <= 1
        of_both = measure.id == "level-changes" or {each.who for each in measure.estimates} == {"both"}
        assert "Alex" in first or not measure.enough or of_both
        assert not re.search(r"feel|love|interest|because|miss", measure.said, re.IGNORECASE)


def test_telling_changes_no_number() -> None:
    found = reading.read(chat(7, 100), zone="UTC")
    numbers = [[e.value for e in m.estimates] for m in tell(found, PEOPLE, ()).measures]
    assert numbers == [[e.value for e in m.estimates] for m in found.measures]
