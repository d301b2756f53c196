"""Who is who in a backup: the people by their numbers, their names, and who belongs to a conversation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goodterms.chats.invisible import INVISIBLE
from goodterms.chats.sms.numbers import joined, plain
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BETWEEN = "~"
UNKNOWN = "(Unknown)"
# The app's words for nothing, and for nobody in the address book.
NAMELESS = {"", "null", UNKNOWN}
# Android's word for its own phone, and its numbers for callers who hide theirs.
NOBODY = NAMELESS | {"insert-address-token", "-1", "-2", "-3"}
OF_RCS = "@rcs."
Written = tuple[str | None, str | None, int]
WITHOUT_MARKS = dict.fromkeys(map(ord, INVISIBLE))


def addresses(written: str | None) -> list[str]:
    """List the addresses in an attribute, each once."""
    if not written or BETWEEN not in written:
        return [] if not written or (one := written.strip()) in NOBODY else [one]
    each = (address.strip() for address in written.split(BETWEEN))
    return list(dict.fromkeys(address for address in each if address not in NOBODY))


def name(contact: str | None) -> str | None:
    """Give a contact's name without invisible marks; None where the address book has none."""
    called = (contact or "").translate(WITHOUT_MARKS).strip()
    return None if called in NAMELESS else called


@dataclass(slots=True)
class People:
    """The people of a file, by their plain numbers."""

    called: dict[str, str]
    """What each is called."""
    forms: Mapping[str, str]
    """The fullest form of each plain number."""
    shown: dict[str, str]
    """How each number is written, by its fullest form."""
    own: frozenset[str] = field(default_factory=frozenset)
    """The person's own numbers, as far as MMS give them away."""

    def key(self, address: str) -> str:
        """Give the fullest form of an address, by which the person is told."""
        return self.forms.get(number := plain(address), number)

    def name(self, key: str) -> str:
        """Say what the person is called: by name, or else by number."""
        called = self.called.get(key) or self.shown.get(key, key)
        return f"{called} ({self.shown.get(key, key)})" if called == OWNER else called

    def others(self, every: Iterable[str]) -> tuple[str, ...]:
        """Give the keys of some addresses, each once, without the person's own."""
        return tuple(sorted({self.key(address) for address in every} - self.own))


def meet(written: Iterable[Written], beside: Iterable[str] = (), own: Iterable[str] = ()) -> People:
    """Find the people of a file: of its addresses, each with the contact's name there, and how often.

    beside: other addresses in the file. own: those that may be the person's own; nobody whom they write with is.
    """
    names: dict[str, Counter[str]] = {}
    shown: dict[str, str] = {}
    for address, contact, times in written:
        for one, called in _named(addresses(address), contact):
            counts = names.setdefault(plain(one), Counter())
            shown.setdefault(plain(one), one)
            counts.update({} if called is None else {called: times})
    others = set(names)
    for address in beside:
        names.setdefault(plain(address), Counter())
        shown.setdefault(plain(address), address)
    usual = {number: max(counts, key=counts.__getitem__, default=None) for number, counts in names.items()}
    forms = joined(usual)
    people = People(_called(forms, usual), forms, shown)
    met = {forms[number] for number in others}
    people.own = frozenset(people.key(address) for address in own) - met
    return people


def _called(forms: Mapping[str, str], usual: Mapping[str, str | None]) -> dict[str, str]:
    """Name each person by one form of the number or the other."""
    called: dict[str, str] = {}
    for number, full in forms.items():
        if (known := usual[full] or usual[number]) is not None:
            called.setdefault(full, known)
    return called


def _named(every: Sequence[str], contact: str | None) -> Iterable[tuple[str, str | None]]:
    """Pair the addresses of a conversation with their names; a group's stand in one, with commas between."""
    if len(every) == 1:
        return [(every[0], name(contact))]
    listed = (contact or "").split(", ")
    names = [name(each) for each in listed] if len(listed) == len(every) else [None] * len(every)
    return zip(every, names, strict=True)


def titles(threads: Mapping[tuple[str, ...], str | None], people: People) -> dict[tuple[str, ...], str]:
    """Name each conversation: by the contact, by what the phone calls the group, or else by its members.

    Of two with one name, both get their numbers appended. threads: each with what the phone calls it.
    """
    called = {members: _title(members, title, people) for members, title in threads.items()}
    times = Counter(called.values())
    return {
        members: title if times[title] == 1 else f"{title} ({', '.join(people.shown.get(key, key) for key in members)})"
        for members, title in called.items()
    }


def _title(members: tuple[str, ...], title: str | None, people: People) -> str:
    if len(members) == 1:
        return people.name(members[0])
    if title and UNKNOWN not in title and title not in NAMELESS:
        return title
    return ", ".join(people.name(key) for key in members)
