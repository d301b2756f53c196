"""How far an import is, and what was answered, as it lies sealed in the database."""

import msgspec

from goodterms.companion.brought import Known
from goodterms.companion.inside import Inside
from goodterms.web.bringing import Said
from goodterms.web.jobs import JobState, Stage
from goodterms.web.pipe import Again


class StagedName(msgspec.Struct, frozen=True):
    """A staged file: its id, name and bytes."""

    id: str
    name: str
    size: int


class State(msgspec.Struct, frozen=True):
    """A moment of an import: the fields of JobState."""

    stage: Stage
    step: int = 0
    steps: int = 0
    file: str = ""
    number: int = 0
    files: int = 0
    again: Again = ""
    sentence: str = ""
    inside: Inside | None = None

    @classmethod
    def of(cls, state: JobState) -> "State":
        """Take a moment down."""
        return cls(*(getattr(state, name) for name in cls.__struct_fields__))

    @property
    def job_state(self) -> JobState:
        """Give it back."""
        return JobState(*(getattr(self, name) for name in self.__struct_fields__))


class SoFar(msgspec.Struct, frozen=True):
    """How far an import is."""

    files: tuple[StagedName, ...]
    earlier: Known
    state: State


class Answer(msgspec.Struct, frozen=True):
    """What was answered so far. number: grows with each answer to who is who."""

    chats: tuple[int, ...] = ()
    known: Known | None = None
    called: str = ""
    number: int = 0

    @property
    def said(self) -> Said | None:
        """Give what was said of who is who."""
        return None if self.known is None else Said(self.known, self.called)
