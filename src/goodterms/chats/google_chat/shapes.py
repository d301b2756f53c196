"""Messages and members as Takeout writes them."""

from __future__ import annotations

from typing import Any

from msgspec import Raw, Struct


class Person(Struct):
    """Someone with a name, and an address unless the account is gone."""

    name: str | None = None
    email: str | None = None


class Emoji(Struct):
    """A reaction's sign: a character, or a picture of the organisation with a short name."""

    unicode: str | None = None
    custom_emoji: dict[str, Any] | None = None


class Reaction(Struct):
    """One sign, and who gave it."""

    emoji: Emoji | None = None
    reactor_emails: list[str] | None = None


class Version(Struct):
    """An earlier wording of a message; the first one has the date of the message."""

    created_date: str | None = None


class Quoted(Struct):
    """A message that is quoted by another: who wrote it, and what; newer exports may name it."""

    creator: Person | None = None
    text: str | None = None
    message_id: str | None = None


class Message(Struct):
    """One message. annotations: each a dict with one entry whose name ends in `_metadata` or `_data`."""

    creator: Person | None = None
    created_date: str | None = None
    updated_date: str | None = None
    deleted_date: str | None = None
    message_state: str | None = None
    text: str | None = None
    message_id: str | None = None
    topic_id: str | None = None
    attached_files: list[Raw] | None = None
    annotations: list[dict[str, Any]] | None = None
    reactions: list[Reaction] | None = None
    previous_message_versions: list[Version] | None = None
    quoted_message_metadata: Quoted | None = None


class Group(Struct):
    """A conversation: its name, where it has one, and who is in it."""

    name: str | None = None
    members: list[Person] | None = None
