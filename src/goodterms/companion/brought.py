"""What comes of an import once it is known who is who: numbers about messages, and their words where wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.companion.bring_in import Choice, UnknownPerson, between_two, left_out, with_who
from goodterms.companion.inside import warnings_of
from goodterms.reading import features

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from goodterms.companion.inside import Chat, Inside
    from goodterms.messages import Import


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an import: said by the person, or kept from an earlier one.

    me, them: the names under which the two write; the first of each is the one by which messages are told from
    doubles, whatever else the phone called that person later. chats: which ones, where there are several. zone: of
    local times. date_order: dmy, mdy or ymd, where the files leave it open. words: whether to keep the words.
    """

    me: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
    chats: tuple[str, ...] = ()
    zone: str | None = None
    date_order: str | None = None
    words: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Who is who in these files. called: other names of the two, each with the first; known: for the next import."""

    known: Known
    called: Mapping[str, str]


@dataclass(frozen=True)
class Brought:
    """What is brought in.

    features: the columns of reading.Features.frame, by time, and the `id` of each message.
    version: FEATURES_VERSION of the code that made them. span: from their first message to the export's end (UTC).
    gaps: within the span, after which time and before which nothing is known, because the files do not meet.
    words: id, sent_at, who and text of what the two wrote; None where they are not wanted.
    known: who the two are, for the next import. participants: the names of those of the two who wrote.
    minutes_only: times are exact to the minute only. skipped: lines and records that could not be read.
    left_out: messages by other people. other_chats: messages of chats in these files that were not chosen.
    warnings: what had to be guessed. zone: in which days are counted.
    """

    features: pl.DataFrame
    version: int
    span: tuple[datetime, datetime] | None
    gaps: tuple[tuple[datetime, datetime], ...]
    words: pl.DataFrame | None
    known: Known
    participants: tuple[str, ...]
    minutes_only: bool
    skipped: int
    left_out: int
    other_chats: int
    warnings: tuple[str, ...]
    zone: str


def recognise(inside: Inside, known: Known) -> Known | None:
    """Find in the files the chats that are known from an earlier import; None where they must be asked about.

    The order of dates is left out of what is found: where the files leave it open, they were read by it already.
    """
    if not known.me or (inside.guessed_order and known.date_order is None):
        return None
    for fits in (_is_called_so, _both_and_nobody_else, _nobody_else):
        if found := tuple(chat.name for chat in inside.chats if fits(chat, known)):
            about = inside.about(found)
            return None if about is None else _told_of(about, replace(known, chats=found))
    return None


def _is_called_so(chat: Chat, known: Known) -> bool:
    here = _names(chat)
    return chat.name in known.chats and not here.isdisjoint(known.me) and not here.isdisjoint(known.them)


def _both_and_nobody_else(chat: Chat, known: Known) -> bool:
    here = _names(chat)
    return _nobody_else(chat, known) and not here.isdisjoint(known.me) and not here.isdisjoint(known.them)


def _nobody_else(chat: Chat, known: Known) -> bool:
    return _names(chat) <= {*known.me, *known.them} and not chat.others


def _names(chat: Chat) -> set[str]:
    return {writer.name for writer in chat.writers}


def _told_of(chat: Chat, known: Known) -> Known:
    me, them = (tuple(name for name in names if name in _names(chat)) for names in (known.me, known.them))
    return replace(known, me=me, them=them, date_order=None)


def settle(people: Collection[str], said: Known, earlier: Known) -> Settled:
    """Check what was said of a chat in which these people write. Raise UnknownPerson where it does not fit."""
    me, them = _two(people, said)
    first_me, first_them = _first(me, earlier.me, people), _first(them, earlier.them, people)
    called = {name: first_me for name in me if first_me} | {name: first_them for name in them if first_them}
    known = replace(
        said,
        me=_in_order(first_me, earlier.me, me),
        them=_in_order(first_them, earlier.them, them),
    )
    return Settled(known, {name: first for name, first in called.items() if name != first})


def chats_of(inside: Inside, said: Known) -> tuple[str, ...]:
    """Name the chats that are meant. Raise UnknownPerson where none or no such one was named."""
    there = [chat.name for chat in inside.chats]
    for name in said.chats:
        if name not in there:
            raise UnknownPerson(f"There is no chat “{name}” in these files; choose one of those that are listed.")
    if not said.chats and len(there) > 1:
        raise UnknownPerson(f"These files hold {len(there)} chats; choose the one it is about.")
    return said.chats or tuple(there)


def _two(people: Collection[str], said: Known) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say under which names each of the two writes here; who is left of two people is the other one."""
    for name in (*said.me, *said.them):
        if name not in people:
            raise UnknownPerson(f"Nobody called “{name}” writes in this chat; choose from the names that are listed.")
        if name in said.me and name in said.them:
            raise UnknownPerson(f"“{name}” cannot be both you and them; choose two people.")
    rest = tuple(name for name in people if name not in said.me and name not in said.them)
    if not said.me and not said.them:
        raise UnknownPerson("Choose which of them is you.")
    me, them = said.me, said.them
    if len(people) == 2 and len(rest) == 1:
        me, them = me or rest, them or rest
    if len(people) > 1 and not me:
        raise UnknownPerson("Choose which of them is you.")
    if len(people) > 1 and not them:
        raise UnknownPerson(f"{len(people)} people write in this chat; choose the one it is about.")
    return me, them


def _first(names: Sequence[str], earlier: Sequence[str], people: Collection[str]) -> str | None:
    """Find the name that this person's messages go under: that of the earlier import where it is the same person."""
    if not names:
        return earlier[0] if earlier else None
    free = [name for name in earlier if name in names or name not in people]
    same = not set(earlier).isdisjoint(names) or set(earlier).isdisjoint(people)
    return free[0] if free and same else names[0]


def _in_order(first: str | None, earlier: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    if first is None:
        return ()
    others = earlier if first in earlier else ()
    return tuple(dict.fromkeys((first, *others, *names)))


def take(imported: Import, known: Known, zone: str, *, other_chats: int = 0) -> Brought:
    """Take what is brought in out of one chat whose writers go by the first of their names."""
    here = imported.participants
    me, them = (tuple(name for name in names[:1] if name in here) for names in (known.me, known.them))
    choice = Choice(me=me, them=them)
    pair = between_two(with_who(imported, choice))
    messages = pair.messages.sort("sent_at", maintain_order=True)
    taken = features(messages, zone, until=imported.span[1] if imported.span else None)
    return Brought(
        features=taken.frame.with_columns(messages["id"]),
        version=taken.version,
        span=taken.span,
        gaps=tuple((gap.last, gap.first) for gap in imported.gaps if taken.span and gap.first > taken.span[0]),
        words=_words(messages) if known.words else None,
        known=known,
        participants=pair.participants,
        minutes_only=bool((messages["precision"] == "minute").all()),
        skipped=imported.skipped_count,
        left_out=left_out(pair),
        other_chats=other_chats,
        warnings=warnings_of(imported),
        zone=zone,
    )


def _words(messages: pl.DataFrame) -> pl.DataFrame:
    return (
        messages.lazy()
        .filter(pl.col("who").is_not_null() & pl.col("text").is_not_null())
        .select("id", "sent_at", "who", "text")
        .collect()
    )
