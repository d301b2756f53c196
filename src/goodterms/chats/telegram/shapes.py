"""The shapes of result.json, as far as they matter, and the file made into them.

A file as the app writes it is read in pieces (pieces.py). Any other is first cut into its messages, then each is
decoded for itself: this is quicker than decoding the whole at once, needs less memory, and one message of another
shape costs only itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType, field

from goodterms.chats.jsons import broken, decoded
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.source import Source

LISTS = ("chats", "left_chats")
BOM = b"\xef\xbb\xbf"


class Part(Struct, gc=False):
    """A piece of a text with a style or a link; the piece's own words are all that counts."""

    text: str = ""


Text = str | list[str | Part] | None
Id = int | str | None


class Poll(Struct, gc=False):
    """A poll, as far as its question."""

    question: Text = None


class Giver(Struct, gc=False, rename={"name": "from", "number": "from_id"}):
    """Someone who reacted, and when (local time)."""

    name: str | None = None
    number: Id = None
    date: str | None = None


class Reaction(Struct, gc=False):
    """One emoji under a message, how often it was given, and the last who gave it."""

    count: int = 0
    emoji: str | None = None
    recent: list[Giver] = field(default_factory=list)


class Message(Struct, gc=False, rename={"sender": "from", "sender_id": "from_id"}):
    """A message or service message. UNSET: the key is not there; where the type is Any only that matters.

    problem: why it could not be read; not Telegram's.
    """

    id: Id = None
    type: str = "message"
    date: str | None = None
    date_unixtime: Id = None
    edited: str | None = None
    edited_unixtime: Id = None
    sender: str | None = None
    sender_id: Id = None
    actor: str | None = None
    actor_id: Id = None
    action: str | None = None
    title: str | None = None
    members: list[str | None] | None = None
    information_text: str | None = None
    reply_to_message_id: Id = None
    reply_to_peer_id: Id = None
    text: Text | UnsetType = UNSET
    media_type: str | None = None
    photo: Any = UNSET
    file: Any = UNSET
    duration_seconds: float | None = None
    location_information: Any = UNSET
    place_name: Any = UNSET
    contact_information: Any = UNSET
    poll: Poll | None = None
    reactions: list[Reaction] | None = None
    problem: str | None = None


class Entities(Struct, gc=False):
    """A message whose words stand in `text_entities` alone."""

    text_entities: list[str | Part]


class Chat(Struct, frozen=True):
    """A chat, its messages not yet decoded. `name` is null for saved messages and where an account was deleted."""

    name: str | None
    type: str | None
    id: Id
    messages: list[Raw]


Batch = tuple[list[Message], list[int]]
"""Messages, and for each the number of its chat."""

Empty = Annotated[list[Raw], Meta(max_length=0)]
MESSAGES = msgspec.json.Decoder(list[Message])


def chats(source: Source) -> list[Chat]:
    """Find the chats of a file. Raise BadExport where it is not JSON, breaks off, or is something else."""
    data = source.data.removeprefix(BOM)
    try:
        top = _object(data)
        found = [_chat(chat) for chat in _with_messages(top)]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise BadExport(broken(source, data, problem)) from None
    if not found and not any(name in top for name in LISTS):
        raise BadExport(
            f"“{source.name}” is JSON, but not a chat from Telegram; in Telegram Desktop, export the chat as "
            "“machine-readable JSON”, and give the file result.json."
        )
    return found


def around(data: bytes) -> tuple[list[Chat], list[int | None]]:
    """Find the chats of a file in which a number stands for each list of messages, and give the numbers.

    None: its list is there, and is empty. Raise DecodeError where it is something else.
    """
    found = list(_with_messages(_object(data)))
    numbers = [msgspec.json.decode(chat["messages"], type=int | Empty) for chat in found]
    empty = [_chat(chat | {"messages": Raw(b"[]")}) for chat in found]
    return empty, [number if isinstance(number, int) else None for number in numbers]


def listed(data: bytes) -> list[Message]:
    """Decode a list of messages as `messages` does, all at once where they are as Telegram writes them."""
    try:
        at_once = MESSAGES.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return messages(msgspec.json.decode(data, type=list[Raw]))
    if any(message.text is UNSET for message in at_once):
        return messages(msgspec.json.decode(data, type=list[Raw]))
    return at_once


def batches(chats: Sequence[Chat], size: int) -> Iterator[Batch]:
    """Decode the messages of all chats, so many at a time."""
    raws = [raw for chat in chats for raw in chat.messages]
    numbers = [number for number, chat in enumerate(chats) for _ in chat.messages]
    for first in range(0, len(raws), size):
        yield messages(raws[first : first + size]), numbers[first : first + size]


def messages(raws: Sequence[Raw]) -> list[Message]:
    """Decode messages; one that Telegram would not have written so keeps its place and says its problem."""
    decode = msgspec.json.Decoder(Message).decode
    try:
        found = [decode(raw) for raw in raws]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = [_one(raw) for raw in raws]
    for row in [row for row, message in enumerate(found) if message.text is UNSET]:
        found[row].text = _entities(raws[row])
    return found


def joined(text: Text | UnsetType) -> str:
    """Join the pieces of a text; nothing stands between them."""
    if isinstance(text, list):
        return "".join([part if isinstance(part, str) else part.text for part in text])
    return text or ""


def _with_messages(top: dict[str, Raw]) -> Iterator[dict[str, Raw]]:
    lists = [_list(_object(top[name]).get("list")) for name in LISTS if name in top]
    for chat in [top, *(_object(chat) for chats in lists for chat in chats)]:
        if "messages" in chat:
            yield chat


def _chat(chat: dict[str, Raw]) -> Chat:
    name, sort = (_plain(chat.get(key)) for key in ("name", "type"))
    called, typed = (None if value is None else str(value) for value in (name, sort))
    return Chat(called, typed, _plain(chat.get("id")), _list(chat["messages"]))


def _one(raw: Raw) -> Message:
    try:
        return msgspec.json.decode(raw, type=Message)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        where = re.search(r"`\$\.(\w+)", str(problem))
        what = f" (its “{where[1]}”)" if where else ""
        about = _object(raw)
        return Message(id=_plain(about.get("id")), type="", problem=f"not written as Telegram writes it{what}")


def _entities(raw: Raw) -> Text:
    try:
        return msgspec.json.decode(raw, type=Entities).text_entities
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _object(raw: bytes | Raw) -> dict[str, Raw]:
    try:
        return decoded(raw, dict[str, Raw])
    except (msgspec.ValidationError, UnicodeDecodeError):
        return {}


def _list(raw: Raw | None) -> list[Raw]:
    try:
        return [] if raw is None else msgspec.json.decode(raw, type=list[Raw])
    except msgspec.ValidationError:
        return []


def _plain(raw: Raw | None) -> str | int | None:
    try:
        return None if raw is None else msgspec.json.decode(raw, type=str | int | None)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
