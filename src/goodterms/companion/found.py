"""What the messages of two people show, without the messages: it can be stored, and shown later."""

from typing import Literal

from msgspec import Struct

from goodterms.companion.people import People
from goodterms.companion.told import Count, ToldReading


class Found(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reading in words and numbers, with what is said around it.

    people: what the two are called in it. minutes_only: its times are exact to the minute only. alone: who wrote all
    of it, where one person did. left_out: how many messages by other people there were. remarks: sentences about
    what was asked. warnings: sentences about what the import had to guess.
    """

    told: ToldReading
    people: People
    minutes_only: bool
    alone: Literal["me", "them"] | None
    left_out: Count
    remarks: tuple[str, ...]
    warnings: tuple[str, ...]
