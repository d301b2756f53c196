"""The words of mail programs, from phrases.toml, made into patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from goodterms.chats.invisible import DIRECTION

if TYPE_CHECKING:
    from collections.abc import Iterable

ROLES = ("from", "sent", "to", "subject", "other")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns for one line each, all without regard to capitals.

    wrote: says that someone wrote; wrote_last: and ends with that; opens: is the beginning of such a line alone.
    original, forwarded: announces an earlier mail, or one that is passed on. header: is a header, its role the name of
    the group that matched. answers, forwards: a subject begins so. drafts, spam, chats: labels in small letters.
    """

    wrote: re.Pattern[str]
    wrote_last: re.Pattern[str]
    opens: re.Pattern[str]
    original: re.Pattern[str]
    forwarded: re.Pattern[str]
    header: re.Pattern[str]
    answers: re.Pattern[str]
    forwards: re.Pattern[str]
    drafts: frozenset[str]
    spam: frozenset[str]
    chats: frozenset[str]


@cache
def phrases() -> Phrases:
    """Read phrases.toml."""
    data: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    quote, passed, labels = data["quote"], data["forwarded"], data["labels"]
    roles = "|".join(f"(?P<{role}>{_any(data['headers'][role])})" for role in ROLES)
    return Phrases(
        wrote=_pattern(rf"(?<!\w){_any(quote['wrote'])}(?!\w)"),
        wrote_last=_pattern(rf"(?<!\w){_any(quote['wrote'])}\s*-*$"),
        opens=_pattern(rf"[{DIRECTION}\s]{{0,12}}{_any(quote['opens'])}(?![^\s\d]).*"),
        original=_pattern(rf"[\s>*]{{0,12}}[-_–—]{{2,}}\s*{_any(quote['original'])}\s*[-_–—]{{2,}}\s*\**"),
        forwarded=_pattern(
            rf"[\s>*]{{0,12}}(?:[-_–—]{{2,}}\s*{_any(passed['between_dashes'])}[^\n]{{0,40}}?[-_–—]{{2,}}"
            rf"|{_any(passed['with_colon'])}\s?:)\s*\**"
        ),
        header=_pattern(rf"[\s*{DIRECTION}]{{0,12}}(?:{roles})\s?[*]*\s?[:：]"),
        answers=_pattern(rf"{_any(data['subjects']['answer'])}(?:\[\d+\])?\s?[:：]"),
        forwards=_pattern(rf"{_any(data['subjects']['forward'])}\s?[:：]"),
        drafts=_small(labels["draft"]),
        spam=_small(labels["spam"]),
        chats=_small(labels["chat"]),
    )


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
