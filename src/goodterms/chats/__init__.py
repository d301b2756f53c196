"""Export files in, message tables out. One module a format, found by its FORMAT.

from goodterms import chats
imported = chats.read(["WhatsApp Chat with Alex.zip"], tz="Europe/Berlin")
imported.messages   # a Polars table, see goodterms.messages.SCHEMA
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import archive, folder, zones
from goodterms.chats.progress import Meter, Progress
from goodterms.chats.rows import (
    ROW_SCHEMA,
    WHOLE_FILE,
    Format,
    Options,
    Rows,
    damaged,
    in_order,
    linked,
    merge,
    to_messages,
)
from goodterms.chats.source import MAX_BYTES, BadExport, Source, checked, ends_in, is_structured, load, shown, too_large
from goodterms.messages import Import

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
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
    chat: str | Sequence[str] | None = None,
    called: Mapping[str, str] | None = None,
    heard: Callable[[Progress], None] | None = None,
    today: date | None = None,
) -> Import:
    """Read export files into one message table, everyone and everything in it.

    files: paths of files, folders or archives, or Sources for bytes that lie in no file. tz: the IANA zone of local
    times (default: the machine's). date_order: dmy, mdy or ymd, where the files leave it open. chat: keep only the
    conversations of this name, or of these. called: other names of a sender, each with the one to use instead, so that
    someone who was renamed stays one person. heard: told of each file as its reading begins, and of each whole
    percent, 100 at the very end. today: the day on which they are read; an order of dates that goes beyond it gives
    way. Several exports of one chat merge without doubles; a damaged file in a folder or archive of several is noted as
    skipped. Raise BadExport for what cannot be read.
    """
    if date_order is not None and date_order not in DATE_ORDERS:
        raise BadExport(f"“{date_order}” is no order of day, month and year; write dmy, mdy or ymd.")
    options = Options(zones.named(tz), date_order, today=today)
    with ExitStack() as until:
        found = _found(files, until)
        meter = Meter([source for source, _ in found], heard)
        tables = _tables(found, options, called or {}, meter)
    if all(table.messages.is_empty() for table in tables) and (problem := _whole_file(tables)):
        raise BadExport(f"{problem}.")
    merged = merge(tables if chat is None else _only(tables, [chat] if isinstance(chat, str) else chat))
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
    for number, file in enumerate(listed):
        if not isinstance(file, Source) and Path(file).is_dir():
            found += _in_folder(Path(file), until)
            continue
        source = checked(file) if isinstance(file, Source) else load(Path(file))
        if not archive.is_archive(source):
            found.append((source, _known(source)))
            continue
        if isinstance(file, Source):
            source.export = str(number)  # two archives of one name are two exports
        found += _in_archive(source, until)
    return _once(_without_companions(found))


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


def _once(found: Sequence[tuple[Source, Format]]) -> list[tuple[Source, Format]]:
    """Leave out what an export holds twice or was given twice: its pieces are put together, and would count twice."""
    alike: dict[tuple[str, str, int], list[Source]] = {}
    for source, form in found:
        if form.pieces:
            own_name = source.place.replace("\\", "/").rpartition("/")[2]
            alike.setdefault((source.export, own_name, source.size), []).append(source)
    again = {id(source) for sources in alike.values() for source in _repeated(sources)}
    return [(source, form) for source, form in found if id(source) not in again]


def _repeated(sources: Sequence[Source]) -> Iterator[Source]:
    """Give those that hold the very bytes of an earlier one; what cannot be read is said when it is its turn."""
    known: set[bytes] = set()
    for source in sources if len(sources) > 1 else ():
        try:
            digest = source.digest()
        except BadExport:
            continue
        if digest in known:
            yield source
        known.add(digest)


def _in_folder(path: Path, until: ExitStack) -> list[tuple[Source, Format]]:
    """Pair what is an export in a folder with its format, and what is one in its archives."""
    files = folder.inside(path, {*_endings(), ".zip"})
    found = _exports([file for file in files if ends_in(file.name) != ".zip"])
    for file in files:
        try:
            if ends_in(file.name) == ".zip" and archive.is_archive(file):
                found += _in_archive(file, until)
        except BadExport as problem:
            found.append((file, _refused(problem)))
    for source, _ in found:
        source.alone = len(found) == 1
    if not found:
        raise BadExport(f"“{shown(path.resolve().name)}” is a folder in which no file is an export; {_known_formats()}")
    return found


def _refused(problem: BadExport) -> Format:
    """Stand in for the format of a file that was refused before any format saw it."""

    def refuse(_source: Source, _options: Options) -> Rows:
        raise problem

    return Format(channel="", title="", endings=(), sniff=lambda _: False, read=refuse)


def _in_archive(source: Source, until: ExitStack) -> list[tuple[Source, Format]]:
    """Pair each export within an archive with its format."""
    files = archive.inside(source, _endings(), until)
    return _exports(files) or [(files[0], _detect(files[0]))]


def _exports(files: Sequence[Source]) -> list[tuple[Source, Format]]:
    known = [(file, form) for file in files if (form := _known_or_refused(file)) is not None]
    with_main = {form.channel for file, form in known if form.is_main(file)}
    known = [(file, form) for file, form in known if form.is_main(file) or form.channel not in with_main]
    for file, _ in known:
        file.alone = len(known) == 1
    return known


def _known_or_refused(file: Source) -> Format | None:
    """Find the format of a file among others; one that cannot be opened, or is too large, is to be said later."""
    try:
        form = _known(file)
    except BadExport as problem:
        return _refused(problem)
    return form if form is None or file.size <= MAX_BYTES else _refused(BadExport(too_large(file.name)))


def _endings() -> set[str]:
    return {ending for form in formats() if not form.last for ending in form.endings}


def _known(source: Source) -> Format | None:
    without_lines = is_structured(source)
    likely = (form for form in formats() if not form.last and not (form.of_lines and without_lines))
    found = next((form for form in likely if form.sniff(source)), None)
    source.let_go()  # a folder may hold many thousands
    return found


def _detect(source: Source) -> Format:
    for form in formats():
        if form.sniff(source):
            return form
    raise BadExport(f"“{source.name}” is not an export that Good Terms knows; {_known_formats()}")


def _known_formats() -> str:
    return "it reads those of WhatsApp, Telegram, Messenger, iMessage, mail and a dozen more apps."


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


def _whole_file(tables: Sequence[Import]) -> str | None:
    """Say what was wrong with the first file of which nothing could be read."""
    skipped = (entry for table in tables for entry in table.skipped)
    return next((entry.reason for entry in skipped if entry.place == WHOLE_FILE), None)


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
    if form.read_together is not None:
        return form.read_together(_begun(_by_numbers(group), options, meter))
    parts = [_read_one(form, source, asked) for source, asked in _begun(group, options, meter)]
    return in_order(parts) if form.pieces else parts[0]


def _by_numbers(group: Sequence[Source]) -> list[Source]:
    """Put message_10 behind message_9 in each folder: what lies together in time is then read together."""
    folders: dict[str, list[Source]] = {}
    for source in group:
        folders.setdefault(source.place.replace("\\", "/").rpartition("/")[0], []).append(source)
    return [source for each in folders.values() for source in sorted(each, key=_number)]


def _number(source: Source) -> int:
    found = re.search(r"_(\d{1,9})\.\w+$", source.place)
    return int(found[1]) if found else 0


def _begun(group: Sequence[Source], options: Options, meter: Meter) -> Iterator[tuple[Source, Options]]:
    """Give each file as its turn comes, with the options to read it by."""
    for source in group:
        meter.begin(source.name)
        heard = meter.part([source], READING)
        yield source, replace(options, heard=heard)
        source.let_go()
        heard(1)


def _read_one(form: Format, source: Source, options: Options) -> Rows:
    """Read a file; where it is damaged, and came along with others, that is noted as skipped."""
    try:
        return form.read(source, options)
    except BadExport as problem:
        return Rows(pl.DataFrame(schema=ROW_SCHEMA), (damaged(source, problem),))


def _only(tables: Sequence[Import], chats: Sequence[str]) -> list[Import]:
    """Keep these chats' messages, before merging: their ids do not hang on which other chats were given along."""
    names = dict.fromkeys(name for table in tables for name in table.messages["chat"].unique(maintain_order=True))
    for chat in chats:
        if chat not in names:
            listed = ", ".join(f"“{name}”" for name in list(names)[:12]) + (" …" if len(names) > 12 else "")
            raise BadExport(f"There is no chat “{chat}” in the export; it holds {listed or 'none'}.")
    return [replace(table, messages=table.messages.filter(pl.col("chat").is_in(list(chats)))) for table in tables]
