"""A chat item into records: itself, and the reactions to it below.

Senders are still the ids of recipients here, and chats those of chats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from goodterms.chats.records import Record
from goodterms.chats.signal.shapes import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.signal.people import People
    from goodterms.chats.signal.shapes import Attachment, ChatItem, Quote, Reaction, StandardMessage

DAY = 86_400
Told = tuple[str | None, str | None, "Sequence[Reaction]"]


@dataclass(slots=True)
class Items:
    """Turns chat items into records. cut: how many texts go on in a file beside.

    earlier: of a message that was edited, the names of its later wordings, each with that of the first.
    """

    people: People
    cut: int = 0
    earlier: dict[str, str] = field(default_factory=dict)

    def records(self, at: int, item: ChatItem) -> Iterator[Record]:
        """Make the records of an item; its time is that of its first wording."""
        chat, author = number(item.chat_id) or 0, number(item.author_id) or 0
        times = [*(number(one.date_sent) for one in item.revisions), number(item.date_sent)]
        ref = f"{author}:{times[0]}"
        self.earlier |= {f"{chat}:{author}:{time}": ref for time in times[1:]}
        if item.update_message is not None:
            yield self._update(at, item.update_message, chat, author, _time(times[0]))
            return
        kind, text, reactions = self._told(item)
        yield Record(
            at,
            _time(times[0]),
            str(author),
            kind,
            text,
            edited=bool(item.revisions),
            ref=ref,
            answers_ref=self._answered(item.standard_message.quote, chat) if item.standard_message else None,
            chat=str(chat),
        )
        for reaction in reactions:
            given = str(number(reaction.author_id) or 0)
            when = _time(number(reaction.sent_timestamp)) or _time(times[0])
            yield Record(at, when, given, "reaction", reaction.emoji, answers_ref=ref, chat=str(chat))

    def _told(self, item: ChatItem) -> Told:
        """Give kind, words and reactions; no kind where the item holds nothing that is known."""
        if item.standard_message is not None:
            return self._standard(item.standard_message)
        if item.poll is not None:
            return "poll", item.poll.question, item.poll.reactions
        if item.payment_notification is not None:
            return "media", item.payment_notification.note, ()
        if item.remote_deleted_message is not None or item.admin_deleted_message is not None:
            return "deleted", None, ()
        story = item.direct_story_reply_message
        if story is not None:
            words = story.text_reply.text if story.text_reply is not None else None
            return ("text", words.body, story.reactions) if words else ("reaction", story.emoji, story.reactions)
        return _wordless(item)

    def _standard(self, message: StandardMessage) -> Told:
        self.cut += message.long_text is not None
        text = message.text.body if message.text is not None else None
        return _by_files(message.attachments), text, message.reactions

    def _answered(self, quote: Quote | None, chat: int) -> str | None:
        """Name the message that a quote is of, by its first wording."""
        if quote is None or number(quote.target_sent_timestamp) is None:
            return None
        ref = f"{number(quote.author_id) or 0}:{number(quote.target_sent_timestamp)}"
        return self.earlier.get(f"{chat}:{ref}", ref)

    def _update(self, at: int, update: dict[str, Any], chat: int, author: int, time: int | None) -> Record:
        """Make a call or a notice; a call whose caller nobody knows is a notice too."""
        single, group = update.get("individualCall"), update.get("groupCall")
        if isinstance(single, dict):
            caller = self._caller(single, chat, author)
            return Record(at, time, str(caller), "call", chat=str(chat))
        if isinstance(group, dict):
            callers = (number(group.get(key)) for key in ("startedCallRecipientId", "ringerRecipientId"))
            known = next((caller for caller in callers if caller in self.people.recipients), None)
            known = author if known is None and self._is_person(author) else known
            if known is not None:
                return Record(at, time, str(known), "call", duration_s=_lasted(group), chat=str(chat))
        return Record(at, time, str(author), "system", _notice(update), chat=str(chat))

    def _caller(self, call: dict[str, Any], chat: int, author: int) -> int:
        who = {"OUTGOING": self.people.myself, "INCOMING": self.people.partner(chat)}.get(str(call.get("direction")))
        return author if who is None else who

    def _is_person(self, key: int) -> bool:
        recipient = self.people.recipients.get(key)
        return recipient is not None and (recipient.contact is not None or recipient.myself is not None)


def _wordless(item: ChatItem) -> Told:
    holders = (
        ("contact", item.contact_message),
        ("sticker", item.sticker_message),
        ("media", item.view_once_message),
    )
    for kind, holder in holders:
        if holder is not None:
            return kind, None, holder.reactions
    return ("media" if item.gift_badge is not None else None), None, ()


def _by_files(files: Sequence[Attachment]) -> str:
    if any(file.flag in ("VOICE_MESSAGE", 1) for file in files):
        return "voice"
    return "media" if files else "text"


def _time(milliseconds: int | None) -> int | None:
    """Give microseconds; a time of 0 is one that Signal left out."""
    return milliseconds * 1000 if milliseconds and abs(milliseconds) < 2**52 else None


def _lasted(call: dict[str, Any]) -> float | None:
    """Give the length of a group's call in seconds, where its end is known and thinkable."""
    begin, end = (number(call.get(key)) for key in ("startedCallTimestamp", "endedCallTimestamp"))
    seconds = (end - begin) / 1000 if begin and end else -1
    return seconds if 0 <= seconds < 30 * DAY else None


def _notice(update: dict[str, Any]) -> str:
    """Say what happened in Signal's own words for it: the names of the updates, and the names that changed."""
    said: list[str] = []
    for name, about in update.items():
        change = about if isinstance(about, dict) else {}
        if name == "simpleUpdate":
            said.append(str(change.get("type") or name))
        elif name == "groupChange":
            said += [part for one in _listed(change.get("updates")) for part in _change(one)]
        else:
            said += _change({name: change})
    return " · ".join(said) or "update"


def _change(update: object) -> list[str]:
    if not isinstance(update, dict):
        return []
    said: list[str] = []
    for name, about in update.items():
        said.append(str(name))
        words = about if isinstance(about, dict) else {}
        keys = ("previousName", "newName", "newGroupName", "newDescription", "question")
        said += [words[key] for key in keys if isinstance(words.get(key), str)]
    return said


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
