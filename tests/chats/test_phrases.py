"""The phrases that apps write, kept as data."""

from __future__ import annotations

import tomllib
from importlib import resources

import polars as pl
import pytest

from goodterms.chats.phrases import Phrases, judge, phrases
from goodterms.messages import KINDS

OF_THEIR_OWN = {
    "line": {"title", "file", "unsent", "unsent_own", "blanks"},
    "kakaotalk": {"title", "saved", "own", "asked", "notice"},
    "viber": set(),
}


@pytest.mark.parametrize("channel", OF_THEIR_OWN)
def test_each_language_says_where_its_phrases_were_seen(channel: str) -> None:
    text = resources.files(f"goodterms.chats.{channel}").joinpath("marks.toml").read_text(encoding="utf-8")
    for code, language in tomllib.loads(text).items():
        assert language["name"], code
        assert all(language["seen"]), code
        assert set(language) - {"name", "seen"} <= {*KINDS, *OF_THEIR_OWN[channel]}, code


@pytest.mark.parametrize("channel", OF_THEIR_OWN)
def test_each_phrase_without_a_placeholder_is_told_as_its_kind(channel: str) -> None:
    known = phrases(f"goodterms.chats.{channel}")
    bodies = known.bodies()
    judged = judge(pl.Series("body", list(bodies), dtype=pl.String), known)
    assert judged["kind"].to_list() == list(bodies.values())
    assert judged["text"].null_count() == len(bodies)


def test_what_a_phrase_holds_of_a_persons_own_is_kept() -> None:
    known = Phrases({"poll": ["[Poll] {text}"], "call": ["Call {duration}", "Missed"], "media": ["[File] {any}"]})
    bodies = [
        "[Poll] a\nb",
        "Call 1:02:03",
        "Call 0:45",
        "Missed ",
        "[File] x.pdf",
        "[File] x\ny",
        "Call me",
        "",
        "Poll",
    ]
    judged = judge(pl.Series("body", bodies), known)
    assert judged.rows() == [
        ("poll", "a\nb", None),
        ("call", None, 3723.0),
        ("call", None, 45.0),
        ("call", None, None),
        ("media", None, None),
        ("text", "[File] x\ny", None),
        ("text", "Call me", None),
        ("text", "", None),
        ("text", "Poll", None),
    ]
