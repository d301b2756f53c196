"""Everything that is kept as JSON that anyone can read, and back again."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from goodterms.companion.plain_month import PlainMonth, packed, plain
from goodterms.errors import BadInput
from goodterms.guide.questions import told
from goodterms.reading import EVENT_NAMES
from goodterms.reading.features import check_zone
from goodterms.situation import KEYS
from goodterms.web.records import (
    KINDS,
    Answers,
    CheckedIn,
    ContactNoted,
    Draft,
    KeptChange,
    KeptMoment,
    Mark,
    Month,
    Names,
    Preferences,
    Record,
    Said,
    TopicRaised,
    TrialWritten,
    Words,
)

FORMAT = 1
YEARS = range(1970, 2201)
ABOUT = (
    "A readable copy of what Good Terms keeps. It is not sealed: whoever opens this file can read it, messages of the "
    "other person too. Good Terms can bring it back."
)


class BadCopy(BadInput):
    """A file that cannot be brought back."""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One record. kind: as in records.py."""

    kind: str
    holds: msgspec.Raw


class _Readable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    good_terms_copy: int
    about: str
    made: datetime
    records: list[_Line]


class _Head(msgspec.Struct, frozen=True):
    """What every version of the file has."""

    good_terms_copy: int


def readable_copy(records: Sequence[Record], made: datetime) -> bytes:
    """Write records out as JSON that anyone can read."""
    lines = [_Line(record.kind, msgspec.Raw(msgspec.json.encode(_plain(record)))) for record in records]
    whole = _Readable(good_terms_copy=FORMAT, about=ABOUT, made=made, records=lines)
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def read_readable(data: bytes) -> tuple[Record, ...]:
    """Read a readable copy whole. Raise BadCopy or BadMonth for what cannot be one."""
    try:
        if msgspec.json.decode(data, type=_Head).good_terms_copy > FORMAT:
            raise BadCopy("This copy was made by a newer Good Terms; update Good Terms and bring it in again.")
        records = tuple(_record(line) for line in msgspec.json.decode(data, type=_Readable).records)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadCopy(
            "This file is no copy made by Good Terms, or it is incomplete or changed; choose another one."
        ) from None
    _refuse_doubles(records)
    return records


def _refuse_doubles(records: Sequence[Record]) -> None:
    """Refuse two records of a kind of which there is only one; the second would never be seen. Raise BadCopy."""
    counted = Counter(record.kind for record in records if record.single)
    named = (CheckedIn, ContactNoted, Draft, KeptChange, KeptMoment, Said, TopicRaised)
    names = Counter((record.kind, record.name) for record in records if isinstance(record, named))
    names.update((record.kind, record.trial.id) for record in records if isinstance(record, TrialWritten))
    counted |= Counter({kind: times for (kind, _), times in names.most_common(1)})
    twice = next((kind for kind, times in counted.items() if times > 1), None)
    if twice:
        raise BadCopy(f"This copy holds “{twice}” more than once, so it is unclear what counts; choose another one.")


def _plain(record: Record) -> Record | PlainMonth:
    return plain(record.frame) if isinstance(record, Month | Words) else record


def _record(line: _Line) -> Record:
    kind = KINDS.get(line.kind)
    if kind is None:
        raise BadCopy(f"This copy holds a “{line.kind}”, which this Good Terms does not know; update it and try again.")
    if issubclass(kind, Month | Words):
        month = msgspec.json.decode(line.holds, type=PlainMonth)
        return kind(month=month.month, frame=packed(month))
    record = msgspec.json.decode(line.holds, type=kind)
    _check(record)
    if isinstance(record, Preferences):
        return msgspec.structs.replace(record, code_checked=False)
    return record


def _check(record: Record) -> None:
    """Refuse what has the right shape and could be neither kept nor shown. Raise BadCopy."""
    try:
        msgspec.msgpack.encode(record)  # a number may be longer than it can be kept
        _check_days(msgspec.to_builtins(record, builtin_types=(date, datetime)))
        if isinstance(record, Answers):
            _check_answers(record)
        elif isinstance(record, Mark) and record.name not in EVENT_NAMES:
            raise BadCopy(f"There is no “{record.name}” among the dates.")
        elif isinstance(record, Names):
            check_zone(record.zone)
    except (BadInput, OverflowError):
        raise BadCopy(f"In this copy a “{record.kind}” makes no sense; choose another one.") from None


def _check_days(held: object) -> None:
    """Refuse a day at the ends of all time, which no zone can be reckoned from."""
    if isinstance(held, date) and held.year not in YEARS:
        raise BadCopy("A day is out of all time.")
    if isinstance(held, dict | list | tuple):
        for each in held.values() if isinstance(held, dict) else held:
            _check_days(each)


def _check_answers(answers: Answers) -> None:
    for each in answers.given:
        if not KEYS.keys() >= each.known.keys():
            raise BadCopy("An answer is about nothing that is asked.")
        told([each.given])
