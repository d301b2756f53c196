"""How well limits are heard in labelled messages: every refusal of all contact, and little else missed or made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import pytest

from goodterms import words
from goodterms.limits import Limit  # noqa: TC001  # msgspec reads it when the program runs

SETS = sorted(Path(__file__).with_name("heard").glob("*.jsonl"))
SAID_ON = date(2026, 3, 2)
LEAST_PRECISION = 0.98
LEAST_RECALL = 0.99


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topic: str
    limit: Limit | None
    no_contact: bool = False


class Labelled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    heard: tuple[Label, ...]


MESSAGES = [msgspec.json.decode(line, type=Labelled) for each in SETS for line in each.read_text("utf-8").splitlines()]
REFUSALS = [each.text for each in MESSAGES if any(label.no_contact for label in each.heard)]
OTHERS = [each for each in MESSAGES if not any(label.no_contact for label in each.heard)]


@dataclass(frozen=True, slots=True)
class Count:
    """How much was heard as labelled, how much besides, and how much not."""

    right: int
    made_up: int
    missed: int


def counted() -> Count:
    right, made_up, missed = 0, 0, 0
    for each in OTHERS:
        found: list[str] = [heard.topic for heard in words.limits_in(each.text, on=SAID_ON) if not heard.no_contact]
        labels: list[str] = [label.topic for label in each.heard]
        both = sum(min(found.count(topic), labels.count(topic)) for topic in set(labels))
        right, made_up, missed = right + both, made_up + len(found) - both, missed + len(labels) - both
    return Count(right, made_up, missed)


def test_half_of_the_messages_hold_nothing_and_no_two_are_the_same() -> None:
    assert len(MESSAGES) >= 120
    assert sum(not each.heard for each in MESSAGES) * 2 >= len(MESSAGES) * 0.95
    assert len({each.text for each in MESSAGES}) == len(MESSAGES)


@pytest.mark.parametrize("text", REFUSALS)
def test_every_refusal_of_all_contact_is_heard(text: str) -> None:
    assert any(heard.no_contact for heard in words.limits_in(text, on=SAID_ON))


def test_few_other_messages_are_taken_for_one() -> None:
    taken = [each.text for each in OTHERS if any(heard.no_contact for heard in words.limits_in(each.text))]
    assert len(taken) <= len(OTHERS) // 100


def test_precision_and_recall_do_not_fall_below_what_was_measured() -> None:
    count = counted()
    assert count.right / (count.right + count.made_up) >= LEAST_PRECISION
    assert count.right / (count.right + count.missed) >= LEAST_RECALL


@pytest.mark.parametrize("message", OTHERS, ids=lambda each: each.text)
def test_no_limit_is_in_wrong_numbers(message: Labelled) -> None:
    labelled = {
        label.topic: [each.limit for each in message.heard if each.topic == label.topic] for label in message.heard
    }
    for heard in words.limits_in(message.text, on=SAID_ON):
        if heard.limit is not None and heard.topic in labelled:
            assert heard.limit in labelled[heard.topic]
