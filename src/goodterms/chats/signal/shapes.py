"""The frames of Signal's export, as far as they matter. Numbers come as text; what has no value is left out."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

Number = str | int | None


class There(Struct, gc=False):
    """Something of which only matters that it is there."""


class Account(Struct, gc=False, rename="camel"):
    """The account that was exported."""

    given_name: str = ""
    family_name: str = ""
    username: str = ""


class PersonName(Struct, gc=False):
    """A name in two parts."""

    given: str = ""
    family: str = ""


class Contact(Struct, gc=False, rename="camel"):
    """A person, by all the names that they have: one's own for them, the address book's, and their own."""

    nickname: PersonName | None = None
    system_given_name: str = ""
    system_family_name: str = ""
    system_nickname: str = ""
    profile_given_name: str = ""
    profile_family_name: str = ""
    username: str = ""
    e164: Number = None


class Title(Struct, gc=False):
    """A group's title, in its envelope."""

    title: str = ""


class Snapshot(Struct, gc=False):
    """What a group is now."""

    title: Title | None = None


class Group(Struct, gc=False):
    """A group."""

    snapshot: Snapshot | None = None


class Named(Struct, gc=False):
    """A link to calls."""

    name: str = ""


class Recipient(Struct, gc=False, rename="camel"):
    """Whoever takes part: a person, a group, oneself, Signal with its news; `myself` and `release_notes` are empty."""

    id: Number = None
    contact: Contact | None = None
    group: Group | None = None
    myself: There | None = field(default=None, name="self")
    release_notes: There | None = None
    call_link: Named | None = None


class Chat(Struct, gc=False, rename="camel"):
    """A chat with a recipient. expiration_timer_ms: after how long its messages disappear."""

    id: Number = None
    recipient_id: Number = None
    expiration_timer_ms: Number = None


class Text(Struct, gc=False):
    """Words."""

    body: str = ""


class Reaction(Struct, gc=False, rename="camel"):
    """A reaction, by a recipient."""

    emoji: str = ""
    author_id: Number = None
    sent_timestamp: Number = None


class Attachment(Struct, gc=False):
    """A file that was sent; flag: VOICE_MESSAGE, BORDERLESS, GIF or NONE."""

    flag: str | int | None = None


class Quote(Struct, gc=False, rename="camel"):
    """The message that one answers, by its author and time."""

    target_sent_timestamp: Number = None
    author_id: Number = None


class StandardMessage(Struct, gc=False, rename="camel"):
    """A message. long_text: where its words go on, in a file beside."""

    quote: Quote | None = None
    text: Text | None = None
    attachments: list[Attachment] = field(default_factory=list)
    long_text: There | None = None
    reactions: list[Reaction] = field(default_factory=list)


class WithReactions(Struct, gc=False):
    """A contact, sticker or photo for one look."""

    reactions: list[Reaction] = field(default_factory=list)


class Poll(Struct, gc=False):
    """A poll, as far as its question."""

    question: str = ""
    reactions: list[Reaction] = field(default_factory=list)


class StoryWords(Struct, gc=False):
    """What somebody wrote to a story."""

    text: Text | None = None


class StoryReply(Struct, gc=False, rename="camel"):
    """An answer to a story, in words or with an emoji."""

    text_reply: StoryWords | None = None
    emoji: str = ""
    reactions: list[Reaction] = field(default_factory=list)


class Payment(Struct, gc=False):
    """A payment, and the words with it."""

    note: str = ""


class Revision(Struct, gc=False, rename="camel"):
    """An earlier wording, as far as its time."""

    date_sent: Number = None


class ChatItem(Struct, gc=False, rename="camel"):
    """A message, call or notice: one of the fields from standard_message on is there."""

    chat_id: Number = None
    author_id: Number = None
    date_sent: Number = None
    revisions: list[Revision] = field(default_factory=list)
    standard_message: StandardMessage | None = None
    contact_message: WithReactions | None = None
    sticker_message: WithReactions | None = None
    remote_deleted_message: There | None = None
    admin_deleted_message: There | None = None
    update_message: dict[str, Any] | None = None
    payment_notification: Payment | None = None
    gift_badge: There | None = None
    view_once_message: WithReactions | None = None
    direct_story_reply_message: StoryReply | None = None
    poll: Poll | None = None


class Frame(Struct, gc=False, rename="camel"):
    """A line of the file."""

    account: Account | None = None
    recipient: Recipient | None = None
    chat: Chat | None = None
    chat_item: ChatItem | None = None
    ad_hoc_call: There | None = None


def number(value: object) -> int | None:
    """Read a number written as text or number, None where it is none or of no size."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        found = int(value)
    except ValueError:
        return None
    return found if -(2**62) < found < 2**62 else None
