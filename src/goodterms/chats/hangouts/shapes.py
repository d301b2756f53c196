"""Events, and who is in a conversation, as Takeout wrote them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field


class Someone(Struct):
    """An account."""

    gaia_id: str | None = None
    chat_id: str | None = None


class Participant(Struct):
    """Someone in a conversation, and the name that they had."""

    id: Someone | None = None
    fallback_name: str | None = None


class ReadState(Struct):
    """Up to where someone has read."""

    participant_id: Someone | None = None


class Own(Struct):
    """How the conversation is for the owner of the account."""

    self_read_state: ReadState | None = None


class About(Struct):
    """A conversation without its events."""

    name: str | None = None
    participant_data: list[Participant] = field(default_factory=list)
    self_conversation_state: Own | None = None


class Segment(Struct):
    """A piece of a text: TEXT, LINK or LINE_BREAK."""

    type: str | None = None
    text: str | None = None


class Content(Struct):
    """What a message says, and what came with it."""

    segment: list[Segment] = field(default_factory=list)
    attachment: list[dict[str, Any]] = field(default_factory=list)


class ChatMessage(Struct):
    """A message."""

    message_content: Content | None = None


class Call(Struct):
    """A call begins or ends."""

    event_type: str | None = None
    hangout_duration_secs: str | int | None = None


class Event(Struct):
    """One thing that happened; of what it can be, one is there."""

    sender_id: Someone | None = None
    timestamp: str | int | None = None
    event_id: str | None = None
    chat_message: ChatMessage | None = None
    hangout_event: Call | None = None
    membership_change: dict[str, Any] | None = None
    conversation_rename: dict[str, Any] | None = None
