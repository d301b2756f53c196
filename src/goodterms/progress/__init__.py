"""Living it: check-ins, changes, a trial with an end, how answers change over time, and when to stop."""

from goodterms.progress.change import Change, Moment, seen_by_them, weeks_shown
from goodterms.progress.check_in import FOUR, ITEMS, CheckIn, asks_four, due_on, proposes_steady, proposes_struggling
from goodterms.progress.instruments import instruments
from goodterms.progress.stops import Rising, every_stop, harder_with_contact, stops
from goodterms.progress.trend import Trend, trend

__all__ = [
    "FOUR",
    "ITEMS",
    "Change",
    "CheckIn",
    "Moment",
    "Rising",
    "Trend",
    "asks_four",
    "due_on",
    "every_stop",
    "harder_with_contact",
    "instruments",
    "proposes_steady",
    "proposes_struggling",
    "seen_by_them",
    "stops",
    "trend",
    "weeks_shown",
]
