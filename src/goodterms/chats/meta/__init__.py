"""Messenger and Instagram: Meta's “Download your information” as JSON, and Messenger's end-to-end encrypted export.

A thread is a folder `messages/<section>/<thread>/` with message_1.json, message_2.json … of at most 10,000 messages
each, newest first as a rule; sections are inbox, archived_threads, filtered_threads, message_requests, e2ee_cutover.
Above them lies your_instagram_activity, your_facebook_activity or your_activity_across_facebook, in older downloads
nothing. A file has `participants`, `messages`, `title`, `thread_path`; nothing in it says whose download it is. A
message has `sender_name`, `timestamp_ms` and whatever it carries; `type` was left out of newer downloads, and with it
all that tells the app's notices from texts but their words. The encrypted export has one file a person, in camelCase
and oldest first. UTF-8 is written as if each byte were a character. Instagram's downloads of 2018 to 2020 have one
messages.json with all conversations.

Learned from SamuelePilleri/facebook-schemas, kenn-io/msgvault, joweich/chat-miner, Berektassuly/chatpack-cli,
noahejung/locket, bepaald/signalbackup-tools (issue 331), stepva/chatalysis (issue 104), zaach/jsonlint (issue 138),
furkantarikgocmen/IG-DM-PARSER, michabirklbauer/instagram_json_viewer, and from inventories of whole exports in public
repositories that the index did not name.

network.py: which app; files.py: many files at a time; cut.py, shapes.py: a file into messages; columns.py: messages
into few columns; mojibake.py, marks.py, reactions.py, threads.py: one question each; table.py: all of it into rows;
order.py: the rows by time.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.meta import files, network, order, table, threads
from goodterms.chats.meta.columns import together
from goodterms.chats.rows import Format, Rows, damaged
from goodterms.messages import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goodterms.chats.meta.files import Batch
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source


def format_of(channel: str, title: str) -> Format:
    """Give the format of one of the two apps."""
    return Format(
        channel=channel,
        title=title,
        endings=(".json", ".html"),
        sniff=lambda source: network.is_of(source, channel),
        read=read,
        read_together=read_together,
        is_main=network.is_main,
        name_chats=threads.name_chats,
        pieces=True,
    )


def read(source: Source, options: Options) -> Rows:
    """Read a thread, or a piece of one. Raise BadExport where it is broken, a page, or something else."""
    found = _Found()
    for batch in files.batches([(source, options)]):
        for _, problem in batch.problems:
            raise problem
        found.add(batch)
    frame = order.concat(found.frames)
    return found.rows(frame.with_columns(pl.col("chat", "thread").cast(pl.String)), [source])


def read_together(sources: Iterable[tuple[Source, Options]]) -> Rows:
    """Read the files of a download, some megabytes of them at a time; one that is damaged is noted as skipped."""
    given: list[Source] = []
    found = _Found()
    for batch in files.batches(_listing(sources, given)):
        found.noted += [(number, damaged(given[number], problem)) for number, problem in batch.problems]
        found.add(batch)
        found.frames[-1] = order.by_time(found.frames[-1])
    return found.rows(order.joined(found.frames), given)


def _listing(sources: Iterable[tuple[Source, Options]], given: list[Source]) -> Iterator[tuple[Source, Options]]:
    for source, options in sources:
        given.append(source)
        yield source, options


class _Found:
    """What is found in the files. frames: the rows of each batch; noted: what was skipped, by the file's number."""

    def __init__(self) -> None:
        self.frames: list[pl.DataFrame] = []
        self.noted: list[tuple[int, Skipped]] = []
        self._heights: Counter[int] = Counter()

    def add(self, batch: Batch) -> None:
        """Make rows of a batch."""
        whole = together(batch.parts)
        batch.parts.clear()  # a large file should not stand in memory twice
        frame, skipped = table.rows(batch.files, whole)
        self.frames.append(frame)
        self.noted += [(one.file.number, Skipped(one.file.source.name, *one[1:])) for one in skipped]
        for file in batch.files:
            self._heights[file.number] += file.height

    def rows(self, frame: pl.DataFrame, sources: Sequence[Source]) -> Rows:
        """Say beside the rows what was skipped, and which files were empty."""
        told = {number for number, _ in self.noted}
        empty = (source for at, source in enumerate(sources) if not self._heights[at] and at not in told)
        warnings = dict.fromkeys(f"“{source.name}” holds no messages." for source in empty)
        skipped = tuple(entry for _, entry in sorted(self.noted, key=itemgetter(0)))
        return Rows(frame, skipped, tuple(warnings))
