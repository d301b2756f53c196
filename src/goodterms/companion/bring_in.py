"""Bring messages in: read export files, and know which of their writers is me and which is them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms import chats
from goodterms.chats import zones
from goodterms.errors import BadInput
from goodterms.messages import OWNER, WHO, Import, Skipped

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from datetime import date

    File = str | os.PathLike[str] | chats.Source

MOST_NAMES_SHOWN = 12
BY_OTHERS = "written by someone else"
IN_OTHER_CHATS = "in another chat"
SEVERAL = 2


class UnknownPerson(BadInput):
    """A name that does not stand in the export, or one that is missing where it is needed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person says of an import: the names of `me` and of `them`, which `chats`, the `tz` and order of dates.

    today: on which day it is brought in, where that may speak against an order of dates.
    """

    me: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
    chats: tuple[str, ...] = ()
    tz: str | None = None
    date_order: str | None = None
    today: date | None = None


def bring_in(files: Sequence[File], choice: Choice | None = None) -> Import:
    """Read exports with everyone in them; `who` is filled as far as the names allow.

    Raise chats.BadExport for a file that cannot be read, UnknownPerson for a name that is not in it.
    """
    choice = choice or Choice()
    only = choice.chats or None
    imported = chats.read(files, tz=choice.tz, date_order=choice.date_order, chat=only, today=choice.today)
    return with_who(imported, choice)


def of_the_two(imported: Import, choice: Choice) -> Import:
    """Keep what two people wrote, whose names are known.

    Where the export holds several chats and none was chosen, those are kept in which nobody but the two writes.
    Others' rows are left out and counted as skipped. Raise UnknownPerson where it is not known who the two are.
    """
    imported = imported if choice.chats else _in_their_chats(imported)
    _ask_for_names(imported, choice)
    return between_two(imported)


def _in_their_chats(imported: Import) -> Import:
    """Leave out, and count as skipped, the chats in which anyone else writes, or they do not."""
    messages = imported.messages
    if messages["chat"].n_unique() < SEVERAL:
        return imported
    names = messages.filter(pl.col("who") == "them")["sender"].unique()
    others = pl.col("sender").is_not_null() & pl.col("who").is_null()
    about = messages.group_by("chat", maintain_order=True).agg(
        pl.len(), theirs=(pl.col("who") == "them").any(), others=others.any()
    )
    about = about.with_columns(kept=(pl.col("theirs") | pl.col("chat").is_in(names.implode())) & ~pl.col("others"))
    kept = about.filter("kept")["chat"]
    if kept.is_empty():
        most = about.sort("len", descending=True)["chat"].to_list()
        raise UnknownPerson(
            f"This export holds {len(most)} chats; name one with --chat, or the person with --them: {_listed(most)}."
        )
    elsewhere = int(about.filter(~pl.col("kept"))["len"].sum())
    skipped = (Skipped("all files", "throughout", IN_OTHER_CHATS, elsewhere),) if elsewhere else ()
    return replace(
        imported,
        messages=messages.filter(pl.col("chat").is_in(kept.implode())),
        skipped=(*imported.skipped, *skipped),
        gaps=tuple(gap for gap in imported.gaps if gap.chat in kept),
    )


def between_two(imported: Import) -> Import:
    """Leave out, and count as skipped, what was written by anyone but me and them."""
    messages = imported.messages
    others = messages.filter(pl.col("sender").is_not_null() & pl.col("who").is_null())
    if others.is_empty():
        return imported
    apart = Skipped("all files", "throughout", BY_OTHERS, others.height)
    kept = messages.filter(~pl.col("id").is_in(others["id"].implode()))
    return replace(imported, messages=kept, skipped=(*imported.skipped, apart))


def zone_of(choice: Choice) -> str:
    """Name the zone in which local times are read and days are counted: the machine's where none is chosen."""
    return zones.named(choice.tz)


def looks_like_messages(copied: bytes) -> bool:
    """Tell whether copied text begins like messages of an app that can be read."""
    try:
        return bool(chats.unpack(chats.Source("copied", copied)))
    except chats.BadExport:
        return False


def own_zone() -> str:
    """Name this machine's zone, or UTC where it cannot be told, so that a page can ask for it."""
    try:
        return zone_of(Choice())
    except BadInput:
        return "UTC"


def left_out(imported: Import) -> int:
    """Count the messages by other people that were left out of what two people wrote."""
    return sum(entry.count for entry in imported.skipped if entry.reason == BY_OTHERS)


def with_who(imported: Import, choice: Choice) -> Import:
    """Fill the column `who` as far as the names allow. Raise UnknownPerson for a name that is not there."""
    people = imported.participants
    for name in (*choice.me, *choice.them):
        if name not in people:
            raise UnknownPerson(f"Nobody called “{name}” writes in this export; {_meant(name, people)}")
    if both := [name for name in choice.me if name in choice.them]:
        raise UnknownPerson(f"“{both[0]}” cannot be both you and them; name two people.")
    owner = (OWNER,) if OWNER in people and OWNER not in choice.them else ()
    me, them = tuple(dict.fromkeys((*choice.me, *owner))), choice.them
    rest = tuple(name for name in people if name not in me and name not in them)
    if len(rest) == 1 and (me or them):
        me, them = (me or rest, them or rest)
    if not (me or them):
        return imported
    names = dict.fromkeys(me, "me") | dict.fromkeys(them, "them")
    who = pl.col("sender").replace_strict(names, default=None, return_dtype=pl.String).cast(WHO)
    return replace(imported, messages=imported.messages.with_columns(who=who))


def _ask_for_names(imported: Import, choice: Choice) -> None:
    people = imported.participants
    if not people:
        raise UnknownPerson("There is no message by anyone in this export; export the chat itself.")
    known = imported.messages["who"].drop_nulls().unique().to_list()
    if "me" not in known and (len(people) > 1 or not choice.them):
        raise UnknownPerson(f"Say which of them is you with --me: {_listed(people)}.")
    mine = imported.messages.filter(pl.col("who") == "me")["sender"].unique().to_list()
    others = [name for name in people if name not in mine]
    if len(others) > 1 and not choice.them:
        raise UnknownPerson(
            f"{len(people)} people write in this chat; name the one it is about with --them: {_listed(others)}."
        )


def _meant(name: str, people: Sequence[str]) -> str:
    """Name the one person whose name differs in capitals only, else those that there are."""
    alike = [known for known in people if _plain(known) == _plain(name)]
    return f"did you mean “{alike[0]}”?" if len(alike) == 1 else f"it holds {_listed(people)}."


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMES_SHOWN])
    more = len(names) - MOST_NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown or "no names"
