"""What recipients and chats are called.

A person has the name that Signal itself shows: the one given to them, else the address book's, else their own, else
their user name or number. Where two share one, each has user name or number, or the file's own number, appended.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goodterms.chats.signal.shapes import number
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from goodterms.chats.signal.shapes import Account, Chat, Contact, Recipient

NOTE_TO_SELF = "Note to Self"


@dataclass(slots=True)
class People:
    """What is known of the account, the recipients and the chats, as the lines tell it. myself: its recipient's id."""

    account: str = OWNER
    myself: int | None = None
    recipients: dict[int, Recipient] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)

    def hear_account(self, account: Account) -> None:
        """Take the name of the account."""
        self.account = _joined(account.given_name, account.family_name) or account.username or OWNER

    def hear_recipient(self, recipient: Recipient) -> None:
        """Take a recipient."""
        key = number(recipient.id) or 0
        self.recipients[key] = recipient
        if recipient.myself is not None:
            self.myself = key

    def hear_chat(self, chat: Chat) -> None:
        """Take a chat."""
        self.chats[number(chat.id) or 0] = chat

    def partner(self, chat_id: int) -> int | None:
        """Give the recipient whom a chat is with."""
        chat = self.chats.get(chat_id)
        return None if chat is None else number(chat.recipient_id) or 0

    def senders(self, wrote: Iterable[int]) -> dict[int, str]:
        """Name the recipients who wrote or have a chat, no two alike; the others of the account do not matter."""
        partners = (self.partner(chat) for chat in self.chats)
        taking_part = {*wrote, *partners, self.myself}
        names = {key: self._name(key, one) for key, one in self.recipients.items() if key in taking_part}
        shared = Counter(names.values())
        longer = {key: f"{name} ({self._more(key)})" for key, name in names.items()}
        still = Counter(longer.values())
        for key, name in names.items():
            if (shared[name] > 1 or name == OWNER) and key != self.myself:
                names[key] = longer[key] if still[longer[key]] == 1 else f"{name} ({key})"
        return names

    def chat_names(self, senders: Mapping[int, str]) -> dict[int, str]:
        """Name the chats after whom they are with, no two alike."""
        names: dict[int, str] = {}
        for key in self.chats:
            partner = self.partner(key)
            own = partner is not None and partner == self.myself
            names[key] = NOTE_TO_SELF if own else senders.get(-1 if partner is None else partner, f"chat {key}")
        counts = Counter(names.values())
        return {key: f"{name} (chat {key})" if counts[name] > 1 else name for key, name in names.items()}

    def disappearing(self) -> list[int]:
        """List the chats whose messages disappear after a time."""
        return [key for key, chat in self.chats.items() if (number(chat.expiration_timer_ms) or 0) > 0]

    def _name(self, key: int, recipient: Recipient) -> str:
        if recipient.myself is not None:
            return self.account
        if recipient.contact is not None:
            return _name_of(recipient.contact) or f"recipient {key}"
        if recipient.group is not None:
            snapshot = recipient.group.snapshot
            title = snapshot.title.title if snapshot is not None and snapshot.title is not None else ""
            return title or f"group {key}"
        if recipient.release_notes is not None:
            return "Signal"
        return (recipient.call_link.name if recipient.call_link is not None else "") or f"recipient {key}"

    def _more(self, key: int) -> str:
        """Give what tells a recipient from others of the same name."""
        contact = self.recipients[key].contact
        return (contact.username or _phone(contact) if contact is not None else "") or str(key)


def _name_of(contact: Contact) -> str:
    nickname = contact.nickname
    return (
        (_joined(nickname.given, nickname.family) if nickname is not None else "")
        or contact.system_nickname
        or _joined(contact.system_given_name, contact.system_family_name)
        or _joined(contact.profile_given_name, contact.profile_family_name)
        or contact.username
        or _phone(contact)
    )


def _joined(given: str, family: str) -> str:
    return f"{given} {family}".strip()


def _phone(contact: Contact) -> str:
    digits = str(number(contact.e164) or "")
    return f"+{digits}" if digits else ""
