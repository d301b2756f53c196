"""How well limits, refusals of all contact and control are found in lines of writers who did not see the phrases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import pytest

from goodterms import words

ROOM = Path(__file__).with_name("outside")
SAID_ON = date(2026, 3, 2)


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    topics: frozenset[str]
    no_contact: bool


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    control: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in a message: its topics, and whether all contact is refused."""

    message: Message
    topics: frozenset[str]
    no_contact: bool


def messages(name: str) -> list[Found]:
    lines = (ROOM / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [found(msgspec.json.decode(line, type=Message)) for line in lines]


def found(message: Message) -> Found:
    heard = words.limits_in(message.text, on=SAID_ON)
    topics = frozenset(each.topic for each in heard if not each.no_contact)
    return Found(message, topics, any(each.no_contact for each in heard))


def share(part: int, whole: int) -> float:
    return part / whole


@pytest.mark.parametrize(("name", "least"), [("heard-a", 0.98), ("heard-b", 0.96), ("heard-unseen", 0.95)])
def test_most_refusals_of_all_contact_are_heard(name: str, least: float) -> None:
    refusals = [each for each in messages(name) if each.message.no_contact]
    assert share(sum(each.no_contact for each in refusals), len(refusals)) >= least


@pytest.mark.parametrize("name", ["heard-a", "heard-b"])
def test_few_other_messages_are_taken_for_one(name: str) -> None:
    others = [each for each in messages(name) if not each.message.no_contact]
    assert share(sum(each.no_contact for each in others), len(others)) <= 0.01


@pytest.mark.parametrize(("name", "precision", "recall"), [("heard-a", 0.90, 0.86), ("heard-b", 0.89, 0.79)])
def test_topics_are_heard(name: str, precision: float, recall: float) -> None:
    others = [each for each in messages(name) if not each.message.no_contact]
    right = sum(len(each.topics & each.message.topics) for each in others)
    assert share(right, sum(len(each.topics) for each in others)) >= precision
    assert share(right, sum(len(each.message.topics) for each in others)) >= recall


@pytest.mark.parametrize(("name", "most"), [("heard-a", 0.02), ("heard-b", 0.02)])
def test_a_message_that_holds_nothing_is_rarely_pointed_out(name: str, most: float) -> None:
    empty = [each for each in messages(name) if not each.message.no_contact and not each.message.topics]
    assert share(sum(bool(each.topics) or each.no_contact for each in empty), len(empty)) <= most


@pytest.mark.parametrize(("name", "least"), [("control-a", 0.96), ("control-b", 0.95), ("control-unseen", 0.7)])
def test_most_control_is_found_and_few_limits_are_taken_for_it(name: str, least: float) -> None:
    lines = (ROOM / f"{name}.jsonl").read_text("utf-8").splitlines()
    terms = [msgspec.json.decode(line, type=Term) for line in lines]
    control = [bool(words.control_in(each.text)) for each in terms if each.control]
    limits = [bool(words.control_in(each.text)) for each in terms if not each.control]
    assert share(sum(control), len(control)) >= least
    assert share(sum(limits), len(limits)) <= (0.04 if name == "control-unseen" else 0.01)
