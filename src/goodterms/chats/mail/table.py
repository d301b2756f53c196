"""The mails of a file as rows: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import zones
from goodterms.chats.mail import headers
from goodterms.chats.mail.letters import DRAFT, Letter, NotRead, letter
from goodterms.chats.mail.mailbox import is_mailbox, mails, single
from goodterms.chats.mail.phrases import phrases
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.source import BadExport
from goodterms.messages import KIND, PRECISION, SENT_AT, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goodterms.chats.mail.mailbox import Raw
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

PERSON = pl.Struct({"address": pl.String, "name": pl.String})
MAIL_SCHEMA: dict[str, pl.DataType] = {
    **ROW_SCHEMA,
    "ref": pl.String(),
    "answers_ref": pl.String(),
    # who it is with, the sender first
    "people": pl.List(PERSON),
    "file": pl.String(),
    "place": pl.String(),
}
NO_LONGER = "longer than 64 MB; what was behind that was not read"


def read(source: Source, options: Options) -> Rows:
    """Read a mailbox or a mail; `name_chats` names people and chats. Raise BadExport where it holds no mail."""
    read_so_far = _read_each(source, options)
    letters = [(number, found) for number, found in read_so_far if isinstance(found, Letter)]
    skipped = tuple(_together(source.name, [(n, found) for n, found in read_so_far if isinstance(found, str)]))
    if not letters and not skipped:
        raise BadExport(f"“{source.name}” holds no mails; export the mailbox again and give the .mbox file.")
    headers.forget()
    return Rows(_frame(source.name, letters, options.zone), skipped)


def _read_each(source: Source, options: Options) -> list[tuple[int, Letter | str]]:
    """Read each mail; give its number in the file, and it, or the reason why it is no row."""
    mailbox = is_mailbox(source)
    drafts = source.title.casefold() in phrases().drafts
    found: list[tuple[int, Letter | str]] = []
    for number, raw in enumerate(_raws(source) if mailbox else [single(source)], 1):
        if not raw.data.strip():
            continue
        try:
            found.append((number, DRAFT if drafts else letter(raw.data, from_mailbox=mailbox)))
        except NotRead as reason:
            found.append((number, str(reason)))
        if raw.cut:
            found.append((number, NO_LONGER))
        options.heard(min(1, raw.end / max(1, source.size)))
    return found


def _raws(source: Source) -> Iterator[Raw]:
    with source.open() as stream:
        yield from mails(stream)


def _together(file: str, lost: Sequence[tuple[int, str]]) -> Iterator[Skipped]:
    """Note what is no row, neighbours with one reason together."""
    numbered = [(number - index, number, reason) for index, (number, reason) in enumerate(lost)]
    for (_, reason), run in groupby(numbered, key=lambda entry: (entry[0], entry[2])):
        numbers = [number for _, number, _ in run]
        yield Skipped(file, f"mail {numbers[0]}", reason, len(numbers))


def _people(letters: Sequence[Letter]) -> pl.Series:
    """List for each letter who it is with, the sender first."""
    each = [(at, one.address, one.name) for at, letter in enumerate(letters) for one in (letter.sender, *letter.others)]
    rows = pl.DataFrame(each, schema={"at": pl.UInt32, "address": pl.String, "name": pl.String}, orient="row")
    return rows.group_by("at", maintain_order=True).agg(people=pl.struct("address", "name"))["people"]


def _frame(file: str, letters: Sequence[tuple[int, Letter]], zone: str) -> pl.DataFrame:
    found = [each for _, each in letters]
    height = len(found)
    moments = pl.Series([each.sent_at.replace(tzinfo=None) for each in found], dtype=pl.Datetime("us"))
    known = pl.Series([each.zone_known for each in found], dtype=pl.Boolean)
    local = zones.to_utc(pl.select(pl.when(~known).then(moments)).to_series(), zone)
    columns = {
        "sent_at": pl.select(pl.when(known).then(moments.dt.replace_time_zone("UTC")).otherwise(local))
        .to_series()
        .cast(SENT_AT),
        "precision": pl.repeat("second", height, dtype=PRECISION, eager=True),
        "sender": [each.sender.name or each.sender.address for each in found],
        "kind": pl.Series([each.kind for each in found], dtype=KIND),
        "text": [each.text for each in found],
        "edited": pl.repeat(value=False, n=height, eager=True),
        "chat": pl.repeat("", height, eager=True),
        "answers": pl.repeat(None, height, dtype=pl.UInt32, eager=True),
        "duration_s": pl.repeat(None, height, dtype=pl.Float64, eager=True),
        "ref": [each.ref for each in found],
        "answers_ref": [each.answers for each in found],
        "people": _people(found),
        "file": pl.repeat(file, height, eager=True),
        "place": [f"mail {number}" for number, _ in letters],
    }
    return pl.DataFrame(columns, schema=MAIL_SCHEMA, orient="col")
