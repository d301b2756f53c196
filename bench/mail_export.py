"""Write an invented chat as a mailbox (mbox), as if it had gone by mail, and say what a reader should find.

Each message is a mail that answers the one before it. Its words are 8bit, quoted-printable or base64 in turn; every
second mail quotes the one before it below its own words, as mail programs do. Whatever is no text is a photo attached;
a mail with words is a text, whatever came along.
"""

from __future__ import annotations

import base64
import quopri
from email.header import Header
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from bench.invent import Chat

ADDRESSES = ("zoe@example.org", "jamie@example.org")
ENCODINGS = ("8bit", "quoted-printable", "base64")
PHOTO = "/9j/4AAQSkZJRgABAQAAAQABAAD" + "A" * 45
BORDER = "=_part_1"
DATE = "%a, %d %b %Y %H:%M:%S"


def mail(chat: Chat) -> tuple[str, pl.DataFrame]:
    """Write the mailbox; return it with the rows to be found."""
    kind = pl.when(pl.col("text").is_not_null()).then(pl.lit("text")).otherwise(pl.lit("media"))
    rows = chat.rows.with_columns(kind=kind)
    people = {name: f"{Header(name, 'utf-8').encode()} <{at}>" for name, at in zip(chat.names, ADDRESSES, strict=True)}
    others = dict(zip(chat.names, reversed(chat.names), strict=True))
    told = chat.rows.select("sender", pl.col("sent_at").dt.strftime(DATE).alias("date"), "kind", "text")
    mails, before = [], ""
    for number, (sender, date, sort, text) in enumerate(told.iter_rows()):
        head = (
            f"From {number}@example Thu Jan 01 00:00:00 +0000 2026\n"
            f"From: {people[sender]}\nTo: {people[others[sender]]}\n"
            f"Date: {date} +0000\nMessage-ID: <{number}@example.org>\n{answering(number)}MIME-Version: 1.0\n"
        )
        quoted = f"\n\nOn {date}, {others[sender]} wrote:\n\n{before}" if number % 2 and before else ""
        mails.append(head + body(number, sort, text or "", quoted))
        before = "\n".join(f"> {line}" for line in (text or "").split("\n")) if text else ""
    return "\n\n".join(mails) + "\n\n", found(rows)


def answering(number: int) -> str:
    """Write what a mail answers, the first one a mail that is not in the box; its subject is no news then."""
    return f"Subject: Re: the two of us\nIn-Reply-To: <{number - 1}@example.org>\nReferences: <-1@example.org>\n"


def body(number: int, kind: str, text: str, quoted: str) -> str:
    """Write the words, alone or with a photo."""
    words = encoded(text + quoted, ENCODINGS[number % len(ENCODINGS)])
    if kind == "text":
        return words
    return (
        f'Content-Type: multipart/mixed; boundary="{BORDER}"\n\n--{BORDER}\n{words}\n--{BORDER}\n'
        'Content-Type: image/jpeg; name="photo.jpg"\nContent-Disposition: attachment; filename="photo.jpg"\n'
        f"Content-Transfer-Encoding: base64\n\n{PHOTO}\n--{BORDER}--"
    )


def encoded(text: str, encoding: str) -> str:
    """Write a plain part with its headers; a line that begins as a mailbox's does is marked."""
    if encoding == "8bit":
        content = "\n".join(f">{line}" if line.startswith("From ") else line for line in text.split("\n"))
    elif encoding == "base64":
        content = base64.encodebytes(text.encode()).decode().strip()
    else:
        content = quopri.encodestring(text.encode()).decode().replace("\nFrom ", "\n=46rom ")
        content = f"=46{content[1:]}" if content.startswith("From ") else content
    return f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n{content}"


def found(rows: pl.DataFrame) -> pl.DataFrame:
    """Say what a reader should find: sent_at (UTC), sender, kind, text, edited."""
    return rows.select("sent_at", "sender", "kind", "text", edited=pl.lit(value=False))
