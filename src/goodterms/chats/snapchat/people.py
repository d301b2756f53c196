"""Who the user names belong to, as far as the files beside a history say it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field as named

from goodterms.chats import jsons
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from goodterms.chats.source import Source


class Friend(Struct, gc=False):
    """Somebody in one of the lists of friends.json: friends, deleted ones, blocked ones."""

    username: str = named(default="", name="Username")
    display_name: str = named(default="", name="Display Name")


class Basic(Struct, gc=False):
    """The account, by user name and name."""

    username: str = named(default="", name="Username")
    name: str = named(default="", name="Name")


@dataclass(frozen=True, slots=True)
class People:
    """What people are called, by user name; owner: what the person is, where the account is not beside."""

    called: dict[str, str] = field(default_factory=dict)
    owner: str = OWNER

    def name(self, username: str | None) -> str | None:
        """Name somebody, by the user name where no other is known."""
        return self.called.get(username, username) if username else None


def beside(source: Source) -> People:
    """Read who is who from friends.json and account.json; without them user names stand."""
    friends = {friend.username: friend.display_name for friend in _friends(source.beside("friends.json"))}
    basic = _basic(source.beside("account.json"))
    if basic.username:
        friends[basic.username] = basic.name
    shared = Counter(name for name in friends.values() if name)
    called = {
        username: f"{name} ({username})" if shared[name] > 1 or name == OWNER else name
        for username, name in friends.items()
        if username and name
    }
    return People(called, called.get(basic.username, basic.username) or OWNER)


def _friends(source: Source | None) -> list[Friend]:
    if source is None:
        return []
    try:
        lists = jsons.keyed(source.data.removeprefix(jsons.BOM)).values()
        raws = [raw for one in lists for raw in jsons.listed(one)]
    except jsons.BROKEN:
        return []
    return [friend for friend in jsons.each(raws, Friend, "Snapchat") if isinstance(friend, Friend)]


def _basic(source: Source | None) -> Basic:
    if source is None:
        return Basic()
    try:
        raw = jsons.keyed(source.data.removeprefix(jsons.BOM)).get("Basic Information")
    except jsons.BROKEN:
        return Basic()
    found = jsons.one(raw, Basic, "Snapchat") if raw is not None else Basic()
    return found if isinstance(found, Basic) else Basic()
