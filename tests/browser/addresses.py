"""Every address of the pages, each with an example: what all tests over all pages go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Address:
    """An address.

    page: whether it shows a page of its own, else it only takes a form or sends on. while_locked: whether it may be
    seen while locked. anyone: whether it may be seen by whoever is at this machine.
    """

    path: str
    page: bool = True
    while_locked: bool = False
    anyone: bool = False


ADDRESSES: Mapping[str, Address] = {
    "home": Address("/"),
    "start": Address("/start/nobody-has-this-one", page=False, anyone=True),
    "here": Address("/here", page=False, while_locked=True),
    "lock": Address("/lock", page=False, while_locked=True),
    "leave": Address("/leave", page=False, anyone=True),
    "away": Address("/bread", while_locked=True, anyone=True),
    "offline": Address("/offline", page=False, while_locked=True),
    "worker": Address("/worker", page=False, while_locked=True),
    "questions": Address("/questions", page=False),
    "question": Address("/questions/1"),
    "answers": Address("/answers"),
    "changed": Address("/answers/changed/1"),
    "plan": Address("/plan"),
    "write": Address("/write"),
    "write-own": Address("/write/own"),
    "write-letter": Address("/write/letter"),
    "write-way": Address("/write/ways/1"),
    "draft": Address("/write/drafts/nobody-has-this-one"),
    "draft-look": Address("/write/drafts/nobody-has-this-one/look", page=False),
    "draft-versions": Address("/write/drafts/nobody-has-this-one/versions"),
    "draft-sent": Address("/write/drafts/nobody-has-this-one/sent"),
    "draft-answered": Address("/write/drafts/nobody-has-this-one/answered", page=False),
    "draft-unanswered": Address("/write/drafts/nobody-has-this-one/unanswered", page=False),
    "draft-forget": Address("/write/drafts/nobody-has-this-one/forget"),
    "draft-mistake": Address("/write/drafts/nobody-has-this-one/mistake", page=False),
    "terms": Address("/terms"),
    "terms-day": Address("/terms/day"),
    "terms-print": Address("/terms/print"),
    "terms-text": Address("/terms/text", page=False),
    "terms-dates": Address("/terms/dates", page=False),
    "terms-file": Address("/terms/file", page=False),
    "terms-message": Address("/terms/message", page=False),
    "topic": Address("/terms/topics/1"),
    "topic-raise": Address("/terms/topics/1/raise", page=False),
    "topic-raised": Address("/terms/topics/1/raised", page=False),
    "topic-answered": Address("/terms/raised/nobody-has-this-one", page=False),
    "term-new": Address("/terms/topics/1/new"),
    "term-example": Address("/terms/topics/1/new/1"),
    "said": Address("/terms/said"),
    "said-one": Address("/terms/said/nobody-has-this-one"),
    "not-meant": Address("/terms/not-meant", page=False),
    "said-forget": Address("/terms/said/nobody-has-this-one/forget", page=False),
    "term": Address("/terms/nobody-has-this-one"),
    "term-change": Address("/terms/nobody-has-this-one/change"),
    "term-propose": Address("/terms/nobody-has-this-one/propose", page=False),
    "changes": Address("/changes"),
    "change-new": Address("/changes/new"),
    "moment-forget": Address("/changes/moments/nobody-has-this-one/forget"),
    "change": Address("/changes/nobody-has-this-one"),
    "change-edit": Address("/changes/nobody-has-this-one/change"),
    "moment": Address("/changes/nobody-has-this-one/moment"),
    "change-forget": Address("/changes/nobody-has-this-one/forget"),
    "check-in": Address("/check-in"),
    "check-ins": Address("/check-in/all"),
    "check-in-decide": Address("/check-in/decide", page=False),
    "check-in-one": Address("/check-in/nobody-has-this-one"),
    "check-in-forget": Address("/check-in/nobody-has-this-one/forget", page=False),
    "contact": Address("/contact"),
    "contact-new": Address("/contact/new/1"),
    "contact-past": Address("/contact/past/2"),
    "contact-aside": Address("/contact/aside"),
    "contact-one": Address("/contact/nobody-has-this-one"),
    "contact-move": Address("/contact/nobody-has-this-one/move"),
    "contact-after": Address("/contact/nobody-has-this-one/after"),
    "contact-forget": Address("/contact/nobody-has-this-one/forget", page=False),
    "trial": Address("/trial"),
    "trial-new": Address("/trial/new"),
    "trial-again": Address("/trial/again"),
    "trial-way": Address("/trial/ways/1"),
    "trial-one": Address("/trial/nobody-has-this-one"),
    "way-out": Address("/steps"),
    "way-out-friends": Address("/steps/friends"),
    "way-out-terms": Address("/steps/terms"),
    "put-away": Address("/steps/away", page=False),
    "show": Address("/steps/show", page=False),
    "purge": Address("/steps/remove"),
    "purged": Address("/steps/done"),
    "help": Address("/help", while_locked=True),
    "look": Address("/look", while_locked=True),
    "how": Address("/how", while_locked=True),
    "how-one": Address("/how/whatsapp-on-iphone", while_locked=True),
    "messages": Address("/messages"),
    "messages-files": Address("/messages/files", page=False),
    "messages-work": Address("/messages/work"),
    "messages-stop": Address("/messages/stop", page=False),
    "messages-chat": Address("/messages/chat"),
    "messages-who": Address("/messages/who"),
    "messages-done": Address("/messages/done"),
    "messages-called": Address("/messages/called", page=False),
    "messages-forget": Address("/messages/forget"),
    "reading": Address("/reading"),
    "dates": Address("/reading/dates"),
    "date": Address("/reading/dates/1"),
    "keep": Address("/keep"),
    "keep-code": Address("/keep/code"),
    "keep-check": Address("/keep/check"),
    "unlock": Address("/unlock", while_locked=True),
    "unlock-code": Address("/unlock/code", while_locked=True),
    "start-over": Address("/unlock/over", while_locked=True),
    "settings": Address("/settings"),
    "passphrase": Address("/settings/passphrase"),
    "new-code": Address("/settings/code"),
    "days": Address("/settings/days", page=False),
    "copies": Address("/settings/copies"),
    "readable": Address("/settings/copies/readable"),
    "delete": Address("/settings/delete"),
    "deleted": Address("/done"),
    "import": Address("/import"),
    "import-code": Address("/import/code"),
}
