"""A review as a page shows it: the draft with what was found underlined, and beside it why, and what to try."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from goodterms.content.sentences import say
from goodterms.web.calls import Calls, calls_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.companion.drafts import Checked
    from goodterms.words import Finding, Review

LONGEST_LINK = 1_800
"""Characters of an address that every program opens; a longer message is copied."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft. number: of the finding that it shows, 0 for none; kind: of that finding."""

    text: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one rule found.

    number: by which the text refers to it, from 1. quote: the first place; more: how many others there are.
    may_leave: it can be left as it is.
    """

    number: int
    quote: str
    more: int
    why: str
    instead: str
    may_leave: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review as `_review.html` shows it.

    verdict: as in the review, empty where the language is not read. headline: what it comes to, in a sentence.
    closed: why writing is closed, and what to do instead. help: where help comes first. has: what an acceptance says
    already. sms, mail: addresses that open another program with the message; empty where it is not offered. may_send:
    it may be copied and noted as sent. empty: nothing was written yet.
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
    sms: str
    mail: str
    long: bool
    empty: bool


def review_view(text: str, checked: Checked, *, shares: bool, subject: str = "") -> ReviewView:
    """Lay a review out. shares: sending from the program is open."""
    review = checked.review
    marked = marked_in(review)
    good = [each for each in review.findings if each.kind == "strength"]
    missing = [each for each in review.findings if each.kind == "missing"]
    may_send = review.verdict != "do-not-send" and bool(text.strip())
    addresses = _addresses(text, subject) if may_send and shares and review.verdict != "wait" else ("", "")
    fits = max(map(len, addresses)) <= LONGEST_LINK
    return ReviewView(
        verdict=review.verdict or "",
        headline=_headline(checked, len(by_rule(marked))),
        pieces=tuple(_pieces(text, marked)),
        problems=tuple(_lines(marked)),
        strengths=tuple(_lines(good)),
        missing=tuple(_lines(missing)),
        has=tuple(say(f"has.{element}") for element in review.elements) if missing or review.elements else (),
        closed=_closed(checked),
        help=calls_of(checked.help) if checked.help else None,
        stopped=checked.stopped,
        may_send=may_send,
        sms=addresses[0] if fits else "",
        mail=addresses[1] if fits else "",
        long=not fits,
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
    if checked.review.verdict == "mend":
        return say("review.to-mend", count=count)
    if checked.review.verdict == "ready":
        return say("review.nothing-found")
    return say(f"review.{checked.review.verdict}")


def _closed(checked: Checked) -> tuple[str, ...]:
    if checked.plan is None or checked.stopped:
        return ()
    return (*(each.why for each in checked.why_closed), *checked.plan.next_step.split("\n\n")[1:])


def _lines(findings: Sequence[Finding]) -> Iterator[Line]:
    for number, places in enumerate(by_rule(findings).values(), start=1):
        first = places[0]
        may_leave = first.kind == "problem"
        yield Line(number, first.quote or "", len(places) - 1, first.why, first.instead, may_leave)


def _pieces(text: str, marked: Sequence[Finding]) -> Iterator[Piece]:
    """Cut the draft where a finding begins or ends; where two overlap, the one that begins first shows."""
    numbers = {rule: number for number, rule in enumerate(by_rule(marked), start=1)}
    edges = sorted({0, len(text), *(edge for each in marked for edge in (each.start or 0, each.end or 0))})
    for start, end in pairwise(edges):
        found = next((each for each in marked if _covers(each, start, end)), None)
        yield Piece(text[start:end], numbers[found.rule] if found else 0, found.kind if found else "")


def _covers(finding: Finding, start: int, end: int) -> bool:
    return (finding.start or 0) <= start and end <= (finding.end or 0)


def _addresses(text: str, subject: str) -> tuple[str, str]:
    body = quote(text.strip().replace("\n", "\r\n"), safe="")
    return f"sms:?&body={body}", f"mailto:?subject={quote(subject, safe='')}&body={body}"
