"""What is heard in their words: every rule's own lines, amounts and times, and the labelled messages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from goodterms import words
from goodterms.content import BadContent
from goodterms.limits import Calls, Days, Hours, NoContact, QuietHours, TextsAWeek
from goodterms.words.hearing import rules

if TYPE_CHECKING:
    from pathlib import Path

    from goodterms.words import Heard

RULES = {rule.id: rule for rule in rules()}
SAID_ON = date(2026, 3, 2)


def heard_by(rule: str, line: str) -> bool:
    """Tell whether a rule fires; where no contact is asked for, or in general words, another of its topic is enough."""
    found, known = words.limits_in(line, on=SAID_ON), RULES[rule]
    if known.no_contact:
        return any(each.no_contact for each in found)
    return rule in {each.rule for each in found} or (known.broad and known.topic in {each.topic for each in found})


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.fires])
def test_a_line_that_holds_a_limit_is_heard(rule: str, line: str) -> None:
    assert heard_by(rule, line)


@pytest.mark.parametrize(("rule", "line"), [(each.id, line) for each in RULES.values() for line in each.silent])
def test_a_near_miss_is_not_heard(rule: str, line: str) -> None:
    assert not heard_by(rule, line)


def only(line: str, on: date | None = SAID_ON) -> Heard:
    (found,) = words.limits_in(line, on=on)
    return found


@pytest.mark.parametrize(
    ("line", "begin", "end", "term"),
    [
        ("not after nine, please", "21:00", "08:00", "after nine in the evening"),
        ("no texts after 10pm", "22:00", "08:00", "after ten at night"),
        ("please dont text after 22:00", "22:00", "08:00", "after ten at night"),
        ("no texts after half nine", "21:30", "08:00", "after half past nine in the evening"),
        ("no messages past midnight", "00:00", "08:00", "after midnight"),
        ("please dont text before 8 in the morning", "00:00", "08:00", "before eight in the morning"),
        ("no messages before ten", "00:00", "10:00", "before ten in the morning"),
        ("no texts between 9 and 5", "09:00", "17:00", "between nine in the morning and five in the afternoon"),
        ("no texts between 11 and 7am", "23:00", "07:00", "between eleven at night and seven in the morning"),
        ("no texts after nine or before ten", "21:00", "10:00", "between nine in the evening and ten in the morning"),
    ],
)
def test_hours_are_read(line: str, begin: str, end: str, term: str) -> None:
    assert only(line).limit == QuietHours((Hours(begin, end),))
    assert only(line).text == f"No messages or calls {term}."


@pytest.mark.parametrize(
    "line", ["no texts after two", "no texts after 12", "please dont text between 3 and 8", "no texts after 9am please"]
)
def test_hours_that_may_be_meant_in_two_ways_give_no_limit(line: str) -> None:
    assert only(line).limit is None
    assert "{" not in only(line).text


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ("can we keep it to once or twice a week", 2),
        ("lets keep it to a couple of messages a week", 2),
        ("lets text only once a week", 1),
        ("no more than 3 messages a week", 3),
        ("less than four texts a week please", 3),
    ],
)
def test_amounts_are_read(line: str, most: int) -> None:
    assert only(line).limit == TextsAWeek(most)


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("please dont text me for two weeks", date(2026, 3, 16)),
        ("no contact for a month please", date(2026, 4, 2)),
        ("give me space until the 3rd of May", date(2026, 5, 3)),
        ("lets not talk until may 3", date(2026, 5, 3)),
        ("i need space until the 20th", date(2026, 3, 20)),
        ("leave me alone until friday", date(2026, 3, 6)),
        ("i need space until june", date(2026, 6, 1)),
        ("lets not talk until 1 february", date(2027, 2, 1)),
    ],
)
def test_days_are_read_from_the_day_they_were_said(line: str, last: date) -> None:
    assert only(line).limit == NoContact((Days(SAID_ON, last),))
    assert only(line, on=None).limit is None


@pytest.mark.parametrize(
    "line", ["give me space till easter", "i need a few weeks without texting", "give me space until 31 february"]
)
def test_days_that_cannot_be_known_give_no_limit(line: str) -> None:
    assert only(line).limit is None


def test_a_finding_says_where_it_stands() -> None:
    line = "Hey. Please don't call, text is fine. And no texts after nine!"
    first, second = words.limits_in(line)
    assert [line[each.start : each.end] for each in (first, second)] == [first.quote, second.quote]
    assert (first.limit, first.text) == (Calls("no"), "No calls; a written message is fine.")
    assert second.topic == "contact"


def test_a_refusal_of_all_contact_proposes_no_limit() -> None:
    found = only("Please don't contact me again.")
    assert (found.topic, found.no_contact, found.limit) == ("how-it-ends", True, None)


def test_what_the_reader_said_is_not_heard() -> None:
    assert words.limits_in('you said "no texts after nine" and I kept to it') == ()


@pytest.mark.parametrize("line", ["", "   ", "🙂", "no" * 5000, "до девяти, пожалуйста", "a\u200bb\n\n??"])
def test_anything_may_be_given(line: str) -> None:
    assert isinstance(words.limits_in(line, on=SAID_ON), tuple)
    assert isinstance(words.control_in(line), tuple)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('limit = { kind = "calls", may = "perhaps" }', "heard/own.toml, line 3: this is no limit"),
        ('limit = { kind = "quiet-hours", hours = "{clock}" }', r"line 3: \{clock\} cannot be read; write one of"),
        ('limit = { kind = "quiet-hours", hours = "{hours}" }', "line 2: what it names may not be read; add or_says"),
        ('phrases = ["you ("]', "line 3: the phrase .* leaves a bracket open"),
        ('topic = "weather"', "line 3: topic is"),
    ],
)
def test_a_mistake_in_a_file_is_said_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, said: str
) -> None:
    lines = ["one", "two", "three", "four", "five", "six"]
    keys = {"topic": '"contact"', "says": '"No calls."', "phrases": '["no calls"]', "fires": lines, "silent": lines}
    keys.pop(written.split(" ", 1)[0], None)
    first = f"says = {keys.pop('says')}"
    rest = "\n".join(f"{key} = {value}" for key, value in keys.items())
    room = tmp_path / "en" / "heard"
    room.mkdir(parents=True)
    (room / "own.toml").write_text(f"# mine\n{first}\n{written}\n{rest}\n", encoding="utf-8")
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
    with pytest.raises(BadContent, match=said):
        words.limits_in("no calls")
