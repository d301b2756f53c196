"""How far an import is, and what was answered, as it lies sealed in the database."""

import msgspec

from goodterms.companion.brought import Known
from goodterms.web.bringing import Said
from goodterms.web.jobs import JobState


class StagedName(msgspec.Struct, frozen=True):
    """A staged file: its id, name and bytes."""

    id: str
    name: str
    size: int


class SoFar(msgspec.Struct, frozen=True):
    """How far an import is."""

    files: tuple[StagedName, ...]
    earlier: Known
    zone: str
    state: JobState


class Answer(msgspec.Struct, frozen=True):
    """What was answered so far. number: grows with each answer to who is who."""

    chats: tuple[int, ...] = ()
    said: Said | None = None
    number: int = 0
