"""The rules of stopping that need no setting: each of them holds where it should, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms import situation
from goodterms.content import BadContent
from goodterms.content.documents import SETTING
from goodterms.progress import every_stop, stops

if TYPE_CHECKING:
    from pathlib import Path

LIVING = {"offer.made_by": "them", "offer.answer": "accepted", "goal": "back_together"}


def found(known: dict[str, object] | None = None, **more: object) -> list[str]:
    where = situation.make({**LIVING, **(known or {})})
    return [stop.id for stop in stops(where, **more)]  # type: ignore[arg-type]


def test_where_nothing_speaks_for_it_none_says_to_stop() -> None:
    assert found() == []
    assert found({"they_answered": "no"}) == []
    assert found({"they_answered": "not_now", "coping": "struggling"}) == []


@pytest.mark.parametrize(
    ("known", "more", "expected"),
    [
        ({"times_they_said_no_since": 2}, {}, ["renewed-no"]),
        ({"they_answered": "no"}, {"noes_since": 1}, ["first-no"]),
        ({"times_they_said_no_since": 2}, {"noes_since": 1}, ["renewed-no"]),
        ({}, {"crossed_again": True}, ["crossed-again"]),
        ({}, {"harder": True}, ["harder-with-contact"]),
        ({"safety.afraid_of_them": True}, {}, ["fear"]),
        ({"safety.they_are_afraid_of_me": True}, {}, ["fear"]),
        ({"safety.hurt_by_them": True}, {}, ["fear"]),
        ({"safety.they_asked_for_no_contact": True}, {}, ["no-contact"]),
        ({"safety.court_order": "against_them"}, {}, ["no-contact"]),
    ],
)
def test_each_rule_holds_where_it_should(
    known: dict[str, object], more: dict[str, object], expected: list[str]
) -> None:
    assert found(known, **more) == expected


def test_the_gravest_comes_first_and_none_is_left_out() -> None:
    everything = {"safety.afraid_of_them": True, "safety.court_order": "both", "times_they_said_no_since": 3}
    assert found(everything, crossed_again=True, harder=True) == [
        stop.id for stop in every_stop() if stop.id != "first-no"
    ]


def test_each_says_why_in_plain_words() -> None:
    for stop in every_stop():
        assert "!" not in stop.says + stop.why
        assert stop.says.endswith(".")
        assert stop.why.endswith(".")


@pytest.mark.parametrize(
    ("line", "said"),
    [('when = "mood > 3"', "line 2"), ('source = "hearsay"', "is no source"), ('order = "first"', "order is")],
)
def test_a_mistake_in_a_rule_is_named_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    text = 'order = 90\nwhen = "noes >= 3"\nsays = "Stop."\nwhy = "Because."\nsource = "care"\n'
    key = line.partition(" ")[0]
    lines = [line if each.startswith(key) else each for each in text.splitlines()]
    (tmp_path / "en" / "stops").mkdir(parents=True)
    (tmp_path / "en" / "stops" / "own.toml").write_text("\n".join(lines) + "\n")
    monkeypatch.setenv(SETTING, str(tmp_path))
    with pytest.raises(BadContent, match=r"own\.toml") as raised:
        every_stop()
    assert said in str(raised.value)
