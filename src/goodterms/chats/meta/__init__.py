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

network.py: which app; cut.py, shapes.py: the file into messages; columns.py: messages into few columns; mojibake.py,
marks.py, reactions.py, threads.py: one question each; table.py: all of it into rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zlib import crc32

from goodterms.chats.meta import cut, network, threads
from goodterms.chats.meta.columns import columns
from goodterms.chats.meta.table import rows
from goodterms.chats.rows import Format, in_order
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

# How much of the time it takes to decode a file.
DECODING = 0.8


def format_of(channel: str, title: str) -> Format:
    """Give the format of one of the two apps."""
    return Format(
        channel=channel,
        title=title,
        endings=(".json", ".html"),
        sniff=lambda source: network.is_of(source, channel),
        read=read,
        is_main=network.is_main,
        name_chats=threads.name_chats,
        pieces=True,
    )


def read(source: Source, options: Options) -> Rows:
    """Read a thread, or a piece of one. Raise BadExport where it is broken, a page, or something else."""
    head = source.head.removeprefix(cut.BOM)
    if network.is_page(source, head):
        raise BadExport(
            f"“{source.name}” is a page to look at, which Good Terms does not read; ask for the download again, with "
            "JSON as its format instead of HTML."
        )
    found = _old(source) if network.is_old(head) else _thread(source, options)
    if found.frame.height or found.skipped:
        return found
    return replace(found, warnings=(f"“{source.name}” holds no messages.",))


def _thread(source: Source, options: Options) -> Rows:
    try:
        found = columns(cut.runs(source, lambda share: options.heard(DECODING * share)))
    except cut.Uncut:
        found = columns(cut.whole(source), careful=True)
    options.heard(DECODING)
    if found.sealed and found.title == threads.own_name(source):
        found = replace(found, title=None)
    return rows(source.name, found, threads.called(source, found.path, sealed=found.sealed))


def _old(source: Source) -> Rows:
    found = [(people, columns(runs, careful=True)) for people, runs in cut.old(source)]
    everywhere = set.intersection(*(set(people) for people, _ in found)) if len(found) > 1 else set()
    owner = everywhere if len(everywhere) == 1 else set()
    parts = []
    for people, messages in found:
        others = [person for person in people if person not in owner] or people
        name = ", ".join(others) or source.title
        parts.append(rows(source.name, messages, threads.Called("|".join(sorted(people)), name, crc32(source.head))))
    return in_order(parts)
