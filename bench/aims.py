"""Compare what a race measured with what was aimed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.contestants import GROWTH, HUNDRED_THOUSAND, IN_ONE, MAIL, MILLION, OURS, RACES, TEN_THOUSAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.race import Result

FLAVOURS = {
    "android": "WhatsApp, Android",
    "iphone": "WhatsApp, iPhone",
    "telegram": "Telegram",
    "messenger": "Messenger",
    "messenger-in-one": "Messenger in one piece",
    "sms": "SMS Backup & Restore",
    "mail": "Mail (mbox)",
}
# Ten thousand messages may cost so many seconds more than a tenth of a hundred thousand.
START = 0.1
# Three million may take so many times as long as three times a million: a machine is never quite even.
UNEVEN = 1.15
HALF_A_GIGABYTE, GIGABYTE = 500, 1000


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed at, what came out ("–" where it was not measured), and whether it is enough."""

    words: str
    outcome: str
    reached: bool | None


class Measured:
    """The results by flavour, size and contestant."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._by = {(r.flavour, r.size, r.contestant.id): r for r in results if r.seconds and not r.failure}

    def one(self, flavour: str, size: int, who: str = OURS) -> Result | None:
        """Find one result, None where there is none or it failed."""
        return self._by.get((flavour, size, who))

    def seconds(self, flavour: str, size: int, who: str = OURS) -> float | None:
        """Give the median of its seconds."""
        found = self.one(flavour, size, who)
        return found.median if found else None

    def peak(self, flavour: str, size: int, who: str = OURS) -> float | None:
        """Give its largest memory in MB."""
        found = self.one(flavour, size, who)
        return max(found.peaks_mb) if found else None


def aims(results: Sequence[Result]) -> Iterator[Aim]:
    """Compare with every aim, at a million messages where nothing else is said."""
    measured = Measured(results)
    yield from _whatsapp(measured)
    yield from _json(measured)
    yield from _sms_and_mail(measured)
    yield from _starts(measured)
    yield from _growth(measured)
    yield from _fidelity(measured)
    yield from _commands(measured)


def _whatsapp(measured: Measured) -> Iterator[Aim]:
    for flavour in ("android", "iphone"):
        name, ours = FLAVOURS[flavour], measured.seconds(flavour, MILLION)
        for peer, least in (("chat-miner", 25), ("whatstk", 12)):
            times = _ratio(measured.seconds(flavour, MILLION, peer), ours)
            yield aim(f"{name}, a million: at least {least} times faster than {peer}", times, "times", least=least)
        times = _ratio(ours, measured.seconds(flavour, MILLION, "bare"))
        yield aim(f"{name}, a million: within 2 times the bare pipeline", times, "times", most=2)
        yield aim(f"{name}, a million: under 1 GB", measured.peak(flavour, MILLION), "MB", most=GIGABYTE)


def _json(measured: Measured) -> Iterator[Aim]:
    for flavour in ("telegram", "messenger"):
        name = FLAVOURS[flavour]
        times = _ratio(measured.seconds(flavour, MILLION, "chat-miner"), measured.seconds(flavour, MILLION))
        yield aim(f"{name}, a million: at least 5 times faster than chat-miner", times, "times", least=5)
        share = _ratio(measured.peak(flavour, MILLION), measured.peak(flavour, MILLION, "chat-miner"))
        yield aim(f"{name}, a million: less memory than chat-miner", share, "times its memory", most=1)
    for race in RACES:
        if race.flavour in ("telegram", IN_ONE) and race.size not in (TEN_THOUSAND, HUNDRED_THOUSAND, MILLION, GROWTH):
            found = measured.one(race.flavour, race.size)
            size = f"{found.megabytes:,.0f} MB" if found else f"{HALF_A_GIGABYTE} MB"
            words = f"{FLAVOURS[race.flavour]}, {size} in one file: under 1 GB"
            yield aim(words, measured.peak(race.flavour, race.size), "MB", most=GIGABYTE)


def _sms_and_mail(measured: Measured) -> Iterator[Aim]:
    times = _ratio(measured.seconds("sms", MILLION), measured.seconds("sms", MILLION, "bare"))
    yield aim(f"{FLAVOURS['sms']}, a million: within 1.5 times the pull parser alone", times, "times", most=1.5)
    for flavour, size in (("sms", MILLION), ("mail", HUNDRED_THOUSAND)):
        found = measured.one(flavour, size)
        grown = _more(measured.peak(flavour, size), measured.peak(flavour, TEN_THOUSAND))
        share = _ratio(grown, found.megabytes if found else None)
        words = f"{FLAVOURS[flavour]}, {size:,}: as a stream, memory grows by less than the file"
        yield aim(words, share, "times the file", most=1)


def _starts(measured: Measured) -> Iterator[Aim]:
    for flavour in _flavours():
        tenth = measured.seconds(flavour, HUNDRED_THOUSAND)
        over = _more(measured.seconds(flavour, TEN_THOUSAND), None if tenth is None else tenth / 10)
        words = f"{FLAVOURS[flavour]}: 10,000 cost at most {START} s over a tenth of 100,000"
        yield aim(words, over, "s", most=START)


def _growth(measured: Measured) -> Iterator[Aim]:
    for flavour in (race.flavour for race in RACES if race.size == GROWTH):
        times = _ratio(measured.seconds(flavour, GROWTH), measured.seconds(flavour, MILLION))
        words = f"{FLAVOURS[flavour]}: three million take at most {3 * UNEVEN:.2f} times as long as a million"
        yield aim(words, times, "times", most=3 * UNEVEN)


def _fidelity(measured: Measured) -> Iterator[Aim]:
    for flavour in _flavours():
        size = HUNDRED_THOUSAND if flavour in MAIL else MILLION
        found = measured.one(flavour, size)
        kept = found.fidelity if found else None
        least = None
        if kept:
            least = 100 * min(
                kept.exact / kept.texts,
                min(kept.messages, kept.of_messages) / max(kept.messages, kept.of_messages),
                kept.authors / kept.of_authors,
                kept.times / kept.of_messages,
            )
        yield aim(f"{FLAVOURS[flavour]}, {size:,}: every message, text, author and time", least, "%", least=100)


def _commands(measured: Measured) -> Iterator[Aim]:
    for flavour in ("android", "iphone", "telegram"):
        for command in ("messages", "read"):
            seconds = measured.seconds(flavour, TEN_THOUSAND, command)
            words = f"{FLAVOURS[flavour]}, ten thousand through `goodterms {command}`: under a second"
            yield aim(words, seconds, "s", most=1)


def _flavours() -> Iterable[str]:
    return dict.fromkeys(race.flavour for race in RACES if race.size == TEN_THOUSAND)


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _more(one: float | None, other: float | None) -> float | None:
    return one - other if one is not None and other is not None else None


def aim(words: str, value: float | None, unit: str, least: float | None = None, most: float | None = None) -> Aim:
    """Say whether a measured value is at least or at most what was aimed at."""
    if value is None:
        return Aim(words, "–", None)
    reached = (least is None or value >= least) and (most is None or value <= most)
    return Aim(words, f"{value:,.2f} {unit}" if unit != "MB" else f"{value:,.0f} MB", reached)
