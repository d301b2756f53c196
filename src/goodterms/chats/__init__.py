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
from goodterms.chats.rows import Format, Options, Rows, merge, to_messages
from goodterms.chats.source import BadExport, Source, load
from goodterms.messages import Import

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BadExport", "formats", "read"]

DATE_ORDERS = ("dmy", "mdy", "ymd")


@cache
def formats() -> tuple[Format, ...]:
    """Find the format modules of this room."""
    modules = (importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return tuple(module.FORMAT for module in modules if hasattr(module, "FORMAT"))


def read(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    tz: str | None = None,
    date_order: str | None = None,
    chat: str | None = None,
) -> Import:
    """Read export files into one message table, everyone and everything in it.

    tz: the IANA zone of local times (default: the machine's). date_order: dmy, mdy or ymd, where the files
    leave it open. chat: keep only the conversation of this name. Several exports of one chat merge without
    doubles. Raise BadExport for what cannot be read.
    """
    if date_order is not None and date_order not in DATE_ORDERS:
        raise BadExport(f"“{date_order}” is no order of day, month and year; write dmy, mdy or ymd.")
    options = Options(zones.named(tz), date_order)
    files = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if not files:
        raise BadExport("No file was given; name at least one exported chat.")
    sources = [source for file in files for source in _sources(load(Path(file)))]
    imported = merge(_tables(sources, options))
    return imported if chat is None else _only(imported, chat)


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


def _tables(sources: Sequence[tuple[Source, Format]], options: Options) -> list[Import]:
    tables: list[Import] = []
    for form in dict.fromkeys(form for _, form in sources):
        read_rows = _read_all(form, [source for source, its_form in sources if its_form is form], options)
        if form.name_chats is not None:
            read_rows = form.name_chats(read_rows)
        tables += [Import(to_messages(form, rows.frame), rows.skipped, rows.warnings) for rows in read_rows]
    return tables


def _read_all(form: Format, sources: Sequence[Source], options: Options) -> list[Rows]:
    """Read all files of a format; where one leaves the order of its dates open, another may decide it."""
    found = [form.read(source, options) for source in sources]
    decided = {rows.date_order for rows in found if rows.date_order and not rows.order_guessed}
    if len(decided) != 1:
        return found
    again = replace(options, date_order=decided.pop())
    return [
        form.read(source, again) if rows.order_guessed else rows for source, rows in zip(sources, found, strict=True)
    ]


def _only(imported: Import, chat: str) -> Import:
    import polars as pl

    messages = imported.messages.filter(pl.col("chat") == chat)
    if messages.is_empty():
        names = imported.messages["chat"].unique(maintain_order=True).to_list()
        listed = ", ".join(f"“{name}”" for name in names[:12]) + (" …" if len(names) > 12 else "")
        raise BadExport(f"There is no chat “{chat}” in the export; it holds {listed or 'none'}.")
    return Import(messages, imported.skipped, imported.warnings)
