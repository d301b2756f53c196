"""The messages of the Android app SMS Backup & Restore: `sms-20261128.xml`, SMS and MMS of all conversations.

The root is `smses`; its `count` is not to be believed. An `sms` has all it says in attributes: `address` (a number, or
a name that a firm gave itself), `date` in milliseconds since 1970, `type` (1 received, 2 sent, 3 draft, 4 outbox,
5 failed, 6 queued), `body`, and `contact_name`, which is "(Unknown)", "null" or missing where the address book has
none. An `mms` has `msg_box` with the same numbers, `address` with all others of a group (`a~b`), `parts` with texts and
attachments (their bytes as base64 in `data`), and `addrs`: 137 wrote it, 151, 130, 129 received it. Old versions, and
exports of TextSecure and Silence in this format, write an emoji as two halves (`&#55357;&#56834;`), which is not XML.

Learned from the page of the app's makers about the fields of its files, from the test files and readers of
devadvance/sms-backup-reader-2, fkleon/sms-backup-manager, danzek/sms-backup-and-restore-parser, karlicoss/HPI,
kenn-io/msgvault and shruggietech/sms-backup-restore-parser, from issues of SilenceIM/Silence and
signalapp/Signal-Android about the halves of emoji, and from Android's own numbers for kinds of messages.

backup.py: the file into records, whatever it holds; attachments.py and references.py: what has to be taken out or
mended on the way; records.py and parts.py: records into columns; numbers.py and people.py: who is who; skipping.py:
what is left out; table.py: all of it into rows. `chats.phone` reads the calls of the same app.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.chats.rows import Format
from goodterms.chats.sms.backup import root
from goodterms.chats.sms.table import rows

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source


def sniff(source: Source) -> bool:
    """Tell whether a file is a backup of messages."""
    return root(source.head) == "smses"


def read(source: Source, options: Options) -> Rows:
    """Read a backup, all conversations of it. Raise BadExport where it is something else or nothing in it is whole."""
    return rows(source, options.heard)


FORMAT = Format(
    channel="sms", title="SMS Backup & Restore (sms.xml)", endings=(".xml",), sniff=sniff, read=read, says_owner=True
)
