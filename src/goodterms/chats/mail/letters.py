"""A mail as a record: who wrote it, when, to whom, and what. A mail that nobody wrote to anyone is told why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.chats.mail import headers, pages, parts, quotes
from goodterms.chats.mail.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from goodterms.chats.mail.headers import Fields, Person

NOT_A_MAIL = "no headers of a mail"
NO_SENDER = "no sender"
NO_TIME = "no date that can be read"
TOO_LONG = "a text longer than anyone writes"
DRAFT = "a draft, which was never sent"
SPAM = "marked as spam"
CHAT = "a copy of a chat, not a mail"
DELETED = "deleted in Thunderbird, which only has not cleared it away yet"
REPORT = "a report of a server about another mail"
MACHINE = "sent by a machine, or to a list of many"

# The mark in X-Mozilla-Status of a mail that is deleted, as a part of a hexadecimal number.
EXPUNGED = 0x0008
QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
TO = ("to", "cc", "bcc")
HANDED_TO = ("delivered-to", "x-original-to", "envelope-to")


class NotRead(Exception):  # it tells of a mail, not of a mistake
    """A mail that becomes no row; its words are the reason."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail.

    sent_at: UTC, or the clock time where zone_known is false. others: who else it is with. kind: "media" where the mail
    itself says nothing and files came with it. ref, answers: names of this mail and of the one that it answers.
    """

    sent_at: datetime
    zone_known: bool
    sender: Person
    others: Sequence[Person]
    kind: str
    text: str | None
    ref: str | None
    answers: str | None


def letter(data: bytes, *, from_mailbox: bool) -> Letter:
    """Read a mail. from_mailbox: lines that begin with “From ” are quoted. Raise NotRead for what is none."""
    if from_mailbox:
        data = data[data.find(b"\n") + 1 :] if data.startswith(b"From ") else data
        data = data[data.find(b"\n") + 1 :] if data.startswith(b">From ") else data
    fields, rest = headers.split(data)
    _refuse_unwritten(fields)
    sender, others = _people(fields)
    moment, zone_known = _sent_at(fields)
    body = parts.body(fields, rest, unquote=_unquoted if from_mailbox else _as_it_is)
    if body.is_report:
        raise NotRead(REPORT)
    if body.too_long:
        raise NotRead(TOO_LONG)
    refs = _refs(fields)
    own = next(iter(headers.names_in(headers.first(fields, "message-id"))), None)
    kind, text = _text(fields, body, bool(refs))
    return Letter(moment, zone_known, sender, others, kind, text, own, refs[-1] if refs else None)


def _unquoted(data: bytes) -> bytes:
    return QUOTED_FROM.sub(rb"\1", data) if b"\n>" in data or data.startswith(b">") else data


def _as_it_is(data: bytes) -> bytes:
    return data


def _refuse_unwritten(fields: Fields) -> None:
    if "from" not in fields and "sender" not in fields and "date" not in fields:
        raise NotRead(NOT_A_MAIL)
    labels = {
        label.strip().strip('"').casefold()
        for label in headers.words(headers.first(fields, "x-gmail-labels")).split(",")
    }
    for known, reason in ((phrases().drafts, DRAFT), (phrases().spam, SPAM), (phrases().chats, CHAT)):
        if labels & known:
            raise NotRead(reason)
    status = headers.first(fields, "x-mozilla-status")
    if re.fullmatch(r"[0-9a-fA-F]{4}", status) and int(status, 16) & EXPUNGED:
        raise NotRead(DELETED)
    bulk = headers.first(fields, "precedence").lower() in ("bulk", "list", "junk")
    auto = headers.first(fields, "auto-submitted").lower() not in ("", "no")
    if bulk or auto or "list-unsubscribe" in fields or "list-id" in fields:
        raise NotRead(MACHINE)


def _people(fields: Fields) -> tuple[Person, list[Person]]:
    """Tell who wrote, and who else it is with; where no receiver is named, to whom it was handed."""
    wrote = headers.people(fields.get("from", [])) or headers.people(fields.get("sender", []))
    if not wrote:
        raise NotRead(NO_SENDER)
    named = [person for name in TO for person in headers.people(fields.get(name, [])) if person.address]
    handed = [person for name in HANDED_TO for person in headers.people(fields.get(name, [])[:1]) if person.address]
    return wrote[0], [*wrote[1:], *(named or handed[:1])]


def _sent_at(fields: Fields) -> tuple[datetime, bool]:
    """Tell when it was sent: its date, if that says its zone, else when it first reached a server."""
    date = headers.when(headers.first(fields, "date"))
    if date is None or not date[1]:
        received = [headers.when(value.rpartition(";")[2]) for value in reversed(fields.get("received", []))]
        date = next((found for found in received if found and found[1]), date)
    if date is None:
        raise NotRead(NO_TIME)
    return date


def _refs(fields: Fields) -> list[str]:
    """List the mails that this one answers, the last one last."""
    return [
        *headers.names_in(headers.first(fields, "references")),
        *headers.names_in(headers.first(fields, "in-reply-to"))[:1],
    ]


def _text(fields: Fields, body: parts.Body, answers_one: bool) -> tuple[str, str | None]:
    """Give kind and words of a mail, with its subject above them where it answers none."""
    subject = headers.words(headers.first(fields, "subject"))
    answers = answers_one or phrases().answers.match(subject) is not None
    passed_on = phrases().forwards.match(subject) is not None
    texts = [pages.as_text(text, passed_on=passed_on) if page else text for page, text in body.texts]
    whole = "\n".join(text.strip("\n") for text in texts if text.strip())
    words = quotes.own_words(whole, answers=answers, passed_on=passed_on)
    if not words and not answers:
        # All of it is an earlier mail, and it answers none: it was passed on without a word.
        words = whole.strip()
    title = "" if answers or passed_on else subject
    said = "\n\n".join(piece for piece in (title, words) if piece)
    if body.files and not words:
        return "media", said or None
    return "text", said
