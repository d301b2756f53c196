"""Telegram Desktop's machine-readable export, result.json: one chat, or all chats of an account.

A file holds a chat (`name`, `type`, `id`, `messages`), or chats in `chats.list` and `left_chats.list`. A message
has a local `date` and, since version 3.7, `date_unixtime`; `text` is a string or an array of strings and entities;
ids are numbers or words such as "user123". Calls and Telegram's own lines are "service" messages.

shapes.py: the file into messages, pieces.py: without holding it; written.py and kinds.py: messages into columns;
times.py, links.py: one question each; table.py: all of it into rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.chats.rows import Format
from goodterms.chats.source import BadExport
from goodterms.chats.telegram.pieces import NotInPieces
from goodterms.chats.telegram.shapes import chats
from goodterms.chats.telegram.table import rows, rows_in_pieces

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

OF_TELEGRAM = re.compile(
    rb'"(?:date_unixtime|from_id|actor_id|text_entities|personal_information|left_chats|chats)"\s*:'
    rb'|"type"\s*:\s*"(?:saved_messages|(?:personal|bot)_chat|(?:private|public)_(?:group|supergroup|channel))"'
)
MESSAGES = re.compile(rb'"messages"\s*:')
OF_OTHERS = re.compile(rb'"(?:participants|sender_name|timestamp_ms|guild|channel)"\s*:')
# How much of the time it takes to cut the file into its messages: less for one chat, more for an account.
CUTTING = 0.2
PAGE = re.compile(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE)
PAGE_OF_TELEGRAM = (b"tgme", b"page_wrap", b"Exported Data", b"ChatExport")


def sniff(source: Source) -> bool:
    """Tell whether a file is Telegram's export, as JSON or as the page beside it."""
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    if _is_page(source):
        return True
    if not head.lstrip().startswith(b"{"):
        return False
    return bool(OF_TELEGRAM.search(head) or (MESSAGES.search(head) and not OF_OTHERS.search(head)))


def read(source: Source, options: Options) -> Rows:
    """Read an export, all chats of it. Raise BadExport where it is broken or something else."""
    if _is_page(source):
        raise BadExport(
            f"“{source.name}” is a page to look at, which Good Terms does not read; in Telegram Desktop, export the "
            "chat again as “machine-readable JSON”, and give the file result.json."
        )
    try:
        return rows_in_pieces(source, options.zone, options.heard)
    except NotInPieces:
        found = chats(source)
    options.heard(CUTTING)
    return rows(source.name, found, options.zone, lambda share: options.heard(CUTTING + (1 - CUTTING) * share))


def _is_page(source: Source) -> bool:
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    return PAGE.match(head) is not None and any(word in head for word in PAGE_OF_TELEGRAM)


FORMAT = Format(channel="telegram", title="Telegram (result.json)", endings=(".json", ".html"), sniff=sniff, read=read)
