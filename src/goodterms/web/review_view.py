"""A review as a page shows it: the draft with what was found underlined, and beside it why, and what to try."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from goodterms.companion.against import is_about_sending
from goodterms.companion.calls import Calls, calls_of
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.companion.drafts import Checked
    from goodterms.words import Finding, Review

LONGEST_SMS, LONGEST_MAIL = 8_000, 1_900
"""Characters of an address that phones, and every mail program, open; a longer message is copied."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft. number: of the finding that it shows, 0 for none; kind: of that finding."""

    text: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one rule found.

    number: by which the text refers to it, from 1. quote: the first place, empty where it is about sending at all now;
    more: how many others there are. leave: what a form sends to leave it as it is, empty where it cannot be.
    """

    number: int
    quote: str
    more: int
    why: str
    instead: str
    leave: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review as `_review.html` shows it.

    verdict: as in the review, empty where the language is not read. headline: what it comes to, in a sentence.
    closed: why writing is closed, and what to do instead. help: where help comes first. has: what an acceptance says
    already. may_send: it may be copied and noted as sent. shares: it may be handed to other programs; sms, mail: by
    these addresses, empty where it is too long for them. left: something is left as it is. empty: nothing was written.
    """

    verdict: str
    headline: str
    pieces: tuple[Piece, ...]
    problems: tuple[Line, ...]
    strengths: tuple[Line, ...]
    missing: tuple[Line, ...]
    has: tuple[str, ...]
    closed: tuple[str, ...]
    help: Calls | None
    stopped: bool
    may_send: bool
    shares: bool
    sms: str
    mail: str
    left: bool
    empty: bool


def review_view(text: str, checked: Checked, *, shares: bool, subject: str = "", left: bool = False) -> ReviewView:
    """Lay a review out. shares: sending from the program is open. left: something is left as it is."""
    review = checked.review
    marked = marked_in(review)
    good = [each for each in review.findings if each.kind == "strength"]
    missing = [each for each in review.findings if each.kind == "missing"]
    may_send = review.verdict != "do-not-send" and bool(text.strip())
    shares = shares and may_send and review.verdict != "wait"
    sms, mail = _addresses(text, subject) if shares else ("", "")
    return ReviewView(
        verdict=review.verdict or "",
        headline=_headline(checked, len(by_rule(marked))),
        pieces=tuple(_pieces(text, marked)),
        problems=tuple(_lines(marked)),
        strengths=tuple(_lines(good)),
        missing=tuple(_lines(missing)),
        has=tuple(say(f"has.{element}") for element in review.elements) if missing else (),
        closed=_closed(checked),
        help=calls_of(checked.help) if checked.help else None,
        stopped=checked.stopped,
        may_send=may_send,
        shares=shares,
        sms=sms if len(sms) <= LONGEST_SMS else "",
        mail=mail if len(mail) <= LONGEST_MAIL else "",
        left=left,
        empty=not text.strip(),
    )


def marked_in(review: Review) -> list[Finding]:
    """List what is underlined: problems, and what stops."""
    return [each for each in review.findings if each.kind in {"problem", "stop"}]


def by_rule(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Put what one rule found together, in the order of the first places."""
    found: dict[str, list[Finding]] = {}
    for each in findings:
        found.setdefault(each.rule, []).append(each)
    return found


def _headline(checked: Checked, count: int) -> str:
    if checked.stopped:
        return say("review.stopped")
    if checked.review.verdict is None:
        return say("review.not-read")
    if checked.review.verdict == "wait":
        return say("review.wait")
    if count:
        return say("review.to-mend", count=count)
    return say("review.closed-clean" if checked.plan else "review.nothing-found")


def _closed(checked: Checked) -> tuple[str, ...]:
    if checked.plan is None or checked.stopped:
        return ()
    return (*(each.why for each in checked.why_closed), *checked.plan.next_step.split("\n\n"))


def left_by(sent: str) -> list[tuple[str, str]]:
    """Give the rule and the words that a form wants left; nothing for what no form of ours sends."""
    try:
        rule, *quotes = msgspec.json.decode(sent, type=list[str])
    except (msgspec.DecodeError, ValueError):
        return []
    return [(rule, quote) for quote in quotes]


def _lines(findings: Sequence[Finding]) -> Iterator[Line]:
    for number, (rule, places) in enumerate(by_rule(findings).items(), start=1):
        first, quotes = places[0], dict.fromkeys(each.quote or "" for each in places)
        shown = "" if is_about_sending(first) else first.quote or ""
        leave = msgspec.json.encode([rule, *quotes]).decode() if first.kind == "problem" else ""
        yield Line(number, shown, len(places) - 1, first.why, first.instead, leave)


def _pieces(text: str, marked: Sequence[Finding]) -> Iterator[Piece]:
    """Cut the draft where a finding begins or ends; where two overlap, the one that begins first shows."""
    numbers = {rule: number for number, rule in enumerate(by_rule(marked), start=1)}
    words = [each for each in marked if not is_about_sending(each)]
    edges = sorted({0, len(text), *(edge for each in words for edge in (each.start or 0, each.end or 0))})
    for start, end in pairwise(edges):
        found = next((each for each in words if _covers(each, start, end)), None)
        yield Piece(text[start:end], numbers[found.rule] if found else 0, found.kind if found else "")


def _covers(finding: Finding, start: int, end: int) -> bool:
    return (finding.start or 0) <= start and end <= (finding.end or 0)


def _addresses(text: str, subject: str) -> tuple[str, str]:
    body = quote(text.strip().replace("\n", "\r\n"), safe="")
    return f"sms:?&body={body}", f"mailto:?subject={quote(subject, safe='')}&body={body}"
