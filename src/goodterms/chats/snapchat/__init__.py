"""Snapchat's “My Data” as JSON: chat_history.json, and snap_history.json, which only knows that a snap was sent.

Since about 2023 both are objects of conversations (a friend's user name, or an id), each a list, newest first, of From,
Media Type, Created (UTC), “Created(microseconds)” (which counts milliseconds), IsSender, Conversation Title, and in
chats Content and IsSaved. Before, they had lists such as “Received Saved Chat History” and “Sent Saved Chat History”,
of From or To, and Text, in which signs such as &#39; stand for themselves. What nobody saved has no words.
friends.json beside says what the user names are called, account.json whose data it is.

Learned from public readers and the shapes in their tests, which agree (raleighlittles/Snapchat-Chats-And-Location-
Analyzer for the older shape, vanillaiice/snaparser and others for the newer). talk_history.json says when there were
calls, but not with whom, and is not read.

shapes.py: the records; people.py: who they are; table.py: rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.chats.jsons import BOM
from goodterms.chats.rows import Format
from goodterms.chats.snapchat import table

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

LISTS = re.compile(rb'"(?:Received|Sent) (?:(?:Saved |Unsaved )?Chat|Snap) History"\s*:\s*\[')
CONVERSATION = re.compile(rb'\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\[')
HISTORY = re.compile("(?:chat|snap)_history", re.IGNORECASE)
KEYS = (b'"Media Type"', b'"Created"', b'"From"')


def sniff(source: Source) -> bool:
    """Tell whether a file is a history of chats or snaps."""
    head = source.head.removeprefix(BOM)
    if not head.lstrip().startswith(b"{"):
        return False
    of_conversations = CONVERSATION.match(head) is not None and all(key in head for key in KEYS)
    return LISTS.search(head) is not None or of_conversations


def read(source: Source, options: Options) -> Rows:
    """Read a history, all conversations of it. Raise BadExport where it is broken."""
    return table.read(source, options)


def export_of(source: Source) -> str:
    """Name the export of a history: both lie in one folder, and are called alike but for this word."""
    folder, slash, own = source.place.replace("\\", "/").rpartition("/")
    return folder + slash + HISTORY.sub("", own, count=1)


FORMAT = Format(
    channel="snapchat",
    title="Snapchat (chat_history.json, snap_history.json)",
    endings=(".json",),
    sniff=sniff,
    read=read,
    companions=("friends.json", "account.json"),
    pieces=True,
    export_of=export_of,
    says_owner=True,
)
