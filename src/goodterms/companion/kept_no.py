"""A told no stays: what is kept of safety, how a slip is mended, and how it can end.

Once told, a no is kept. A slip can be mended for ten minutes. After that it ends in three steps only: an ending is
written down (what changed, in one's own words), seven full days pass, and safety is asked again, all of it; the fresh
answer counts. Telling the no again at any time lets it stand anew. Nothing else loosens it.

The history is the records in the order in which they were added. A clock may be set back between two of them, so the
order is never taken from the times, and a moment counts as no earlier than any record before it. `now` is what a clock
says that nobody can set while the program runs. Between two runs it can be set, so a slip is mended only in the run in
which it was told: `settled` is how many records, from the first on, are older than this run.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from goodterms import situation
from goodterms.companion.noes import (
    NOES,
    REASONS,
    Ending,
    Lifted,
    MendedSlip,
    No,
    Reason,
    Record,
    ToldNo,
    denied_in,
    key_of,
    lay,
    noes_in,
)
from goodterms.companion.phrases import day_phrase
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.guide.questions import told as together
from goodterms.situation import SAFETY, Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goodterms.companion.asked import Answered

SLIP = timedelta(minutes=10)
WAIT = timedelta(days=7)
LONGEST = 5000
"""Characters that the words of an ending may have."""

Stage = Literal["slip", "standing", "waiting", "due"]


class BadEnding(BadInput):
    """An ending that cannot be written down as it is."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A no that is kept now. All moments are in UTC.

    key: the dotted key that it stands under. told: when it was told; again: when it was last told again. stage: a
    slip can still be mended (until `mend_until`), it is standing, an ending waits (until `asked_on`), or safety is due
    to be asked again. reasons: what an ending of it can name.
    """

    no: No
    key: str
    stage: Stage
    told: datetime
    again: datetime | None
    mend_until: datetime
    ending: Ending | None
    asked_on: datetime | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """Safety is to be asked again: for which noes, which keys, and from when on an answer is a fresh one."""

    noes: tuple[No, ...]
    keys: tuple[str, ...]
    since: datetime


def kept(history: Sequence[Record], now: datetime, *, settled: int = 0) -> tuple[Kept, ...]:
    """Name what is kept, with why and until when."""
    standing, slips = _fold(history), _slips(history, _instant(now), settled)
    return tuple(_kept(no, standing[no], _instant(now), slip=no in slips) for no in NOES if no in standing)


def kept_noes(history: Sequence[Record]) -> tuple[No, ...]:
    """Name the noes that are kept; this follows from the history alone."""
    standing = _fold(history)
    return tuple(no for no in NOES if no in standing)


def laid_over(history: Sequence[Record], said: Situation, now: datetime) -> Situation:
    """Lay what is kept over what the latest answers say."""
    return lay([each.no for each in kept(history, now)], said)


def contradicted(history: Sequence[Record], said: Situation, now: datetime, *, settled: int = 0) -> tuple[Kept, ...]:
    """Name what is kept although this answer says otherwise; where there is nothing, it is allowed as it is.

    A slip that can still be mended, and what is due to be asked again, may be said otherwise.
    """
    after = kept((*history, *telling(history, said, now, settled=settled)), now, settled=settled)
    loosened = {*denied_in(said), *_unsaid_in(said)}
    return tuple(each for each in after if each.no in loosened and (each.stage != "due" or each.no in _unsaid_in(said)))


def telling(
    history: Sequence[Record],
    said: Situation,
    now: datetime,
    answers: Sequence[Answered] = (),
    *,
    settled: int = 0,
) -> tuple[Record, ...]:
    """Make the records that an answer adds. `answers`: all that stand, this one among them; only they can lift."""
    at = _instant(now)
    new: list[Record] = [ToldNo(no, at) for no in noes_in(said)]
    slips = _slips(history, at, settled)
    new += [MendedSlip(no, at) for no in denied_in(said) if no in slips]
    due = ((no, each) for no, each in _fold((*history, *new)).items() if _due(each, at))
    new += [Lifted(no, at) for no, each in due if no in _freshly_denied(answers, each, at)]
    return tuple(new)


def ending(history: Sequence[Record], no: No, reason: str, words: str, now: datetime, language: str = "en") -> Ending:
    """Make the dated entry of what changed, or raise BadEnding with what to do."""
    standing = {each.no: each for each in kept(history, now)}.get(no)
    if standing is None:
        raise BadEnding(say("kept-error.not-kept", language))
    if standing.ending and standing.asked_on:
        days = [
            day_phrase(at.astimezone(now.tzinfo).date(), language) for at in (standing.ending.at, standing.asked_on)
        ]
        raise BadEnding(say("kept-error.waiting", language, day=days[0], again=days[1]))
    fitting = next((each for each in REASONS[no] if each == reason), None)
    if fitting is None:
        raise BadEnding(say("kept-error.reason", language))
    if not _says_something(words):
        raise BadEnding(say(f"kept-error.words-{fitting.replace('_', '-')}", language))
    if len(words) > LONGEST:
        raise BadEnding(say("kept-error.long", language, most=LONGEST))
    return Ending(no, fitting, words.strip(), _instant(now))


def asked_again(history: Sequence[Record], now: datetime) -> Again | None:
    """Say whether safety is to be asked again now: all of it, as soon as one no is due."""
    due = [(no, each) for no, each in _fold(history).items() if _due(each, _instant(now))]
    since = max((each.due for _, each in due if each.due), default=None)
    return Again(tuple(no for no, _ in due), SAFETY, since) if since else None


@dataclass(frozen=True, slots=True)
class _Standing:
    """A no that stands.

    latest: the last telling; seen: no earlier than this was it told; place: of that record in the history; before: what
    stood then.
    """

    told: datetime
    latest: datetime
    seen: datetime
    place: int
    before: _Standing | None = None
    ending: Ending | None = None
    due: datetime | None = None


def _fold(history: Iterable[Record]) -> dict[No, _Standing]:
    """Work out what stands after all records, each taken in its place of the history."""
    standing: dict[No, _Standing] = {}
    seen: datetime | None = None
    for place, record in enumerate(history):
        seen = max(_instant(record.at), seen or _instant(record.at))
        after = _after(standing.pop(record.no, None), record, seen, place)
        if after:
            standing[record.no] = after
    return standing


def _after(stands: _Standing | None, record: Record, seen: datetime, place: int) -> _Standing | None:
    at = _instant(record.at)
    if isinstance(record, ToldNo):
        return _Standing(stands.told if stands else at, at, seen, place, before=stands)
    if isinstance(record, MendedSlip):
        while stands and _mendable(stands, at, seen):
            stands = stands.before
        return stands
    if isinstance(record, Ending):
        fits = stands and not stands.ending and record.reason in REASONS[record.no] and _says_something(record.words)
        return replace(stands, ending=record, due=seen + WAIT) if stands and fits else stands
    return None if stands and _due(stands, at) else stands


def _slips(history: Sequence[Record], at: datetime, settled: int) -> tuple[No, ...]:
    """Name the noes that may still be a slip: nothing that mending takes back is older than this run."""
    latest = _latest(history)
    found = ((no, _taken_back(stands, at, latest)) for no, stands in _fold(history).items())
    return tuple(no for no, tellings in found if tellings and min(tellings) >= settled)


def _taken_back(stands: _Standing | None, at: datetime, seen: datetime | None) -> list[int]:
    """Name the places of the tellings that mending takes back: all that follow each other within ten minutes."""
    places = []
    while stands and _mendable(stands, at, seen):
        places.append(stands.place)
        stands = stands.before
    return places


def _mendable(stands: _Standing, at: datetime, seen: datetime | None) -> bool:
    """Tell whether the last telling is less than ten minutes ago, also by the latest moment in the history."""
    passed = max(at, seen or at) - stands.seen
    return at >= stands.latest and at - stands.latest < SLIP and passed < SLIP


def _due(stands: _Standing, at: datetime) -> bool:
    return stands.due is not None and at >= stands.due


def _freshly_denied(answers: Sequence[Answered], stands: _Standing, at: datetime) -> tuple[No, ...]:
    """Name the noes that the answers since the due day say are not so, if they are about all of safety."""
    fresh = (each for each in answers if stands.due and stands.due <= _instant(each.at) <= at)
    said = together(each.given for each in fresh)
    return denied_in(said) if set(SAFETY) <= set(situation.values(said)) else ()


def _unsaid_in(said: Situation) -> tuple[No, ...]:
    known = situation.values(said)
    return tuple(no for no in NOES if known.get(key_of(no)) == "unsaid")


def _kept(no: No, stands: _Standing, at: datetime, *, slip: bool) -> Kept:
    return Kept(
        no=no,
        key=key_of(no),
        stage=_stage(stands, at, slip=slip),
        told=stands.told,
        again=stands.latest if stands.latest != stands.told else None,
        mend_until=stands.latest + SLIP,
        ending=stands.ending,
        asked_on=stands.due,
        reasons=REASONS[no],
    )


def _stage(stands: _Standing, at: datetime, *, slip: bool) -> Stage:
    if stands.due:
        return "due" if _due(stands, at) else "waiting"
    return "slip" if slip else "standing"


def _latest(history: Iterable[Record]) -> datetime | None:
    return max((_instant(record.at) for record in history), default=None)


def _says_something(words: str) -> bool:
    """Tell whether there is anything to see in the words: not only spaces and marks that show nothing."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in words)


def _instant(at: datetime) -> datetime:
    """Take a moment as a moment: two times of one zone would be subtracted by what the clock on the wall shows."""
    return at.astimezone(UTC)
