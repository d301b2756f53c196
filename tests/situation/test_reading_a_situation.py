"""What a situation file may say, and how a wrong one is refused."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import situation
from goodterms.errors import BadInput
from goodterms.situation import BadSituation, Situation

EXAMPLE = {
    "goal": "unsure",
    "offer": {"made_by": "them", "answer": "accepted", "on": "2026-03-01", "reopened": False},
    "feelings_told": False,
    "they_answered": "nothing_yet",
    "times_they_said_no_since": 0,
    "terms_agreed": 2,
    "their_new_partner": "unknown",
    "contact": "weekly",
    "coping": "struggling",
    "breakup": {"on": "2026-02-10", "ended_by": "them"},
    "pattern": {"toxic_together": False, "times_parted_and_back": 1},
    "shared": ["children", "work"],
    "own_conduct": ["watched_online"],
    "safety": {
        "thoughts_of_ending_my_life": False,
        "afraid_of_them": "unsaid",
        "hurt_by_them": False,
        "humiliated_by_them": True,
        "they_are_afraid_of_me": False,
        "they_asked_for_no_contact": False,
        "court_order": "none",
    },
}
GROUPS = ("offer", "breakup", "pattern", "safety")


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadSituation) as caught:
        situation.read(text)
    sentence = str(caught.value)
    assert isinstance(caught.value, BadInput)
    assert sentence.endswith((".", "?"))
    assert "\n" not in sentence
    return sentence


def test_every_field_of_the_contract_is_read() -> None:
    read = situation.read(json.dumps(EXAMPLE))
    assert read.goal == "unsure"
    assert read.offer == situation.Offer("them", "accepted", date(2026, 3, 1), reopened=False)
    assert read.breakup == situation.Breakup(date(2026, 2, 10), "them")
    assert read.pattern == situation.Pattern(toxic_together=False, times_parted_and_back=1)
    assert read.shared == ("children", "work")
    assert read.own_conduct == ("watched_online",)
    assert read.safety.afraid_of_them == "unsaid"
    assert read.safety.court_order == "none"


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    flat = [f"{k}.{inner}" for k, v in EXAMPLE.items() if isinstance(v, dict) for inner in v]
    assert [name for name in situation.KEYS if "." in name] == flat
    assert list(dict.fromkeys(name.partition(".")[0] for name in situation.KEYS)) == list(EXAMPLE)


@pytest.mark.parametrize("text", ["{}", '{"offer": null, "goal": null}', '{"safety": {"court_order": null}}'])
def test_null_is_the_same_as_missing(text: str) -> None:
    assert situation.read(text) == Situation()


def test_bytes_text_and_a_byte_order_mark_read_the_same() -> None:
    text = '{"goal": "friendship"}'
    read = situation.read(text)
    assert read == situation.read(text.encode()) == situation.read(b"\xef\xbb\xbf" + text.encode())
    assert read == situation.read("\ufeff" + text)


def test_nothing_shared_is_known_and_differs_from_unknown() -> None:
    assert situation.read('{"shared": []}').shared == ()
    assert situation.read("{}").shared is None


def test_a_word_given_twice_in_a_list_counts_once() -> None:
    assert situation.read('{"shared": ["work", "children", "work"]}').shared == ("children", "work")


@pytest.mark.parametrize("key", situation.SAFETY)
def test_every_safety_key_may_be_unsaid(key: str) -> None:
    text = json.dumps({"safety": {key.partition(".")[2]: "unsaid"}})
    assert situation.values(situation.read(text)) == {key: "unsaid"}


@pytest.mark.parametrize(
    ("text", "key", "wrong", "allowed"),
    [
        ('{"goal": "marry"}', "goal", '"marry"', '"back_together", "friendship", "unsure" or "move_on"'),
        ('{"goal": 3}', "goal", "3", '"move_on"'),
        ('{"offer": {"made_by": "us"}}', "offer.made_by", '"us"', '"them", "me" or "nobody"'),
        ('{"offer": "them"}', "offer", '"them"', "made_by, answer, on and reopened"),
        ('{"offer": {"on": "2026-02-30"}}', "offer.on", '"2026-02-30"', "a date such as"),
        ('{"offer": {"on": "20260301"}}', "offer.on", '"20260301"', "a date such as"),
        ('{"offer": {"on": 20260301}}', "offer.on", "20260301", "a date such as"),
        ('{"offer": {"reopened": "unsaid"}}', "offer.reopened", '"unsaid"', "true or false"),
        ('{"feelings_told": 1}', "feelings_told", "1", "true or false"),
        ('{"terms_agreed": -1}', "terms_agreed", "-1", "a whole number from 0"),
        ('{"terms_agreed": true}', "terms_agreed", "true", "a whole number from 0"),
        ('{"times_they_said_no_since": 1.0}', "times_they_said_no_since", "1.0", "a whole number from 0"),
        ('{"pattern": {"times_parted_and_back": "2"}}', "pattern.times_parted_and_back", '"2"', "a whole number"),
        ('{"shared": "children"}', "shared", '"children"', "a list"),
        ('{"shared": ["children", "cats"]}', "shared", '"cats"', '"children", "home", "work" or "friends"'),
        ('{"own_conduct": [null]}', "own_conduct", "null", '"threatened"'),
        ('{"shared": {"children": true}}', "shared", "an object", "a list"),
        ('{"safety": {"afraid_of_them": "maybe"}}', "safety.afraid_of_them", '"maybe"', 'true, false or "unsaid"'),
        ('{"safety": {"court_order": true}}', "safety.court_order", "true", '"against_me"'),
    ],
)
def test_a_wrong_value_is_refused_by_key_value_and_what_is_allowed(
    text: str, key: str, wrong: str, allowed: str
) -> None:
    sentence = refusal(text)
    assert f" {key} " in sentence
    assert wrong in sentence
    assert allowed in sentence


@pytest.mark.parametrize(
    "text",
    [
        '{"safety.afraid_of_them": true}',
        '{"safety.afraid_of_them": true, "safety": {"afraid_of_them": false}, "goal": "back_together"}',
        '{"safety": {"afraid_of_them": false}, "safety.afraid_of_them": true}',
        '{"safety.afraid_of_them": null}',
        '{"safety": {"safety.afraid_of_them": true}}',
        '{"offer": {"offer.answer": "accepted"}}',
    ],
)
def test_a_dotted_name_is_no_key_at_any_level(text: str) -> None:
    sentence = refusal(text)
    assert "unknown key" in sentence
    assert " twice" not in sentence


def test_a_dotted_name_is_told_where_it_belongs() -> None:
    assert '"afraid_of_them" inside "safety"' in refusal('{"safety.afraid_of_them": true}')


@pytest.mark.parametrize(
    ("text", "key", "hint"),
    [
        ('{"goals": "unsure"}', '"goals"', '"goal"'),
        ('{"offer": {"madeby": "me"}}', '"offer.madeby"', '"offer.made_by"'),
        ('{"made_by": "me"}', '"made_by"', '"offer.made_by"'),
        ('{"safety": {"police": true}}', '"safety.police"', "court_order"),
        ('{"cat": null}', '"cat"', "goal, offer"),
    ],
)
def test_an_unknown_key_is_refused_by_its_name_with_what_may_be_meant(text: str, key: str, hint: str) -> None:
    sentence = refusal(text)
    assert "unknown key" in sentence
    assert key in sentence
    assert hint in sentence


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"goal": "unsure", "goal": null}', '"goal" twice'),
        ('{"offer": {"answer": "accepted", "answer": "refused"}}', '"offer.answer" twice'),
        ("[]", "one JSON object"),
        ("null", "one JSON object"),
        ("", "empty"),
        ("  \n", "empty"),
        ('{"goal": "unsure"', "line 1, column 18"),
        ('{"terms_agreed": NaN}', "NaN"),
        ('{"terms_agreed": -Infinity}', "-Infinity"),
        ("[" * 200_000, "nested too deeply"),
        ('{"goal":' * 200_000, "nested too deeply"),
        ('{"terms_agreed": ' + "9" * 10_000 + "}", "far too long"),
        ('{"terms_agreed": 1000001}', "1000000"),
        (b'{"goal": "\xff"}', "UTF-8"),
        ("{}".encode("utf-16"), "UTF-8"),
        ('{"goal": "\\ud800"}', "goal"),
        ('{"' + "x" * 100_000 + '": 1}', "unknown key"),
    ],
)
def test_what_is_not_a_situation_is_refused_in_one_short_sentence(text: str | bytes, says: str) -> None:
    sentence = refusal(text)
    assert says in sentence
    assert len(sentence) < 500
    sentence.encode()


known_values = st.fixed_dictionaries(
    {},
    optional={
        name: {
            "choice": st.sampled_from(key.words or ("",)),
            "truth": st.sampled_from([True, False, *key.words]),
            "count": st.integers(0, situation.LARGEST_COUNT),
            "day": st.dates(),
            "several": st.lists(st.sampled_from(key.words or ("",)), unique=True),
        }[key.kind]
        for name, key in situation.KEYS.items()
    },
)


@given(known_values)
def test_whatever_is_written_reads_back_the_same(known: dict[str, object]) -> None:
    made = situation.make(known)
    written = situation.write(made)
    assert situation.read(written) == made
    assert "null" not in written


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_any_json_at_all_is_read_or_refused(given_value: object) -> None:
    for tree in (given_value, {"goal": given_value}, {"offer": given_value}, {"shared": given_value}):
        with contextlib.suppress(BadSituation):
            situation.read(json.dumps(tree))


@given(st.binary(max_size=40) | st.text(max_size=40))
def test_any_input_at_all_is_read_or_refused(data: bytes | str) -> None:
    with contextlib.suppress(BadSituation):
        situation.read(data)
