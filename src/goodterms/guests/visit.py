"""Who is here: whoever shows a link's secret, or a cookie that was made from it. Nothing of it is kept in the process.

A first link is exchanged once, for a link back that who asked never sees; it opens nothing after that. A link back
opens any number of times. A cookie holds a lookup id and a key; with the key, the row gives the link's secret.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms.companion import boxes
from goodterms.companion.invitation import Reply
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.guests import rows
from goodterms.vault import links

if TYPE_CHECKING:
    from datetime import date

    from goodterms.companion.invitation import Given, Invitation, Own
    from goodterms.guests.rows import Row
    from goodterms.vault import KeyPair

COOKIE_BYTES = links.LOOKUP_BYTES + 32
FINAL = ("told", "for-good")
TRIES = 3


class Changed(BadInput):
    """Somebody else changed the row in the meantime."""

    def __init__(self) -> None:
        super().__init__(say("guest.changed"))


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody came in by a link. cookie: what their browser shows from now on; first: by the first link."""

    cookie: str = field(repr=False)
    first: bool


@dataclass(frozen=True, slots=True)
class Here:
    """An invitation, open for its guest."""

    row: Row
    secret: bytes = field(repr=False)
    pair: KeyPair
    own: Own
    invitation: Invitation

    def may_answer(self, today: date) -> bool:
        """Tell whether answers are taken: until the last day, and what was answered can be changed after it too."""
        over = self.invitation.withdrawn is not None or self.own.declined in FINAL
        return not over and (self.own.sent is not None or today <= self.invitation.ends)

    @property
    def may_take_back(self) -> bool:
        """Tell whether something was answered that can be taken back."""
        sent = self.own.sent
        return sent is not None and bool(sent.given) and self.own.declined not in FINAL

    def write(self, given: tuple[Given, ...]) -> None:
        """Keep what is written so far; it goes to nobody. Raise Changed."""
        self._keep(replace(self.own, given=given))

    def send(self, given: tuple[Given, ...], today: date) -> None:
        """Send the answers as they are now. Raise Changed."""
        reply = Reply(number=self._next, on=today, given=given)
        self._keep(replace(self.own, given=given, sent=reply, declined=""), reply)

    def decline(self, today: date, *, for_good: bool) -> None:
        """Decline, and tell who asked; nothing that was answered stands any more. Raise Changed."""
        reply = Reply(number=self._next, on=today, declined="for-good" if for_good else "told")
        self._keep(replace(self.own, given=(), sent=reply, declined=reply.declined), reply)

    def decline_quietly(self) -> None:
        """Decline, and tell nobody. Raise Changed."""
        self._keep(replace(self.own, given=(), declined="quietly"))

    def let_cookies_go(self) -> None:
        """Let no cookie that there is open this any more. Raise Changed."""
        if not rows.rewrap(self.row, links.new_wrap(self.secret)):
            raise Changed

    def erase(self) -> None:
        """Erase everything. Raise Changed."""
        if not rows.end(self.row, declined=self.own.declined in FINAL):
            raise Changed

    @property
    def _next(self) -> int:
        return self.own.sent.number + 1 if self.own.sent else 1

    def _keep(self, own: Own, reply: Reply | None = None) -> None:
        id_ = self.row.invitation
        sealed = boxes.to_owner(self.invitation, id_, own.shared, reply) if reply else None
        if not rows.keep(self.row, boxes.own(self.pair.public, id_, own), sealed):
            raise Changed


def enter(secret: bytes, today: date) -> Entered | None:
    """Come in by a link's secret; None where it leads nowhere, or no longer."""
    back = links.keys_of(secret, "back")
    if row := rows.led_to(back.lookup, today):
        return Entered(_cookie(row.lookup, links.cookie_key(secret, row.wrap)), first=False)
    first = links.keys_of(secret, "first")
    for _ in range(TRIES):  # who asked may just have written something
        row = rows.led_to(first.lookup, today)
        if row is None:
            return None
        if entered := _exchanged(_opened(row, secret, first.pair)):
            return entered
    return None


def find(cookie: str, today: date) -> Here | None:
    """Find who shows a cookie; None for one that opens nothing. Raise BrokenVault for a row that was tampered with."""
    try:
        whole = urlsafe_b64decode(cookie)
    except (binascii.Error, ValueError):
        return None
    lookup, key = whole[: links.LOOKUP_BYTES], whole[links.LOOKUP_BYTES :]
    row = rows.led_to(lookup, today) if len(whole) == COOKIE_BYTES else None
    secret = links.unwrap(row.wrap, key) if row else None
    if row is None or secret is None:
        return None
    return _opened(row, secret, links.keys_of(secret, "back").pair)


def _exchanged(here: Here) -> Entered | None:
    """Seal everything anew for a link back, in the place of the first link; None where somebody was faster."""
    secret = links.new_secret()
    keys, wrap, id_ = links.keys_of(secret, "back"), links.new_wrap(secret), here.row.invitation
    to_guest = boxes.to_guest(keys.pair.public, id_, here.own.shared, here.invitation)
    if not rows.exchange(here.row, keys, wrap, to_guest, boxes.own(keys.pair.public, id_, here.own)):
        return None
    return Entered(_cookie(keys.lookup, links.cookie_key(secret, wrap)), first=True)


def _opened(row: Row, secret: bytes, pair: KeyPair) -> Here:
    own = boxes.read_own(pair, row.invitation, row.own)
    return Here(row, secret, pair, own, boxes.read_to_guest(pair, row.invitation, own.shared, row.to_guest))


def _cookie(lookup: bytes, key: bytes) -> str:
    return urlsafe_b64encode(lookup + key).decode()
