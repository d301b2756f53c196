"""What the server and the child that reads say to each other, and how it goes through a pipe.

server ──Begin, the files' bytes──▶ child ──Opens, Reads, Asks──▶ server
server ──Choose──▶ child ──Reads, Works, Gives, frames──▶ server

A message is eight bytes of length and MessagePack; bytes of files and frames follow theirs as they are.
"""

from datetime import datetime
from typing import IO, Literal

import msgspec

from goodterms.chats import Progress
from goodterms.companion.brought import Known
from goodterms.companion.inside import Inside

LENGTH_BYTES = 8
# Why files are read again: with other times (another zone, another order of dates), or for the chat and people chosen.
Again = Literal["", "times", "people"]


class Message(msgspec.Struct, frozen=True, tag=True):
    """Something that is said through the pipe."""


class File(msgspec.Struct, frozen=True):
    """A file that is handed over: its bytes follow."""

    name: str
    size: int


class Begin(Message, frozen=True):
    """Read these files. known: from an earlier import; zone: of local times, where nothing else says it."""

    files: tuple[File, ...]
    known: Known
    zone: str | None


class Choose(Message, frozen=True):
    """The person's answer to Asks."""

    known: Known


class Opens(Message, frozen=True):
    """The files are opened, and the texts taken out of archives."""


class Reads(Message, frozen=True):
    """So far is reading, for the first time or again."""

    progress: Progress
    again: Again


class Asks(Message, frozen=True):
    """Say who is who in this. sentence: what was wrong with the last answer."""

    inside: Inside
    sentence: str


class Works(Message, frozen=True):
    """All is read as it was said, and is put in order now; inside: what the files hold, as they were read for it."""

    inside: Inside


class Gives(Message, frozen=True, kw_only=True):
    """The result (see companion.brought.Brought); the bytes of its frames follow. words: None where not wanted."""

    features: int
    words: int | None
    version: int
    span: tuple[datetime, datetime] | None
    gaps: tuple[tuple[datetime, datetime], ...]
    known: Known
    participants: tuple[str, ...]
    minutes_only: bool
    skipped: int
    left_out: int
    warnings: tuple[str, ...]
    zone: str


class Refuses(Message, frozen=True):
    """The files cannot be read: one sentence for the person."""

    sentence: str


class Breaks(Message, frozen=True):
    """The child broke. place: kind of mistake and where in the code, no values; memory: there was too little."""

    place: str
    memory: bool


ToChild = Begin | Choose
ToServer = Opens | Reads | Asks | Works | Gives | Refuses | Breaks
_to_child: msgspec.msgpack.Decoder[ToChild] = msgspec.msgpack.Decoder(ToChild)
_to_server: msgspec.msgpack.Decoder[ToServer] = msgspec.msgpack.Decoder(ToServer)


def say(stream: IO[bytes], message: Message) -> None:
    """Send a message."""
    packed = msgspec.msgpack.encode(message)
    stream.write(len(packed).to_bytes(LENGTH_BYTES, "little") + packed)
    stream.flush()


def hear_in_child(stream: IO[bytes]) -> ToChild:
    """Wait for what the server says. Raise EOFError where it is gone."""
    return _to_child.decode(_packed(stream))


def hear_in_server(stream: IO[bytes]) -> ToServer:
    """Wait for what the child says. Raise EOFError where it is gone."""
    return _to_server.decode(_packed(stream))


def take(stream: IO[bytes], size: int) -> bytes:
    """Take so many bytes. Raise EOFError where they do not come whole."""
    data = stream.read(size)
    if len(data) < size:
        raise EOFError("The other end of the pipe is gone.")
    return data


def _packed(stream: IO[bytes]) -> bytes:
    return take(stream, int.from_bytes(take(stream, LENGTH_BYTES), "little"))
