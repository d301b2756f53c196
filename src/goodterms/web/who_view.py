"""What a page shows where it asks who is who in the files of an import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from goodterms.companion.brought import Known
    from goodterms.companion.inside import Chat, Inside
    from goodterms.web.bringing import Importing
    from goodterms.web.visits import Held

ME, THEM, OTHER = "me", "them", "other"
CHAT, ORDER, CALLED, WORDS, WHO = "chat", "order", "called", "words", "who"
ORDERS = ("dmy", "mdy")
PAIR = 2
SHOWN = 12
LONGEST_CALLED = 60


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A chat to choose. about: how many messages it has, and from when to when."""

    value: str
    name: str
    about: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class WriterLine:
    """Someone who writes in the chat. about: how many messages; chosen: me, them, other, or nothing yet."""

    value: str
    name: str
    about: str
    chosen: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A way to read the dates. days: from when to when it makes the messages go."""

    value: str
    days: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChatPage:
    """Choose the chats that it is about. rest: those that are not shown at once."""

    chats: tuple[ChatLine, ...]
    rest: tuple[ChatLine, ...]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WhoPage:
    """Say who is who. other_chats: another one can be chosen. others: who is not listed, in words.

    stranger: nobody here has a name under which the two are known so far. orders: empty where the dates are clear.
    """

    chat: str
    other_chats: bool
    writers: tuple[WriterLine, ...]
    rest: tuple[WriterLine, ...]
    pair: bool
    alone: bool
    others: str
    stranger: str
    orders: tuple[OrderLine, ...]
    called: str
    longest: int
    words: bool
    warnings: tuple[str, ...]
    errors: Mapping[str, str]


def who_page(shown: Held, bringing: Importing, inside: Inside, about: Chat) -> WhoPage:
    """Lay out who may be who; shown: what was sent and could not be taken."""
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    sentence = bringing.state.sentence
    lines = tuple(_writer_line(place, about, bringing, values) for place in range(len(about.writers)))
    said = bringing.said
    return WhoPage(
        chat=about.name,
        other_chats=len(inside.chats) > 1,
        writers=lines[:SHOWN],
        rest=lines[SHOWN:],
        pair=len(lines) <= PAIR,
        alone=len(lines) == 1,
        others=say("bringing.others", count=about.others) if about.others else "",
        stranger=_stranger(about, bringing.earlier),
        orders=_orders(inside, about, values.get(ORDER)),
        called=values.get(CALLED, said.called if said else ""),
        longest=LONGEST_CALLED,
        words=WORDS in values if values else (said.known if said else bringing.earlier).words,
        warnings=inside.warnings,
        errors=shown.errors or ({"": sentence} if sentence else {}),
    )


def chat_page(shown: Held, bringing: Importing, inside: Inside) -> ChatPage:
    """List the chats to choose from."""
    chosen = bringing.chats or _known_chats(bringing.earlier, inside)
    lines = tuple(_chat_line(place, each, chosen, inside) for place, each in enumerate(inside.chats))
    return ChatPage(lines[:SHOWN], lines[SHOWN:], shown.errors)


def _known_chats(earlier: Known, inside: Inside) -> tuple[int, ...]:
    """Find the chats in which they write under a name that is known."""
    names = [{writer.name for writer in chat.writers} for chat in inside.chats]
    return tuple(place for place, here in enumerate(names) if not here.isdisjoint(earlier.them))


def _writer_line(place: int, about: Chat, bringing: Importing, values: Mapping[str, str]) -> WriterLine:
    writer, value = about.writers[place], str(place + 1)
    known = bringing.said.known if bringing.said else bringing.earlier
    chosen = values.get(f"{WHO}-{value}", "")
    if ME in values and len(about.writers) <= PAIR:
        chosen = ME if values[ME] == value else THEM
    if not values:
        chosen = ME if writer.name in (*known.me, OWNER) else THEM if writer.name in known.them else ""
    return WriterLine(value, writer.name, say("bringing.writer", count=writer.messages), chosen)


def _chat_line(place: int, each: Chat, chosen: Collection[int], inside: Inside) -> ChatLine:
    days = _span(_day(each.first, inside.zone), _day(each.last, inside.zone))
    about = say("bringing.chat", count=each.messages, days=days)
    return ChatLine(str(place + 1), each.name, about, place in chosen)


def _stranger(about: Chat, earlier: Known) -> str:
    """Name whom the messages so far are with, where nobody of this chat is known by that name."""
    here = {writer.name for writer in about.writers}
    return earlier.them[0] if earlier.them and here.isdisjoint(earlier.them) else ""


def _orders(inside: Inside, about: Chat, chosen: str | None) -> tuple[OrderLine, ...]:
    """Say from when to when the messages go, in each order of day and month."""
    if inside.guessed_order is None:
        return ()
    chosen = chosen or inside.guessed_order
    read = _day(about.first, inside.zone), _day(about.last, inside.zone)
    days = {order: read if order == inside.guessed_order else about.turned or read for order in ORDERS}
    return tuple(OrderLine(order, _span(*days[order]), order == chosen) for order in ORDERS)


def _span(first: date, last: date) -> str:
    days = "one" if first == last else "more"
    return say("bringing.span", days=days, first=day_phrase(first, FALLBACK), last=day_phrase(last, FALLBACK))


def _day(time: datetime, zone: str) -> date:
    return time.astimezone(ZoneInfo(zone)).date()
