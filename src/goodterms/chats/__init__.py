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

from goodterms.chats import archive, folder, transcoded, zones
from goodterms.chats.progress import Meter, Progress
from goodterms.chats.rows import (
    ROW_SCHEMA,
    Format,
    Options,
    Rows,
    damaged,
    in_order,
    linked,
    merge,
    to_messages,
)
from goodterms.chats.source import (
    MAX_BYTES,
    WHOLE_FILE,
    BadExport,
    Source,
    checked,
    ends_in,
    is_structured,
    load,
    shown,
    too_large,
)
from goodterms.messages import OWNER, Import, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from goodterms.chats.progress import Heard

    File = str | os.PathLike[str] | Source

__all__ = ["BadExport", "Progress", "Source", "formats", "read", "unpack"]

DATE_ORDERS = ("dmy", "mdy", "ymd")
# How much of the time goes into reading a file, and into its ids: measured, between the formats.
READING, IDS = 0.75, 0.25
# Without it there is no time, and so no message: of such files, a copy need not be said.
DIGIT = re.compile(rb"\d")
NO_ROWS = Rows(pl.DataFrame(schema=ROW_SCHEMA))
# Stands in for the format of what is only said to be passed by.
UNREAD = Format(channel="", title="", endings=(), sniff=lambda _: False, read=lambda *_: NO_ROWS)


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
        sources = [source for source, _ in found]
        found = [(source, form) for source, form in found if source.instead is None]
        meter = Meter([source for source, _ in found], heard)
        tables = _tables(found, options, called or {}, meter)
    passed_by = tuple(dict.fromkeys(entry for source in sources for entry in (source.instead, *source.lost) if entry))
    skipped = (*(entry for table in tables for entry in table.skipped), *passed_by)
    if all(table.messages.is_empty() for table in tables) and (problem := _whole_file(skipped)):
        raise BadExport(f"{problem}.")
    merged = merge(tables if chat is None else _only(tables, [chat] if isinstance(chat, str) else chat))
    meter.end()
    return replace(merged, skipped=(*merged.skipped, *passed_by)) if passed_by else merged


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
    places: set[tuple[str, str]] = set()
    room = archive.Room()
    for number, file in enumerate(listed):
        if not isinstance(file, Source) and Path(file).is_dir():
            found += _in_folder(Path(file), until, room)
            continue
        source = checked(file) if isinstance(file, Source) else load(Path(file))
        packed = archive.is_archive(source)
        if isinstance(file, Source) and (packed or (source.export, source.place) in places):
            source.export = str(number)  # two of one name are of two exports
        if not packed:
            places.add((source.export, source.place))
            found.append(_known(source) if source.instead is None else (source, UNREAD))
            continue
        found += _in_archive(source, until, room)
    return _once(_without_companions(found))


def _without_companions(found: Sequence[tuple[Source, Format | None]]) -> list[tuple[Source, Format]]:
    """Leave out files that another one reads beside itself, and look closer at the rest that no format knows."""
    together = {source.place: source for source, _ in found}
    for source, _ in found:
        source.lie_beside(together)
    # what a database is, may stand in what lies beside it
    found = [(source, form) if form is not None else _known(source) for source, form in found]
    beside: set[str] = set()
    for source, form in found:
        names = () if form is None else form.companions
        beside |= {near.place for name in names if (near := source.beside(name)) is not None}
    return [
        (source, form or _detect(source)) for source, form in found if form is not None or source.place not in beside
    ]


def _once(found: Sequence[tuple[Source, Format]]) -> list[tuple[Source, Format]]:
    """Mark what holds the very bytes of another file, whatever it is called, since it would count twice.

    A file may mean something else by what lies beside it; there ids tell what is there twice, but for pieces.
    """
    alike: dict[int, list[Source]] = {}
    for source, form in found:
        if source.instead is None and (form.pieces or not form.companions):
            alike.setdefault(source.size, []).append(source)
    empty: set[int] = set()
    for source, first in (pair for sources in alike.values() for pair in _repeated(sources)):
        if DIGIT.search(source.head):
            source.instead = Skipped(source.name, "every message", f"the same, byte for byte, as “{first.name}”")
        else:
            empty.add(id(source))
        source.let_go()
    return [(source, form) for source, form in found if id(source) not in empty]


def _repeated(sources: Sequence[Source]) -> Iterator[tuple[Source, Source]]:
    """Give those that hold the very bytes of another, and that: the shortest name is the one that an app gave.

    What cannot be read is said in its turn.
    """
    known: dict[bytes, Source] = {}
    for source in sorted(sources, key=lambda source: len(source.place)) if len(sources) > 1 else ():
        try:
            digest = source.digest()
        except BadExport:
            continue
        if digest in known:
            yield source, known[digest]
        known.setdefault(digest, source)


def _in_folder(path: Path, until: ExitStack, room: archive.Room) -> list[tuple[Source, Format]]:
    """Pair what is an export in a folder with its format, and what is one in its archives."""
    files = folder.inside(path, {*_endings(), *archive.ARCHIVES})
    found = _exports([file for file in files if not archive.may_be_one(file)])
    for file in files:
        if archive.may_be_one(file):
            found += _opened(file, until, room)
    if not found:
        raise BadExport(f"“{shown(path.resolve().name)}” is a folder in which no file is an export; {_known_formats()}")
    return _told_alone(found)


def _in_archive(source: Source, until: ExitStack, room: archive.Room | None) -> list[tuple[Source, Format]]:
    """Pair each export in an archive, and in those within it, with its format; room: None for one within another."""
    files = archive.inside(source, _endings(), until)
    chats = _exports([file for file in files if not archive.may_be_one(file)])
    found = list(chats)
    for file in files:
        if not archive.may_be_one(file):
            continue
        if room is None:
            found.append(_passed_by(file, archive.DEEPER.format(file.name)))
        elif any(_was_sent(file, main, form) for main, form in chats):
            found.append(_passed_by(file, archive.SENT.format(file.name)))
        else:
            found += _opened(file, until, room, within=True)
    return _told_alone(found or [(files[0], _detect(files[0]))])


def _opened(file: Source, until: ExitStack, room: archive.Room, *, within: bool = False) -> list[tuple[Source, Format]]:
    """Pair each export in an archive that lies in a folder, or within another one, or say why it is passed by."""
    if ends_in(file.name) != ".zip":
        return [_passed_by(file, archive.OTHER_KIND.format(file.name))]
    try:
        if not archive.is_archive(file):
            return [_passed_by(file, archive.NO_ZIP.format(file.name))]
        if not within:
            return _in_archive(file, until, room)
        return (
            _in_archive(file.held(), until, None)
            if room.takes(file)
            else [_passed_by(file, archive.NO_ROOM.format(file.name))]
        )
    except BadExport as problem:
        return [_passed_by(file, str(problem).removesuffix("."))]


def _was_sent(file: Source, main: Source, form: Format) -> bool:
    """Tell whether a file lies where a chat keeps what was sent in it, and is not called as an export is."""
    folder, slash, _ = main.place.replace("\\", "/").rpartition("/")
    within = file.place.replace("\\", "/").startswith(folder + slash)
    return within and form.is_main(main) and not form.is_main(file)


def _passed_by(file: Source, reason: str) -> tuple[Source, Format]:
    """Say of a file that it is not read, and why."""
    file.instead = Skipped(file.name, WHOLE_FILE, reason)
    return file, UNREAD


def _told_alone(found: list[tuple[Source, Format]]) -> list[tuple[Source, Format]]:
    for source, _ in found:
        source.alone = len(found) == 1
    return found


def _exports(files: Sequence[Source]) -> list[tuple[Source, Format]]:
    known = [pair for file in files if (pair := _known_among(file)) is not None]
    with_main = {form.channel for file, form in known if form.is_main(file)}
    return [(file, form) for file, form in known if form.is_main(file) or form.channel not in with_main]


def _known_among(file: Source) -> tuple[Source, Format] | None:
    """Find the format of a file among others; one that cannot be opened, or is too large, is to be said later."""
    try:
        file, form = _known(file)
    except BadExport as problem:
        return _passed_by(file, str(problem).removesuffix("."))
    if form is None or file.size <= MAX_BYTES:
        return None if form is None else (file, form)
    return _passed_by(file, too_large(file.name).removesuffix("."))


def _endings() -> set[str]:
    return {ending for form in formats() if not form.last for ending in form.endings}


def _known(source: Source) -> tuple[Source, Format | None]:
    """Find the format of a file; one in UTF-16 is given in UTF-8, but to a format that reads it as it is."""
    found = _sniffed(source)
    if transcoded.is_utf16(source) and (better := _sniffed(anew := transcoded.Transcoded(source))) not in (None, found):
        source, found = anew, better
    source.let_go()  # a folder may hold many thousands
    return source, found


def _sniffed(source: Source) -> Format | None:
    without_lines = is_structured(source)
    likely = (form for form in formats() if not form.last and not (form.of_lines and without_lines))
    return next((form for form in likely if form.sniff(source)), None)


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
    groups: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        groups.setdefault((source.export, form.export_of(source)), []).append(source)
    return list(groups.values())


def _whole_file(skipped: Sequence[Skipped]) -> str | None:
    """Say what was wrong with the first file of which nothing could be read."""
    return next((entry.reason for entry in skipped if entry.place == WHOLE_FILE), None)


def _table(form: Format, rows: Rows, called: Mapping[str, str], heard: Heard) -> Import:
    frame = linked(rows.frame) if form.says_owner else _nobody_is_owner(linked(rows.frame), form)
    messages = to_messages(form, _renamed(frame, called), heard)
    return Import(messages, rows.skipped, rows.warnings, rows.date_order if rows.order_guessed else None)


def _nobody_is_owner(frame: pl.DataFrame, form: Format) -> pl.DataFrame:
    """Tell somebody who is called as the owner of an export is, where another app names that one, from the owner."""
    return frame.with_columns(frame["sender"].replace(OWNER, f"{OWNER} ({form.title.partition(' (')[0]})"))


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
