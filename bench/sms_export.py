"""Write an invented chat as SMS Backup & Restore does, and say what a reader should find.

Every text is an `sms` with all in its attributes, its emoji as two halves (`&#55357;&#56834;`), which is not XML.
Whatever carries a file is an `mms` with the file as base64. The owner has no name there. Photos stand in for what a
phone cannot send this way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from bench.invent import Chat

OWNER = "me"  # what Good Terms calls the owner of a backup that does not name them
NUMBER = "+4915110000001"
SENT, RECEIVED = "2", "1"
STANDS_IN = dict.fromkeys(("sticker", "location", "call", "deleted", "system"), "media")
FILE = "/9j/4AAQSkZJRgABAQAAAQABAAD" + "A" * 2000 + "=="
PARTS = {
    "media": ("image/jpeg", "photo.jpg"),
    "voice": ("audio/amr", "voice.amr"),
    "contact": ("text/x-vCard", "a.vcf"),
}
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
ESCAPED = re.compile('[&<>"\n\t\U00010000-\U0010ffff]')


def sms(chat: Chat) -> tuple[str, pl.DataFrame]:
    """Write the backup; return it with the rows to be found."""
    rows = chat.rows.with_columns(kind=pl.col("kind").replace(STANDS_IN))
    told = rows.select(
        pl.col("sender") == chat.names[0],
        pl.col("sent_at").dt.epoch("ms").alias("ms"),
        pl.col("at").dt.strftime("%b %-d, %Y %-I:%M:%S %p"),
        "kind",
        "text",
    )
    contact = attribute(chat.names[1])
    records = (record(contact, *row) for row in told.iter_rows())
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n" + f'<smses count="{rows.height}" type="full">\n'
    return head + "\n".join(records) + "\n</smses>\n", found(rows, chat.names[0])


def record(contact: str, own: bool, ms: int, readable: str, kind: str, text: str | None) -> str:
    """Write one message."""
    box = SENT if own else RECEIVED
    about = f'address="{NUMBER}" date="{ms}" read="1" readable_date="{readable}" contact_name="{contact}"'
    if kind == "text":
        return (
            f'  <sms protocol="0" type="{box}" subject="null" body="{attribute(text or "")}" toa="null" sc_toa="null" '
            f'service_center="null" status="-1" locked="0" date_sent="{ms}" sub_id="1" {about} />'
        )
    sort, name = PARTS[kind]
    words = f'      <part seq="1" ct="text/plain" name="null" text="{attribute(text)}" />\n' if text else ""
    return (
        f'  <mms msg_box="{box}" ct_t="application/vnd.wap.multipart.related" m_type="{128 if own else 132}" {about}>\n'
        f'    <parts>\n      <part seq="0" ct="{sort}" name="{name}" cl="{name}" text="null" data="{FILE}" />\n{words}'
        f'    </parts>\n    <addrs>\n      <addr address="{NUMBER}" type="{151 if own else 137}" charset="106" />\n'
        f'      <addr address="insert-address-token" type="{137 if own else 151}" charset="106" />\n'
        "    </addrs>\n  </mms>"
    )


def attribute(text: str) -> str:
    """Write a text as the value of an attribute."""
    return ESCAPED.sub(lambda one: ESCAPES.get(one[0]) or halves(one[0]), text)


def halves(letter: str) -> str:
    """Write a character beyond U+FFFF as the two numbers of UTF-16."""
    both = letter.encode("utf-16-be")
    return "".join(f"&#{int.from_bytes(half)};" for half in (both[:2], both[2:]))


def found(rows: pl.DataFrame, owner: str) -> pl.DataFrame:
    """Say what a reader should find: sent_at (UTC), sender, kind, text, edited."""
    sender = pl.col("sender").replace(owner, OWNER)
    return rows.select("sent_at", sender, "kind", "text", edited=pl.lit(value=False))
