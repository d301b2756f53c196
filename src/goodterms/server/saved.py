"""What of a visit outlives a request on a server."""

import msgspec

from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
from goodterms.reading import Comparison
from goodterms.web.visits import IDLE_MINUTES, Held


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
    compared: Comparison | None = None
    expert_inputs: bytes = b""
    excitation: tuple[ToldExcitation, ...] = ()
    style: tuple[ToldStyle, ...] = ()
    shows: bool = False
