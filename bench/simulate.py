"""Write the messages of two invented people whose habits are known, as the features of an export.

The same habits, weeks and seed always write the same. Two processes: exchanges that are begun and answered (`talk`),
and two people who set each other off (`excite`: a bivariate Hawkes process by its clusters, Hawkes & Oakes 1974,
Journal of Applied Probability 11:493-503). Everything is in UTC; `me` is 0 and `them` 1 wherever two numbers stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from goodterms.messages import KIND, SENT_AT, WHO
from goodterms.reading import FEATURES_VERSION, Features, features, span_of
from tests.tables import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Whole = NDArray[np.int64]

START = 1_767_571_200  # Monday 5 January 2026, 00:00 UTC
DAY, HOUR = 86_400, 3_600
SIDES = np.array(["me", "them"])
Both = tuple[float, float]

WORDS = [
    "the",
    "a",
    "and",
    "to",
    "of",
    "in",
    "it",
    "is",
    "that",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "but",
    "so",
    "not",
    "this",
    "have",
    "from",
    "they",
    "we",
    "us",
    "our",
    "I",
    "my",
    "you",
    "your",
    "he",
    "she",
    "her",
    "his",
    "will",
    "can",
    "would",
    "just",
    "then",
    "there",
    "when",
    "now",
    "about",
    "home",
    "train",
    "bread",
    "work",
    "rain",
    "film",
    "key",
    "call",
    "week",
    "Monday",
    "late",
    "early",
    "soon",
    "good",
    "nice",
    "fine",
    "great",
    "bad",
    "tired",
    "sorry",
    "thanks",
    "please",
    "love",
    "miss",
    "hate",
    "always",
    "never",
    "ily",
    "shame on you",
    "kind",
    "warm",
    "cold",
    "dog",
    "walk",
]
SENTENCES = 600


@dataclass(frozen=True, slots=True)
class Habits:
    """How two people write.

    a_day: exchanges that are begun a day. theirs: the share that they begin. hours: around which hour each begins.
    goes_on: the share of bursts after which an exchange goes on; after the others no answer comes.
    again: of those, the share in which the author, and not the other, writes next, hours later.
    quick: the share of quick answers (log-normal around 3 minutes), the others are slow (around half an hour).
    lines: messages in a burst, on average. asks, shows, speaks: shares of texts that ask, of media, of voice notes.
    calls: calls a week. busy, busy_pull: spread and autocorrelation of the logarithm of how much goes on in a week.
    moods, mood_pull: how far a day's shares stray (on the probit scale), and the autocorrelation of days.
    lost: the share of days, three in a row, of which the export has nothing. minutes: whether seconds are cut off.
    sets_off: with `excite`, how many messages of (me, them) one of mine and one of theirs sets off. fades: after what
    time, in hours, on average.
    """

    a_day: float = 0.9
    theirs: float = 0.4
    hours: Both = (13.0, 18.0)
    goes_on: float = 0.75
    again: Both = (0.05, 0.1)
    quick: Both = (0.8, 0.7)
    lines: float = 1.6
    asks: Both = (0.15, 0.2)
    shows: Both = (0.1, 0.06)
    speaks: Both = (0.02, 0.04)
    calls: float = 1.5
    busy: float = 0.3
    busy_pull: float = 0.0
    moods: float = 0.3
    mood_pull: float = 0.0
    lost: float = 0.0
    minutes: bool = False
    sets_off: tuple[Both, Both] | None = None
    fades: float = 0.25

    @property
    def seen(self) -> Both:
        """Give the shares of all that is no text."""
        return self.shows[0] + self.speaks[0], self.shows[1] + self.speaks[1]


@dataclass(frozen=True, slots=True)
class Course:
    """How many weeks there are, and how many of them come before the habits change to `since`."""

    weeks: int
    before: int
    since: Habits | None = None


def planted(habits: Habits) -> dict[tuple[str, str], float]:
    """Give the truths that have a closed form, by measure and person.

    A day's share is Φ(Φ⁻¹(p)·√(1 + s²) + s·z) with z standard normal, whose mean is p. A week's level is e to the
    power of a normal with its mean at 1. Exchanges have 1/(1 - goes_on) bursts on average (geometric).
    """
    kept = 1 - habits.lost
    found = {("calls-a-week", "both"): habits.calls * kept}
    for place, who in enumerate(SIDES):
        found["media", who] = habits.seen[place]
        found["voice", who] = habits.speaks[place]
        found["asks", who] = habits.asks[place]
    if habits.sets_off is None:
        found["messages-a-week", "both"] = 7 * habits.a_day * kept * habits.lines / (1 - habits.goes_on)
    return found


def simulate(habits: Habits, course: Course, seed: int) -> Features:
    """Write the features of one pair's export."""
    world = _World.drawn(habits, course, seed)
    times, them = excite(world) if habits.sets_off else talk(world)
    frame = pl.concat([_messages(world, times, them), _calls(world)]).sort("sent_at", maintain_order=True)
    return Features(frame, FEATURES_VERSION, "UTC", span_of(frame))


@dataclass(frozen=True, slots=True)
class _World:
    """What one pair's days are like. since: from which day on the habits are the other ones.

    level: how much goes on, one a day. moods: four standard normals a day, of who begins, answers, asks and shows.
    lost: whether the export has nothing of a day.
    """

    rng: np.random.Generator
    habits: Habits
    later: Habits
    since: int
    days: int
    level: Numbers
    moods: Numbers
    lost: NDArray[np.bool_]

    @classmethod
    def drawn(cls, habits: Habits, course: Course, seed: int) -> _World:
        rng = np.random.default_rng([seed, course.weeks])
        weeks = wandering(rng, course.weeks, habits.busy_pull, 1)[:, 0]
        level = np.repeat(np.exp(habits.busy * weeks - habits.busy**2 / 2), 7)
        days = 7 * course.weeks
        moods = wandering(rng, days, habits.mood_pull, 4)
        lost = _lost(rng, habits.lost, days)
        return cls(rng, habits, course.since or habits, 7 * course.before, days, level, moods, lost)

    def share(self, of: str, mood: int, day: Whole, who: Whole | None = None) -> Numbers:
        """Give the share `of` on each of the days, as the day is; who: whose, where each has their own."""
        shares = (np.asarray(getattr(habits, of), dtype=float) for habits in (self.habits, self.later))
        first, then = (each if who is None else each[who] for each in shares)
        share = np.where(day < self.since, first, then)
        stray = self.habits.moods
        below, quantile = _normal()
        return np.asarray(below(quantile(share) * np.sqrt(1 + stray**2) + stray * self.moods[day, mood]))

    def plain(self, of: str, day: Whole) -> Numbers:
        """Give the number `of` as it is on each of the days."""
        return np.asarray(np.where(day < self.since, getattr(self.habits, of), getattr(self.later, of)))


def wandering(rng: np.random.Generator, length: int, pull: float, many: int) -> Numbers:
    """Draw series of standard normals, each pulled towards the one before (AR 1), shaped (length, many)."""
    steps = rng.normal(0, 1, (length, many))
    if pull == 0:
        return steps
    steps[1:] *= np.sqrt(1 - pull**2)
    series: Numbers = _signal().lfilter([1.0], [1.0, -pull], steps, axis=0)
    return series


def talk(world: _World) -> tuple[Numbers, Whole]:
    """Write exchanges: begun at the hours of whoever begins, with answers quick and slow, and some that never come.

    Gives the seconds since the beginning and whether it is theirs, one entry a message, in no order.
    """
    rng, habits = world.rng, world.habits
    every = np.arange(world.days)
    day = np.repeat(every, rng.poisson(world.plain("a_day", every) * world.level))
    starter = (rng.random(len(day)) < world.share("theirs", 0, day)).astype(np.int64)
    begins = day * DAY + _hours(world, starter) * HOUR
    bursts = rng.geometric(1 - world.plain("goes_on", day))
    talk_of, number = _laid_out(bursts)
    who = _authors(world, starter, talk_of, number)
    same = np.concatenate([[False], who[1:] == who[:-1]]) & (number > 0)
    pauses = np.where(number > 0, _pauses(world, who, same, day[talk_of]), 0.0)
    at = begins[talk_of] + _running(pauses, talk_of, number)
    burst_of, place = _laid_out(rng.geometric(1 / habits.lines, len(at)))
    lines = np.where(place > 0, rng.lognormal(3.8, 1.2, len(burst_of)), 0.0)
    return at[burst_of] + _running(lines, burst_of, place), who[burst_of]


def excite(world: _World) -> tuple[Numbers, Whole]:
    """Write a bivariate Hawkes process: what comes of itself has a day rhythm, and every message may set others off."""
    rng, habits = world.rng, world.habits
    every = np.arange(world.days)
    day = np.repeat(every, rng.poisson(world.plain("a_day", every) * world.level))
    who = (rng.random(len(day)) < world.share("theirs", 0, day)).astype(np.int64)
    at = day * DAY + _hours(world, who) * HOUR
    all_at, all_who = [at], [who]
    sets_off = np.array(habits.sets_off)
    while len(at):
        parents = [(np.repeat(at, rng.poisson(sets_off[who, to])), to) for to in (0, 1)]
        after = [times + rng.exponential(habits.fades * HOUR, len(times)) for times, _ in parents]
        at = np.concatenate(after)
        who = np.repeat([0, 1], [len(times) for times in after])
        all_at.append(at)
        all_who.append(who)
    return np.concatenate(all_at), np.concatenate(all_who)


def _hours(world: _World, who: Whole) -> Numbers:
    """Draw the hour of the day around each one's own."""
    return (np.asarray(world.habits.hours)[who] + world.rng.normal(0, 3, len(who))) % 24


def _authors(world: _World, starter: Whole, talk_of: Whole, number: Whole) -> Whole:
    """Say who writes each burst: the two take turns, but after some bursts their author writes again.

    Whether somebody writes again hangs on who they are, so the bursts of all exchanges are gone through place by place.
    """
    again = world.rng.random(len(talk_of))
    share = np.asarray(world.habits.again)
    who = np.empty(len(talk_of), dtype=np.int64)
    first = np.flatnonzero(number == 0)
    who[first] = starter
    row, place = first, 1
    while len(row := row[(row + 1 < len(number))]):
        row = row[number[row + 1] == place] + 1
        before = who[row - 1]
        who[row] = np.where(again[row] < share[before], before, 1 - before)
        place += 1
    return who


def _pauses(world: _World, who: Whole, same: NDArray[np.bool_], day: Whole) -> Numbers:
    """Draw how long after the burst before each burst comes, in seconds."""
    rng = world.rng
    quick = rng.random(len(who)) < world.share("quick", 1, day, who)
    spread = rng.normal(0, 1, len(who))
    answer = np.where(quick, np.exp(5.2 + 1.1 * spread), np.exp(7.6 + 0.9 * spread))
    return np.where(same, np.exp(10.5 + 0.5 * spread), answer)


def _laid_out(sizes: Whole) -> tuple[Whole, Whole]:
    """Give for each member of groups of these sizes its group, and its place within it."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    return group, np.arange(len(group)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def _running(steps: Numbers, group: Whole, place: Whole) -> Numbers:
    """Sum up the steps within each group."""
    total = np.cumsum(steps)
    return np.asarray(total - np.repeat((total - steps)[place == 0], np.bincount(group)))


def _messages(world: _World, times: Numbers, them: Whole) -> pl.DataFrame:
    """Dress messages: which of them ask, show or speak, and how many words they have, as the day is."""
    inside = times < world.days * DAY
    times, them = times[inside], them[inside]
    order = np.argsort(times, kind="stable")
    times, them = times[order], them[order]
    rng, day = world.rng, (times // DAY).astype(np.int64)
    seen = rng.random(len(times)) < world.share("seen", 3, day, them)
    speaks = np.where(day < world.since, *((np.array(h.speaks) / h.seen)[them] for h in (world.habits, world.later)))
    spoken = rng.random(len(times)) < speaks
    asks = rng.random(len(times)) < world.share("asks", 2, day, them)
    sentence = rng.integers(0, SENTENCES, len(times)) * 2 + asks
    row = np.where(seen, 2 * SENTENCES + spoken, sentence)
    return _placed(world, times, SIDES[them], row)


def _calls(world: _World) -> pl.DataFrame:
    """Write calls, at any time of the day."""
    number = world.rng.poisson(world.habits.calls / 7 * world.days)
    times = np.sort(world.rng.uniform(0, world.days * DAY, number))
    return _placed(world, times, SIDES[world.rng.integers(0, 2, number)], np.full(number, 2 * SENTENCES + 2))


def _placed(world: _World, times: Numbers, who: NDArray[np.str_], row: Whole) -> pl.DataFrame:
    """Take the features of rows of the stock, and give each its time and author; what is lost is left out."""
    exact = times // 60 * 60 if world.habits.minutes else times
    at = pl.Series("sent_at", ((START + exact) * 1e6).astype(np.int64)).cast(SENT_AT)
    kept = ~world.lost[(times // DAY).astype(np.int64)]
    placed = stock()[row].with_columns(at, pl.Series("who", who.tolist(), dtype=pl.String).cast(WHO))
    return placed.filter(pl.Series(kept))


def _lost(rng: np.random.Generator, share: float, days: int) -> NDArray[np.bool_]:
    """Say of which days the export has nothing: three in a row at a time."""
    begins = rng.permutation(days // 3)[: round(share * (days // 3))]
    lost = np.zeros(days, dtype=bool)
    lost[(3 * begins[:, None] + np.arange(3)).ravel()] = True
    return lost


@cache
def stock() -> pl.DataFrame:
    """Take the features of a stock of messages, of which chats are made: pairs of sentences, the second asks.

    Then come a photo, a voice note and a call. Their own time and author stand for nothing.
    """
    rng = np.random.default_rng(1)
    told = [" ".join(rng.choice(WORDS, rng.geometric(0.16))) for _ in range(SENTENCES)]
    texts = [text + mark for text in told for mark in (".", "?")]
    rest = ["media", "voice", "call"]
    table = columns([0] * (len(texts) + len(rest)), ["me"] * (len(texts) + len(rest))).with_columns(
        pl.Series("text", [*texts, None, None, None], dtype=pl.String),
        pl.Series("kind", ["text"] * len(texts) + rest).cast(KIND),
    )
    return features(table, "UTC").frame


def _normal() -> tuple[Any, Any]:
    """Give the normal distribution and its inverse."""
    special = import_module("scipy.special")
    return special.ndtr, special.ndtri


def _signal() -> Any:
    return import_module("scipy.signal")
