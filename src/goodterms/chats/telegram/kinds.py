"""What a message is: its kind by what it carries, and the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from goodterms.chats.telegram.shapes import joined

if TYPE_CHECKING:
    from goodterms.chats.telegram.shapes import Message

BY_MEDIA = {"sticker": "sticker", "voice_message": "voice"}


def kind(message: Message) -> str | None:
    """Tell the kind of a message; None for records of other types, such as Telegram's "unsupported".

    A call whose caller is not named is a system line.
    """
    if message.type != "message":
        return _kind_of_service(message) if message.type == "service" else None
    if message.media_type is not None:
        return BY_MEDIA.get(message.media_type, "media")
    if message.photo is not UNSET or message.file is not UNSET:
        return "media"
    if message.location_information is not UNSET or message.place_name is not UNSET:
        return "location"
    if message.contact_information is not UNSET:
        return "contact"
    if message.poll is not None:
        return "poll"
    return "text"


def words(message: Message) -> str:
    """Give the words of a message: text, caption, the question of a poll, or what a service message reports."""
    if message.type == "service":
        return _notice(message) if _kind_of_service(message) == "system" else ""
    if message.poll is not None:
        return joined(message.poll.question) or joined(message.text)
    return message.text if isinstance(message.text, str) else joined(message.text)


def _kind_of_service(message: Message) -> str:
    caller = message.actor or message.actor_id is not None
    return "call" if message.action == "phone_call" and caller else "system"


def _notice(message: Message) -> str:
    """Say who, what (in Telegram's own word for it), and its title or members."""
    members = ", ".join(name or "someone" for name in message.members or ())
    said = (message.actor, message.action, message.title, members, message.information_text, joined(message.text))
    return " · ".join(part for part in said if part) or "service message"
