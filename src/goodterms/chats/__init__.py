"""Export files in, message tables out. One module a format, found by its FORMAT.

from goodterms import chats
imported = chats.read(["WhatsApp Chat with Alex.zip"], tz="Europe/Berlin")
imported.messages   # a Polars table, see goodterms.messages.SCHEMA
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import archive, folder, zones
from goodterms.chats.progress import Meter, Progress
from goodterms.chats.rows import ROW_SCHEMA, Format, Options, Rows, in_order, linked, merge, to_messages
from goodterms.chats.source import BadExport, Source, checked, ends_in, load, shown
from goodterms.messages import Import, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

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
    today: date | None = None,
) -> Import:
    """Read export files into one message table, everyone and everything in it.

    files: paths, or Sources for bytes that lie in no file. tz: the IANA zone of local times (default: the
    machine's). date_order: dmy, mdy or ymd, where the files leave it open. chat: keep only the conversation of this
    name. called: other names of a sender, each with the one to use instead, so that someone who was renamed stays
    one person. heard: told of each file as its reading begins, and of each whole percent, 100 at the very end. today:
    the day on which they are read; an order of dates that goes beyond it gives way. Several exports of one chat merge
    without doubles. Raise BadExport for what cannot be read.
    """
    if date_order is not None and date_order not in DATE_ORDERS:
        raise BadExport(f"“{date_order}” is no order of day, month and year; write dmy, mdy or ymd.")
    options = Options(zones.named(tz), date_order, today=today)
    with ExitStack() as until:
        found = _found(files, until)
        meter = Meter([source for source, _ in found], heard)
        tables = _tables(found, options, called or {}, meter)
    merged = merge(tables if chat is None else _only(tables, chat))
    meter.end()
    return merged


def unpack(files: File | Sequence[File]) -> list[Source]:
    """Take what are exports out of files, folders and archives into memory; what lies beside them is left."""
    with ExitStack() as until:
        return [source.held(form.companions) for source, form in _found(files, until)]


def _found(files: File | Sequence[File], until: ExitStack) -> list[tuple[Source, Format]]:
    """Pair each export in the files, archives and folders with its format; they can be read until the stack closes."""
    listed = [files] if isinstance(files, str | os.PathLike | Source) else list(files)
    if not listed:
        raise BadExport("No file was given; name at least one exported chat.")
    found: list[tuple[Source, Format | None]] = []
    for file in listed:
        if not isinstance(file, Source) and Path(file).is_dir():
            found += _in_folder(Path(file), until)
            continue
        source = checked(file) if isinstance(file, Source) else load(Path(file))
        found += _in_archive(source, until) if archive.is_archive(source) else [(source, _known(source))]
    return _without_companions(found)


def _without_companions(found: Sequence[tuple[Source, Format | None]]) -> list[tuple[Source, Format]]:
    """Leave out files that another one reads beside itself, and look closer at the rest that no format knows."""
    together = {source.place: source for source, _ in found}
    beside: set[str] = set()
    for source, form in found:
        source.lie_beside(together)
        names = () if form is None else form.companions
        beside |= {near.place for name in names if (near := source.beside(name)) is not None}
    return [
        (source, form or _detect(source)) for source, form in found if form is not None or source.place not in beside
    ]


def _in_folder(path: Path, until: ExitStack) -> list[tuple[Source, Format]]:
    """Pair what is an export in a folder with its format, and what is one in its archives."""
    files = folder.inside(path, {*_endings(), ".zip"})
    zips = [file for file in files if ends_in(file.name) == ".zip" and archive.is_archive(file)]
    found = _exports([file for file in files if ends_in(file.name) != ".zip"])
    for file in zips:
        with suppress(BadExport):  # what lies in a folder was not named itself
            found += _in_archive(file, until)
    if not found:
        raise BadExport(f"“{shown(path.resolve().name)}” is a folder in which no file is an export; {_known_formats()}")
    return found


def _in_archive(source: Source, until: ExitStack) -> list[tuple[Source, Format]]:
    """Pair each export within an archive with its format."""
    files = archive.inside(source, _endings(), until)
    return _exports(files) or [(files[0], _detect(files[0]))]


def _exports(files: Sequence[Source]) -> list[tuple[Source, Format]]:
    known = [(file, form) for file in files if (form := _known(file)) is not None]
    with_main = {form.channel for file, form in known if form.is_main(file)}
    return [(file, form) for file, form in known if form.is_main(file) or form.channel not in with_main]


def _endings() -> set[str]:
    return {ending for form in formats() if not form.last for ending in form.endings}


def _known(source: Source) -> Format | None:
    return next((form for form in formats() if not form.last and form.sniff(source)), None)


def _detect(source: Source) -> Format:
    for form in formats():
        if form.sniff(source):
            return form
    raise BadExport(f"“{source.name}” is not an export that Good Terms knows; {_known_formats()}")


def _known_formats() -> str:
    titles = [form.title for form in formats() if not form.last]
    return f"it reads what these export: {', '.join(titles)}."


def _tables(
    sources: Sequence[tuple[Source, Format]],
    options: Options,
    called: Mapping[str, str],
    meter: Meter,
) -> list[Import]:
    tables: list[Import] = []
    for form in dict.fromkeys(form for _, form in sources):
        its_own = [source for source, its_form in sources if its_form is form]
        groups = _exports_of(form, its_own)
        read_rows = _read_all(form, groups, options, meter)
        if form.name_chats is not None:
            read_rows = form.name_chats(read_rows)
        for group, rows in zip(groups, read_rows, strict=True):
            tables.append(_table(form, rows, called, meter.part(group, IDS)))
    return tables


def _exports_of(form: Format, sources: Sequence[Source]) -> list[list[Source]]:
    """Group the files by the export that they are pieces of; most formats have one file an export."""
    if not form.pieces:
        return [[source] for source in sources]
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.export, []).append(source)
    return list(groups.values())


def _table(form: Format, rows: Rows, called: Mapping[str, str], heard: Heard) -> Import:
    messages = to_messages(form, _renamed(linked(rows.frame), called), heard)
    return Import(messages, rows.skipped, rows.warnings, rows.date_order if rows.order_guessed else None)


def _renamed(frame: pl.DataFrame, called: Mapping[str, str]) -> pl.DataFrame:
    return frame.with_columns(frame["sender"].replace(called)) if called else frame


def _read_all(form: Format, groups: Sequence[Sequence[Source]], options: Options, meter: Meter) -> list[Rows]:
    """Read all files of a format; where one leaves the order of its dates open, another may decide it."""
    found = [_read_group(form, group, options, meter) for group in groups]
    decided = {rows.date_order for rows in found if rows.date_order and not rows.order_guessed}
    if len(decided) != 1:
        return found
    again = replace(options, date_order=decided.pop())
    return [
        form.read(group[0], again) if rows.order_guessed else rows for group, rows in zip(groups, found, strict=True)
    ]


def _read_group(form: Format, group: Sequence[Source], options: Options, meter: Meter) -> Rows:
    """Read the files of an export; a damaged one among others is noted as skipped."""
    parts, problems = list[Rows](), list[BadExport]()
    for source in group:
        meter.begin(source.name)
        heard = meter.part([source], READING)
        try:
            parts.append(form.read(source, replace(options, heard=heard)))
        except BadExport as problem:
            problems.append(problem)
            if len(problems) == len(group):
                raise problems[0] from None
            skipped = Skipped(source.name, "the whole file", str(problem))
            parts.append(Rows(pl.DataFrame(schema=ROW_SCHEMA), (skipped,)))
        source.let_go()
        heard(1)
    return in_order(parts) if form.pieces else parts[0]


def _only(tables: Sequence[Import], chat: str) -> list[Import]:
    """Keep one chat's messages, before merging: their ids do not hang on which other chats were given along."""
    kept = [replace(table, messages=table.messages.filter(pl.col("chat") == chat)) for table in tables]
    if all(table.messages.is_empty() for table in kept):
        names = dict.fromkeys(name for table in tables for name in table.messages["chat"].unique(maintain_order=True))
        listed = ", ".join(f"“{name}”" for name in list(names)[:12]) + (" …" if len(names) > 12 else "")
        raise BadExport(f"There is no chat “{chat}” in the export; it holds {listed or 'none'}.")
    return kept
