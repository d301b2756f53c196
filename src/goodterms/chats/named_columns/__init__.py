"""A table with named columns (.csv, .tsv), which a person or some other program made.

It needs columns for when, who and what; columns.toml lists the names by which they are known. Between the fields stand
commas, semicolons or tabs; the text is UTF-8, UTF-16 or Windows-1252. Times are ISO 8601 (with a zone or without),
seconds or milliseconds since 1970, or a date in any order with a clock time; which order is decided from the whole file
(chats/dates.py). A row without a chat belongs to the chat of those who write in the rows without.

table.py: the file into fields; stamps.py: fields into times; reader.py: fields into rows.
"""

from goodterms.chats.named_columns.reader import name_chats, read
from goodterms.chats.named_columns.table import sniff
from goodterms.chats.rows import Format

FORMAT = Format(
    channel="csv",
    title="a table with named columns (.csv)",
    endings=(".csv", ".tsv"),
    sniff=sniff,
    read=read,
    name_chats=name_chats,
    last=True,
    says_owner=True,
)
