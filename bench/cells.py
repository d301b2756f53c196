"""The invented pairs over which `make calibrate` goes: what each cell is like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.simulate import Course, Habits
from goodterms.reading import Event

MONDAY = date(2026, 1, 5)
EVENT = "breakup"


@dataclass(frozen=True, slots=True)
class Cell:
    """Pairs that are alike: their habits and how long they write. An event lies in the middle, and changes nothing.

    since: the habits after the event, where something is planted; `step` says how much of it.
    """

    id: str
    about: str
    weeks: int
    habits: Habits
    since: Habits | None = None
    step: int = 0

    def course(self, times: int = 1) -> Course:
        """Say how long a pair, or a long run, goes on."""
        return Course(times * self.weeks, times * (self.weeks // 2), self.since)

    def event(self, times: int = 1) -> Event:
        """Give the event, at the Monday on which habits may change."""
        return Event(EVENT, MONDAY + timedelta(weeks=times * (self.weeks // 2)))


STEADY = Habits()
BUSY = replace(STEADY, a_day=1.2, busy=0.4, busy_pull=0.5)
CELLS = (
    Cell("quarter", "three months, steady", 13, replace(STEADY, a_day=1.2)),
    Cell("half-year", "half a year, steady", 26, STEADY),
    Cell("bursty", "half a year, long bursts, quick answers, strong days", 26,
         replace(STEADY, lines=4.0, goes_on=0.85, quick=(0.9, 0.85), moods=0.7)),
    Cell("moody", "half a year, days and weeks that resemble the ones before", 26,
         replace(STEADY, moods=0.5, mood_pull=0.6, busy=0.4, busy_pull=0.5)),
    Cell("rare", "a year, with an exchange every other day, answers slow and few", 52,
         replace(STEADY, a_day=0.4, theirs=0.25, goes_on=0.5, quick=(0.3, 0.4))),
    Cell("minutes", "half a year, exact to the minute, a tenth of the days lost", 26,
         replace(STEADY, minutes=True, lost=0.1)),
    Cell("two-years", "two years, busy weeks that resemble the ones before", 104, BUSY),
    Cell("excited", "half a year, each message sets others off (Hawkes)", 26,
         replace(STEADY, a_day=4.0, sets_off=((0.3, 0.4), (0.45, 0.2)))),
)  # fmt: skip
LENGTHS = (26, 52, 104)
STEPS = (1, 2, 3, 4)


def changed(step: int, weeks: int) -> Cell:
    """Plant a change of so many steps in who begins, how often it goes on, how much there is, and what is asked."""
    since = replace(
        STEADY,
        theirs=STEADY.theirs + 0.1 * step,
        goes_on=STEADY.goes_on - 0.05 * step,
        a_day=STEADY.a_day * (1 - 0.1 * step),
        asks=(STEADY.asks[0] + 0.05 * step, STEADY.asks[1] + 0.05 * step),
        shows=(STEADY.shows[0] + 0.05 * step, STEADY.shows[1] + 0.05 * step),
    )
    return Cell(f"changed-{weeks}-{step}", f"{weeks} weeks, {step} steps", weeks, STEADY, since, step)


POWER = tuple(changed(step, weeks) for weeks in LENGTHS for step in STEPS)
