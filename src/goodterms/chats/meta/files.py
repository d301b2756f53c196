"""The files of a download on their way into columns, some megabytes of them at a time.

A download has one file for each thread, most of them small: what they hold is decoded together, as one list. A large
file is decoded block by block. All of it is decoded in the background, while the files behind it are cut and the batch
before it is made into rows.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from goodterms.chats.meta import cut, network, shapes, threads
from goodterms.chats.meta.columns import Part, part
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import polars as pl

    from goodterms.chats.meta.cut import Block, End
    from goodterms.chats.meta.shapes import Shape
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

# So many bytes of files make a batch: enough for that to be quick, few enough to be small.
A_BATCH = 8 * 1024**2
# So many blocks are decoded at a time, and so many may be under way; so many are made into few columns together.
AT_A_TIME, AHEAD, A_RUN = 2, 6, 12
# How much of the time it takes to decode a file.
DECODING = 0.8


@dataclass(slots=True)
class File:
    """A file of a thread. number: its place among all; title: as the file says; height: how many messages it has."""

    source: Source
    number: int
    called: threads.Called
    title: str | None
    height: int = 0

    @property
    def chat(self) -> str:
        """Give the name of the thread, as far as this file tells."""
        return self.title or self.called.chat


@dataclass(slots=True)
class Batch:
    """Files, and what they hold, one behind another. problems: the files that could not be read, with their numbers."""

    files: list[File] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    problems: list[tuple[int, BadExport]] = field(default_factory=list)


@dataclass(slots=True)
class _Portion:
    """Small files that are decoded together, or a large one. messages: of small files, what is still to be decoded."""

    files: list[File]
    shape: Shape
    messages: list[bytes] = field(default_factory=list)
    parts: list[Future[Part]] = field(default_factory=list)


def batches(sources: Iterable[tuple[Source, Options]]) -> Iterator[Batch]:
    """Cut files and decode them, always a batch ahead."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        background = _Background(pool)
        now, ahead = _Cutting(background), _Cutting(background)
        for number, (source, options) in enumerate(sources):
            ahead.add(source, number, options)
            if ahead.size > A_BATCH:
                ahead.have_decoded()
                yield now.batch()
                now, ahead = ahead, _Cutting(background)
        ahead.have_decoded()
        yield now.batch()
        yield ahead.batch()


class _Background:
    """What is done beside; so that not all of a large file lies in memory, some of it is waited for."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._under_way: deque[Future[pl.DataFrame]] = deque()

    def decode(self, block: Block) -> Future[pl.DataFrame]:
        """Begin to decode a block of messages."""
        while len(self._under_way) >= AHEAD:
            wait([self._under_way.popleft()])
        self._under_way.append(self._pool.submit(cut.decoded, block))
        return self._under_way[-1]

    def part(self, decoding: Sequence[Future[pl.DataFrame]]) -> Future[Part]:
        """Put blocks into few columns, once they are decoded."""
        return self._pool.submit(lambda: part([frame.result() for frame in decoding]))


class _Cutting:
    """A batch that is being put together. size: of its files, in bytes."""

    def __init__(self, background: _Background) -> None:
        self.size = 0
        self._background = background
        self._portions: list[_Portion] = []
        self._problems: list[tuple[int, BadExport]] = []

    def add(self, source: Source, number: int, options: Options) -> None:
        """Cut a file; a large one begins to be decoded."""
        self.size += source.size
        try:
            head = source.head.removeprefix(cut.BOM)
            _refuse_page(source, head)
            if network.is_old(head):
                self._portions += _of_old(source, number)
            else:
                self._cut(source, number, options)
        except BadExport as problem:
            self._problems.append((number, problem))

    def have_decoded(self) -> None:
        """Begin to decode the small files."""
        for portion in self._portions:
            if portion.messages:
                block = cut.Block(b",".join(portion.messages), portion.shape)
                portion.messages = []
                portion.parts.append(self._background.part([self._background.decode(block)]))

    def batch(self) -> Batch:
        """Give the files with their messages; one that was cut wrongly, or lost half a character, is read whole."""
        found = Batch(problems=self._problems)
        portions, self._portions = self._portions, []
        for portion in portions:
            try:
                parts = _parts(portion)
            except cut.Uncut:
                for file in portion.files:
                    _read_whole(file, found)
            else:
                found.files += portion.files
                found.parts += parts
        return found

    def _cut(self, source: Source, number: int, options: Options) -> None:
        try:
            parts, last = self._parts(cut.blocks(source, lambda share: options.heard(DECODING * share)))
        except cut.Uncut:
            parts, last = [], cut.whole(source)
        file = _file(source, number, last.end)
        if parts:
            self._portions.append(_Portion([file], last.shape, parts=parts))
        else:
            self._add_small(file, last)

    def _parts(self, blocks: Iterator[Block]) -> tuple[list[Future[Part]], Block]:
        """Have the blocks of a large file decoded; of a small one, only give the block."""
        last = next(blocks)
        parts, run = [], []
        for block in blocks:
            run.append(self._background.decode(last))
            if len(run) == A_RUN:
                parts.append(self._background.part(run))
                run = []
            last = block
        if parts or run:
            parts.append(self._background.part([*run, self._background.decode(last)]))
        return parts, last

    def _add_small(self, file: File, block: Block) -> None:
        last = self._portions[-1] if self._portions else None
        if last is None or last.parts or last.shape is not block.shape:
            last = _Portion([], block.shape)
            self._portions.append(last)
        last.files.append(file)
        if block.messages:
            last.messages.append(block.messages)


def _parts(portion: _Portion) -> list[Part]:
    """Wait for what is decoded. Raise Uncut where a file must be read whole."""
    parts = [found.result() for found in portion.parts]
    if len(portion.files) == 1:
        if any(part.doubtful for part in parts):
            raise cut.Uncut
        portion.files[0].height = sum(part.frame.height for part in parts)
    return parts


def _read_whole(file: File, found: Batch) -> None:
    """Read a file at once."""
    try:
        block = cut.whole(file.source)
    except BadExport as problem:
        found.problems.append((file.number, problem))
        return
    found.files.append(_file(file.source, file.number, block.end))
    found.parts.append(_part(block))
    found.files[-1].height = found.parts[-1].frame.height


def _part(block: Block) -> Part:
    """Decode what was read whole; what then still cannot be told apart counts as nothing."""
    try:
        return part([cut.decoded(block)])
    except cut.Uncut:
        return part([])


def _file(source: Source, number: int, end: End) -> File:
    title = None if end.sealed and end.title == threads.own_name(source) else end.title
    return File(source, number, threads.called(source, end.path, sealed=end.sealed), title, end.height)


def _of_old(source: Source, number: int) -> Iterator[_Portion]:
    """Give each conversation of Instagram's messages.json of 2018 to 2020, which says who is in it and no title."""
    found = list(cut.old(source))
    everywhere = set.intersection(*(set(people) for people, _ in found)) if len(found) > 1 else set()
    owner = everywhere if len(everywhere) == 1 else set()
    for people, block in found:
        others = [person for person in people if person not in owner] or people
        name = ", ".join(others) or source.title
        called = threads.Called("|".join(sorted(people)), name, crc32(source.head))
        yield _Portion([File(source, number, called, None)], shapes.Old, parts=[_done(_part(block))])


def _done(found: Part) -> Future[Part]:
    done: Future[Part] = Future()
    done.set_result(found)
    return done


def _refuse_page(source: Source, head: bytes) -> None:
    if network.is_page(source, head):
        raise BadExport(
            f"“{source.name}” is a page to look at, which Good Terms does not read; ask for the download again, with "
            "JSON as its format instead of HTML."
        )
