"""Which conversation a record belongs to, and who wrote it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.sms import people
from goodterms.messages import OWNER

if TYPE_CHECKING:
    from goodterms.chats.sms.people import People

    Members = tuple[str, ...]

RECEIVED, SENT = "1", "2"
TOLD = ["sort", "box", "address", "contact", "wrote", "received"]


def told(rows: pl.DataFrame) -> pl.DataFrame:
    """Add chat and sender to rows with the columns of TOLD; null where a record does not say with whom it was.

    box: RECEIVED, SENT, or null where it does not matter.
    """
    every = rows.select(TOLD).group_by(TOLD, maintain_order=True).len()
    met = _met(every)
    members = [_members(met, *told) for told in every.select("sort", "address", "contact", "wrote", "received").rows()]
    chats = people.titles(_calls(members, every), met)
    senders = [
        _sender(met, who, box, wrote)
        for who, (box, wrote) in zip(members, every.select("box", "wrote").rows(), strict=True)
    ]
    every = every.with_columns(
        pl.Series("chat", [chats.get(who) for who in members], pl.String), pl.Series("sender", senders, pl.String)
    )
    return rows.join(every.drop("len"), on=TOLD, how="left", nulls_equal=True, maintain_order="left")


def _met(every: pl.DataFrame) -> People:
    """Meet the people of the records; an MMS gives away the person's own number where it says who sent or got it."""
    written = every.group_by("address", "contact", maintain_order=True).agg(pl.col("len").sum()).rows()
    lists = every.filter(pl.col("wrote").is_not_null()).select("box", "wrote", "received").unique(maintain_order=True)
    beside: dict[str, None] = {}
    own: dict[str, None] = {}
    for box, wrote, received in lists.iter_rows():
        from_whom, to_whom = people.addresses(wrote), people.addresses(received)
        beside |= dict.fromkeys([*from_whom, *to_whom])
        if box == SENT:
            own |= dict.fromkeys(from_whom)
        elif box == RECEIVED and len(to_whom) == 1:
            own |= dict.fromkeys(to_whom)
    return people.meet(written, beside, own)


def _members(
    met: People, sort: str, address: str | None, contact: str | None, wrote: str | None, received: str | None
) -> Members:
    """Give those with whom a record's conversation is, by their keys; by the contact alone where no number is known.

    Some phones name only the writer beside a message in a group; who received it tells then.
    """
    listed = people.addresses(address)
    named = [] if listed and people.OF_RCS in listed[0] else listed
    to_whom = people.addresses(received)
    in_group = len(named) == 1 and len({met.key(one) for one in to_whom}) > 1
    if sort != "sms" and (not named or in_group):
        found = met.others([*named, *people.addresses(wrote), *to_whom])
        if found:
            return found
    if not listed and (called := people.name(contact)) is not None:
        return (called,)
    return tuple(sorted({met.key(one) for one in listed}))


def _calls(members: list[Members], every: pl.DataFrame) -> dict[Members, str | None]:
    """Say what the phone calls each conversation, most of the time; only a group's own list of names is meant."""
    calls: dict[Members, Counter[str]] = {}
    for who, (address, contact, times) in zip(members, every.select("address", "contact", "len").rows(), strict=True):
        counts = calls.setdefault(who, Counter())
        if contact and people.BETWEEN in (address or ""):
            counts[contact] += times
    calls.pop((), None)
    return {who: max(counts, key=counts.__getitem__, default=None) for who, counts in calls.items()}


def _sender(met: People, members: Members, box: str | None, wrote: str | None) -> str | None:
    if box == SENT:
        return OWNER
    if len(members) == 1:
        return met.name(members[0])
    writers = met.others(people.addresses(wrote))
    return met.name(writers[0]) if len(writers) == 1 else None
