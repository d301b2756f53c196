"""Export files in, message tables out. One module a format, found by its FORMAT.

from goodterms import chats
imported = chats.read(["WhatsApp Chat with Alex.zip"], tz="Europe/Berlin")
imported.messages   # a Polars table, see goodterms.messages.SCHEMA
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.chats import archive, zones
from goodterms.chats.progress import Meter, Progress
from goodterms.chats.rows import Format, Options, Rows, merge, to_messages
from goodterms.chats.source import BadExport, Source, checked, load
from goodterms.messages import Import

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import polars as pl

    from goodterms.chats.progress import Heard

    File = str | os.PathLike[str] | Source

__all__ = ["BadExport", "Progress", "Source", "formats", "read", "unpack"]

DATE_ORDERS = ("dmy", "mdy", "ymd")
# How much of the time goes into reading a file, and into its ids: measured, between the formats.
READING, IDS = 0.75, 0.25


@cache
def formats() -> tuple[Format, ...]:
    """Find the format modules of this room."""
    modules = (importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return tuple(module.FORMAT for module in modules if hasattr(module, "FORMAT"))


def read(
    files: File | Sequence[File],
    *,
    tz: str | None = None,
    date_order: str | None = None,
    chat: str | None = None,
    called: Mapping[str, str] | None = None,
    heard: Callable[[Progress], None] | None = None,
) -> Import:
    """Read export files into one message table, everyone and everything in it.

    files: paths, or Sources for bytes that lie in no file. tz: the IANA zone of local times (default: the
    machine's). date_order: dmy, mdy or ymd, where the files leave it open. chat: keep only the conversation of this
    name. called: other names of a sender, each with the one to use instead, so that someone who was renamed stays
    one person. heard: told of each file as its reading begins, and of each whole percent, 100 at the very end.
    Several exports of one chat merge without doubles. Raise BadExport for what cannot be read.
    """
    if date_order is not None and date_order not in DATE_ORDERS:
        raise BadExport(f"“{date_order}” is no order of day, month and year; write dmy, mdy or ymd.")
    options = Options(zones.named(tz), date_order)
    sources = [source for file in _listed(files) for source in _sources(_loaded(file))]
    meter = Meter([source for source, _ in sources], heard)
    tables = _tables(sources, options, called or {}, meter)
    merged = merge(tables if chat is None else _only(tables, chat))
    meter.end()
    return merged


def unpack(files: File | Sequence[File]) -> list[Source]:
    """Take the texts that are exports out of files and archives, so that what lies beside them need not be held."""
    return [source for file in _listed(files) for source, _ in _sources(_loaded(file))]


def _listed(files: File | Sequence[File]) -> list[File]:
    listed = [files] if isinstance(files, str | os.PathLike | Source) else list(files)
    if not listed:
        raise BadExport("No file was given; name at least one exported chat.")
    return listed


def _loaded(file: File) -> Source:
    return checked(file) if isinstance(file, Source) else load(Path(file))


def _sources(source: Source) -> list[tuple[Source, Format]]:
    """Pair a file, or each export within an archive, with its format."""
    if not archive.is_archive(source):
        return [(source, _detect(source))]
    inside = archive.texts(source)
    known = [(entry, form) for entry in inside for form in formats() if form.sniff(entry)]
    known = [(entry, form) for entry, form in known if form.is_main(entry)] or known
    return known or [(inside[0], _detect(inside[0]))]


def _detect(source: Source) -> Format:
    for form in formats():
        if form.sniff(source):
            return form
    raise BadExport(
        f"“{source.name}” is not an export that Good Terms knows; "
        "give a WhatsApp .txt or .zip, or Telegram's result.json."
    )


def _tables(
    sources: Sequence[tuple[Source, Format]],
    options: Options,
    called: Mapping[str, str],
    meter: Meter,
) -> list[Import]:
    tables: list[Import] = []
    for form in dict.fromkeys(form for _, form in sources):
        its_own = [source for source, its_form in sources if its_form is form]
        read_rows = _read_all(form, its_own, options, meter)
        if form.name_chats is not None:
            read_rows = form.name_chats(read_rows)
        for source, rows in zip(its_own, read_rows, strict=True):
            tables.append(_table(form, rows, called, meter.part(source, IDS)))
    return tables


def _table(form: Format, rows: Rows, called: Mapping[str, str], heard: Heard) -> Import:
    messages = to_messages(form, _renamed(rows.frame, called), heard)
    return Import(messages, rows.skipped, rows.warnings, rows.date_order if rows.order_guessed else None)


def _renamed(frame: pl.DataFrame, called: Mapping[str, str]) -> pl.DataFrame:
    return frame.with_columns(frame["sender"].replace(called)) if called else frame


def _read_all(form: Format, sources: Sequence[Source], options: Options, meter: Meter) -> list[Rows]:
    """Read all files of a format; where one leaves the order of its dates open, another may decide it."""
    found = []
    for source in sources:
        meter.begin(source.name)
        heard = meter.part(source, READING)
        found.append(form.read(source, replace(options, heard=heard)))
        heard(1)
    decided = {rows.date_order for rows in found if rows.date_order and not rows.order_guessed}
    if len(decided) != 1:
        return found
    again = replace(options, date_order=decided.pop())
    return [
        form.read(source, again) if rows.order_guessed else rows for source, rows in zip(sources, found, strict=True)
    ]


def _only(tables: Sequence[Import], chat: str) -> list[Import]:
    """Keep one chat's messages, before merging: their ids do not hang on which other chats were given along."""
    import polars as pl

    kept = [replace(table, messages=table.messages.filter(pl.col("chat") == chat)) for table in tables]
    if all(table.messages.is_empty() for table in kept):
        names = dict.fromkeys(name for table in tables for name in table.messages["chat"].unique(maintain_order=True))
        listed = ", ".join(f"“{name}”" for name in list(names)[:12]) + (" …" if len(names) > 12 else "")
        raise BadExport(f"There is no chat “{chat}” in the export; it holds {listed or 'none'}.")
    return kept
