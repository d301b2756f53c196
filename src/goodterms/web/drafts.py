"""The drafts in a book: those under way, those that were sent, how they read before, and what their review needs."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion import drafts as companion
from goodterms.errors import BadInput
from goodterms.web.records import Draft, Version
from goodterms.web.terms import agreement, sending

if TYPE_CHECKING:
    from datetime import datetime

    from goodterms.companion.drafts import Checked
    from goodterms.companion.stand import Standing
    from goodterms.situation import Situation
    from goodterms.web.store import Book, Kept

LONGEST, SHORT = 40_000, 60
"""Characters of a draft; four thousand words are some twenty-four thousand."""


class TooLong(BadInput):
    """A draft that is longer than any message."""

    def __init__(self) -> None:
        super().__init__(f"This is longer than a message can be here, {LONGEST:,} characters; leave something out.")


def typed(sent: str) -> str:
    """Give what was typed into a form as it was typed; forms end their lines in their own way. Raise TooLong."""
    text = sent.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST:
        raise TooLong
    return text


def begin(book: Book, draft: Draft) -> Draft:
    """Keep a new draft under a random name, and how it reads now."""
    named = replace(draft, name=secrets.token_hex(6))
    with book.together():
        book.add(named)
        _keep_version(book, named, named.changed)
    return named


def find(book: Book, name: str) -> Kept[Draft] | None:
    """Find a draft by its name."""
    return next((kept for kept in book.all(Draft) if kept.record.name == name), None)


def under_way(book: Book) -> tuple[Draft, ...]:
    """List the drafts that were not sent, the latest first."""
    found = (kept.record for kept in book.all(Draft) if kept.record.sent is None)
    return tuple(sorted(found, key=lambda draft: draft.changed, reverse=True))


def sent(book: Book) -> tuple[Draft, ...]:
    """List the messages that were sent, the latest first."""
    found = [(draft.sent.on, draft.changed, draft) for draft in (kept.record for kept in book.all(Draft)) if draft.sent]
    return tuple(draft for *_, draft in sorted(found, key=lambda each: each[:2], reverse=True))


def unanswered(book: Book) -> tuple[str, ...]:
    """List what was sent since they last wrote back, oldest first."""
    messages = (draft.sent for draft in reversed(sent(book)))
    return tuple(message.text for message in messages if message and message.answered is None)


def save(book: Book, kept: Kept[Draft], draft: Draft, at: datetime, *, version: bool) -> Kept[Draft]:
    """Put what a draft has become in its place. Raise Changed where another window was faster.

    version: how it read, and how it reads now, are kept too, where that is new.
    """
    with book.together():
        changed = book.change(kept, replace(draft, changed=at))
        if version:
            _keep_version(book, kept.record, kept.record.changed)
            _keep_version(book, draft, at)
    return changed


def versions(book: Book, draft: Draft) -> tuple[Version, ...]:
    """List how a draft has read, the latest first."""
    found = (kept.record for kept in book.all(Version) if kept.record.of == draft.name)
    return tuple(sorted(found, key=lambda version: version.at, reverse=True))


def forget(book: Book, kept: Kept[Draft]) -> None:
    """Forget a draft and how it has read."""
    with book.together():
        book.drop(*(each for each in book.all(Version) if each.record.of == kept.record.name))
        book.drop(kept)


def rests(draft: Draft, at: datetime) -> bool:
    """Tell whether a draft was put away until later, and later is not yet."""
    return draft.until is not None and at < draft.until


def look(book: Book, draft: Draft, situation: Situation, standing: Standing, at: datetime) -> Checked:
    """Review a draft in the light of all that is known."""
    told = agreement(book)
    asked = companion.Draft(
        text=draft.text,
        kind="acceptance" if draft.purpose == "acceptance" else "everyday",
        situation=situation,
        before=unanswered(book),
        theirs=draft.theirs,
        cooling_off=rests(draft, at),
        agreement=told,
        sending=sending(book, at) if told.steps else None,
    )
    return companion.check(asked, standing, left=draft.left)


def beginning(text: str) -> str:
    """Give the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def earlier(book: Book, draft: Draft) -> bool:
    """Tell whether it has ever read otherwise."""
    return any(version.text != draft.text for version in versions(book, draft))


def left_alone(draft: Draft, rule: str, quote: str) -> Draft:
    """Leave a finding as it is."""
    return replace(draft, left=(*draft.left, companion.LeftAlone(rule, quote)))


def _keep_version(book: Book, draft: Draft, at: datetime) -> None:
    before = versions(book, draft)
    if draft.text.strip() and (not before or before[0].text != draft.text):
        book.add(Version(of=draft.name, at=max([at, *(each.at for each in before[:1])]), text=draft.text))
