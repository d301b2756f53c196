"""The shapes of DiscordChatExporter's JSON, as far as they matter."""

from __future__ import annotations

from msgspec import Raw, Struct, field

Id = str | int | None


class User(Struct, gc=False):
    """Someone who wrote or reacted. nickname: the name shown, in newer exports."""

    id: Id = None
    name: str | None = None
    nickname: str | None = None


class Emoji(Struct, gc=False):
    """An emoji; its own sign is its name, or the server's name for it where it has an id."""

    id: Id = None
    name: str | None = None


class Reaction(Struct, gc=False):
    """An emoji under a message, how often it was given, and in newer exports by whom."""

    emoji: Emoji | None = None
    count: int = 0
    users: list[User] = field(default_factory=list)


class Attachment(Struct, gc=False):
    """A file that was sent."""

    name: str | None = field(default=None, name="fileName")


class Reference(Struct, gc=False, rename="camel"):
    """The message that one answers, passes on, or pinned."""

    type: str | int | None = None
    message_id: Id = None


class Forwarded(Struct, gc=False):
    """What a passed-on message held."""

    content: str | None = None
    attachments: list[Attachment] = field(default_factory=list)
    stickers: list[Raw] = field(default_factory=list)


class Message(Struct, gc=False, rename="camel"):
    """A message, call or notice; of notices the type alone tells them apart."""

    id: Id = None
    type: str | int = "Default"
    timestamp: str | None = None
    timestamp_edited: str | None = None
    call_ended_timestamp: str | None = None
    content: str | None = None
    author: User | None = None
    attachments: list[Attachment] = field(default_factory=list)
    stickers: list[Raw] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    reference: Reference | None = None
    forwarded_message: Forwarded | None = None
