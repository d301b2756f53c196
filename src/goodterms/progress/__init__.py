"""Living it: check-ins, changes, being in touch, a trial with an end, how answers change, and when to stop."""

from goodterms.progress.change import Change, Moment, seen_by_them, weeks_shown
from goodterms.progress.check_in import FOUR, ITEMS, CheckIn, asks_four, due_on, proposes_steady, proposes_struggling
from goodterms.progress.contact import WHATS, Contact, ahead, happened, hard_twice, meetings_beside, noted, to_note
from goodterms.progress.instruments import instruments
from goodterms.progress.occasions import coming, occasions
from goodterms.progress.stops import Rising, every_stop, harder_with_contact, stops
from goodterms.progress.trend import Trend, trend
from goodterms.progress.trial import OUTCOMES, Outcome, Step, Trial, TryAgain

__all__ = [
    "FOUR",
    "ITEMS",
    "OUTCOMES",
    "WHATS",
    "Change",
    "CheckIn",
    "Contact",
    "Moment",
    "Outcome",
    "Rising",
    "Step",
    "Trend",
    "Trial",
    "TryAgain",
    "ahead",
    "asks_four",
    "coming",
    "due_on",
    "every_stop",
    "happened",
    "hard_twice",
    "harder_with_contact",
    "instruments",
    "meetings_beside",
    "noted",
    "occasions",
    "proposes_steady",
    "proposes_struggling",
    "seen_by_them",
    "stops",
    "to_note",
    "trend",
    "weeks_shown",
]
