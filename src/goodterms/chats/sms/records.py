"""The messages of a backup as columns, some thousands at a time, so that the strings can be let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.sms import parts
from goodterms.chats.sms.backup import Records

if TYPE_CHECKING:
    from collections.abc import Mapping

BATCH = 50_000
WROTE, RECEIVED = "137", {"129", "130", "151"}
# Confirmations that one was sent, fetched, delivered or read, by their numbers in Android.
REPORTS = {"129", "131", "133", "134", "135", "136"}
COLUMNS = ("sort", "date", "box", "address", "contact", "kind", "text", "wrote", "received")
SCHEMA = dict.fromkeys(COLUMNS, pl.String())

Row = tuple[str | None, ...]


class Columns(Records):
    """Records as rows of strings, with the columns named."""

    def __init__(self, file: str, names: tuple[str, ...]) -> None:
        super().__init__(file)
        self.rows: list[Row] = []
        self._names = names
        self._frames = [pl.DataFrame(schema=dict.fromkeys(names, pl.String()))]

    def settle(self) -> None:
        """Move the rows into columns where there are many."""
        if len(self.rows) >= BATCH:
            self._move()

    def frame(self) -> pl.DataFrame:
        """Give all rows, in the order of the file."""
        self._move()
        return pl.concat(self._frames, rechunk=False)

    def _move(self) -> None:
        if self.rows:
            columns = zip(self._names, zip(*self.rows, strict=True), strict=True)
            self._frames.append(pl.DataFrame([pl.Series(name, column, pl.String) for name, column in columns]))
            self.rows.clear()


class Messages(Columns):
    """SMS and MMS as rows of COLUMNS.

    sort: sms or mms. box: 1 received, 2 sent, and others. address: the other's, those of a group with `~` between.
    wrote, received: who wrote it and who received it by the list of an MMS, with `~` between.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file, COLUMNS)
        self._sms: Mapping[str, str] = {}
        self._message: Mapping[str, str] = {}
        self._parts: list[parts.Part] = []
        self._wrote: list[str] = []
        self._received: list[str] = []

    def start(self, tag: str, about: Mapping[str, str]) -> None:
        """Take what a tag says; of one that breaks off the parser tells too, though never of its end."""
        if tag == "sms":
            self._sms = about
        elif tag == "part":
            self._parts.append(parts.part(about))
        elif tag == "addr":
            self._heard(about.get("type"), about.get("address", ""))
        elif tag == "mms":
            self._message = about
            self._parts, self._wrote, self._received = [], [], []

    def end(self, tag: str) -> None:
        """Take a record that is whole."""
        if tag == "sms":
            get = self._sms.get
            address, contact = get("address"), get("contact_name")
            self.rows.append(("sms", get("date"), get("type"), address, contact, "text", get("body"), None, None))
            self.count += 1
        elif tag == "mms":
            self.rows.append(self._mms())
            self.count += 1

    def _heard(self, sort: str | None, address: str) -> None:
        if sort == WROTE:
            self._wrote.append(address)
        elif sort in RECEIVED:
            self._received.append(address)

    def _mms(self) -> Row:
        get = self._message.get
        kind, words = parts.whole(self._parts, get("sub", "null"))
        others = "~".join(self._wrote), "~".join(self._received)
        sort = "report" if get("m_type") in REPORTS else "mms"
        return (sort, get("date"), get("msg_box"), get("address"), get("contact_name"), kind, words, *others)
