"""What of a visit outlives a request on a server."""

from datetime import date

import msgspec

from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
from goodterms.reading import Comparison, Stretch
from goodterms.web.visits import IDLE_MINUTES, Held

Days = tuple[date, date]


class Compared(msgspec.Struct, frozen=True):
    """What was compared last."""

    first: Days
    second: Days
    channels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    hours: tuple[int, int] | None = None

    @classmethod
    def of(cls, comparison: Comparison | None) -> "Compared | None":
        """Take it down."""
        if comparison is None:
            return None
        first, second = comparison.first, comparison.second
        return cls(
            first=(first.first, first.last),
            second=(second.first, second.last),
            channels=tuple(comparison.channels),
            kinds=tuple(comparison.kinds),
            hours=comparison.hours,
        )

    @property
    def comparison(self) -> Comparison:
        """Give it back."""
        return Comparison(Stretch(*self.first), Stretch(*self.second), self.channels, self.kinds, self.hours)


class Saved(msgspec.Struct, frozen=True):
    """What of a visit outlives a request."""

    account: bytes = b""
    key: bytes | None = None
    kept: bool = False
    idle_minutes: int = IDLE_MINUTES
    zone: str = ""
    notes: tuple[str, ...] = ()
    held: dict[str, Held] = {}
    code: str | None = None
    compared: Compared | None = None
    expert_inputs: bytes = b""
    excitation: tuple[ToldExcitation, ...] = ()
    style: tuple[ToldStyle, ...] = ()
    shows: bool = False
