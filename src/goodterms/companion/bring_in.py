"""Bring messages in: read export files, and know which of their writers is me and which is them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms import chats
from goodterms.chats import zones
from goodterms.errors import BadInput
from goodterms.messages import WHO, Import, Skipped

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    File = str | os.PathLike[str] | chats.Source

MOST_NAMES_SHOWN = 12
BY_OTHERS = "written by someone else"


class UnknownPerson(BadInput):
    """A name that does not stand in the export, or one that is missing where it is needed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person says of an import: who is `me`, who is `them`, which `chat`, the `tz` and order of dates."""

    me: str | None = None
    them: str | None = None
    chat: str | None = None
    tz: str | None = None
    date_order: str | None = None


def bring_in(files: Sequence[File], choice: Choice | None = None) -> Import:
    """Read exports with everyone in them; `who` is filled as far as the names allow.

    Raise chats.BadExport for a file that cannot be read, UnknownPerson for a name that is not in it.
    """
    choice = choice or Choice()
    imported = chats.read(files, tz=choice.tz, date_order=choice.date_order, chat=choice.chat)
    return with_who(imported, choice)


def bring_in_pair(files: Sequence[File], choice: Choice) -> Import:
    """Read exports and keep what two people wrote, whose names are known.

    Others' rows are left out and counted as skipped. Raise UnknownPerson where it is not known who the two are.
    """
    imported = bring_in(files, choice)
    _ask_for_one_chat(imported)
    _ask_for_names(imported, choice)
    return between_two(imported)


def between_two(imported: Import) -> Import:
    """Leave out, and count as skipped, what was written by anyone but me and them."""
    messages = imported.messages
    others = messages.filter(pl.col("sender").is_not_null() & pl.col("who").is_null())
    if others.is_empty():
        return imported
    apart = Skipped("all files", "throughout", BY_OTHERS, others.height)
    kept = messages.filter(~pl.col("id").is_in(others["id"].implode()))
    until = imported.span[1] if imported.span else None  # the chat went on, also where the two said nothing more
    return replace(imported, messages=kept, skipped=(*imported.skipped, apart), until=until)


def zone_of(choice: Choice) -> str:
    """Name the zone in which local times are read and days are counted: the machine's where none is chosen."""
    return zones.named(choice.tz)


def left_out(imported: Import) -> int:
    """Count the messages by other people that were left out of what two people wrote."""
    return sum(entry.count for entry in imported.skipped if entry.reason == BY_OTHERS)


def with_who(imported: Import, choice: Choice) -> Import:
    """Fill the column `who` as far as the names allow. Raise UnknownPerson for a name that is not there."""
    people = imported.participants
    for name in (choice.me, choice.them):
        if name is not None and name not in people:
            raise UnknownPerson(f"Nobody called “{name}” writes in this export; {_meant(name, people)}")
    if choice.me is not None and choice.me == choice.them:
        raise UnknownPerson(f"“{choice.me}” cannot be both you and them; name two people.")
    me, them = choice.me, choice.them
    if len(people) == 2 and (me or them):
        me = me or next(name for name in people if name != them)
        them = them or next(name for name in people if name != me)
    names = {name: who for name, who in ((me, "me"), (them, "them")) if name is not None}
    if not names:
        return imported
    who = pl.col("sender").replace_strict(names, default=None, return_dtype=pl.String).cast(WHO)
    return replace(imported, messages=imported.messages.with_columns(who=who))


def _ask_for_one_chat(imported: Import) -> None:
    named = imported.messages["chat"].unique(maintain_order=True).to_list()
    if len(named) > 1:
        raise UnknownPerson(f"This export holds {len(named)} chats; name one with --chat: {_listed(named)}.")


def _ask_for_names(imported: Import, choice: Choice) -> None:
    people = imported.participants
    if not people:
        raise UnknownPerson("There is no message by anyone in this export; export the chat itself.")
    known = imported.messages["who"].drop_nulls().unique().to_list()
    if "me" not in known:
        raise UnknownPerson(f"Say which of them is you with --me: {_listed(people)}.")
    if len(people) > 2 and choice.them is None:
        raise UnknownPerson(
            f"{len(people)} people write in this chat; name the one it is about with --them: "
            f"{_listed([name for name in people if name != choice.me])}."
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
