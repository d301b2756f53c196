"""Invent a chat between two people: when they write, who writes, what kind of thing, and which words.

The times are a renewal process with four sorts of pauses (inside a burst, before a reply, within and between
conversations, and silences of days), run on a clock that goes fast by day and hardly moves by night. The words are
composed from `phrases`. Everything follows from the seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from bench import phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]
    Times = npt.NDArray[np.datetime64]
    Names = npt.NDArray[np.str_]

ZONE = "Europe/Berlin"
LAST_DAY = np.datetime64("2026-10-31", "us")
SECOND = np.timedelta64(1_000_000, "us")
DAY = 86_400
MESSAGES_A_DAY = 45
LONGEST_DAYS = 4000

# how awake the two are, by local hour from midnight
AWAKE = (25, 10, 5, 3, 3, 8, 30, 80, 100, 100, 95, 95, 110, 100, 90, 90, 100, 120, 140, 160, 170, 160, 130, 70)

# share, median in seconds, spread of the logarithm, chance that the same person goes on
PAUSES = {
    "burst": (0.45, 12, 0.9, 1.0),
    "reply": (0.40, 70, 1.3, 0.0),
    "lull": (0.08, 900, 0.9, 0.4),
    "conversation": (0.0695, 20_000, 0.8, 0.45),
    "silence": (0.0005, 400_000, 0.7, 0.5),
}
LONG_PAUSES = ("conversation", "silence")

KINDS = {
    "text": 0.9365,
    "media": 0.03,
    "voice": 0.012,
    "sticker": 0.008,
    "call": 0.005,
    "deleted": 0.004,
    "location": 0.002,
    "contact": 0.0005,
    "system": 0.002,
}
FORMS = {
    "short": 0.24,
    "sentence": 0.36,
    "two": 0.15,
    "question": 0.1,
    "link": 0.025,
    "hard": 0.045,
    "list": 0.06,
    "long": 0.02,
}
PLAIN_FORMS = {
    "short": phrases.SHORT,
    "question": phrases.QUESTIONS,
    "hard": phrases.HARD,
    "list": phrases.LISTS,
    "pasted": phrases.PASTED,
}
EDITED = 0.015
CAPTIONED = 0.15


@dataclass(frozen=True, slots=True)
class Chat:
    """An invented chat, before any app has written it down.

    rows: one row a message in order of time, with the columns at (local time with no zone, whole seconds), sent_at
    (the same in UTC), sender, kind, text (words of texts, captions of media, else null) and edited.
    """

    names: tuple[str, str]
    zone: str
    rows: pl.DataFrame


def invent(size: int, seed: int, pasted: float = 0) -> Chat:
    """Invent a chat of this many messages; `pasted` is the share of texts that quote another chat's headers."""
    random = np.random.default_rng([seed, size])
    pauses = random.choice(len(PAUSES), size, p=[share for share, *_ in PAUSES.values()])
    rows = (
        pl.DataFrame({"at": invent_times(random, pauses)})
        .with_columns(sent_at=in_zone(pl.col("at")))
        .with_columns(at=pl.col("sent_at").dt.replace_time_zone(None))
        .with_columns(
            sent_at=pl.col("sent_at").dt.convert_time_zone("UTC"),
            sender=pl.Series(np.array(phrases.NAMES)[invent_turns(random, pauses)]),
            kind=pl.Series(invent_kinds(random, size)),
        )
    )
    said = pl.Series(invent_texts(random, size, pasted), dtype=pl.String)
    captioned = pl.Series(random.random(size) < CAPTIONED)
    is_text = pl.col("kind") == "text"
    has_words = is_text | ((pl.col("kind") == "media") & captioned)
    edited = pl.Series(random.random(size) < EDITED)
    rows = rows.with_columns(text=pl.when(has_words).then(said), edited=is_text & edited)
    return Chat(phrases.NAMES, ZONE, rows)


def invent_times(random: np.random.Generator, pauses: Numbers) -> Times:
    """Draw local times in order, in whole seconds, ending on LAST_DAY."""
    medians, spreads = (np.array([pause[i] for pause in PAUSES.values()]) for i in (1, 2))
    seconds = random.lognormal(np.log(medians[pauses]), spreads[pauses])
    is_long = np.isin(pauses, [list(PAUSES).index(name) for name in LONG_PAUSES])
    span = min(max(len(pauses) / MESSAGES_A_DAY, 20), LONGEST_DAYS) * DAY
    if is_long.any():  # stretch the long pauses until the chat spans what it should
        seconds[is_long] *= max(span - seconds[~is_long].sum(), DAY) / seconds[is_long].sum()
    days, part = np.divmod(np.cumsum(seconds) / DAY, 1)
    lived = np.concatenate([[0], np.cumsum(AWAKE)]) / sum(AWAKE)
    clock = np.interp(part, lived, np.arange(25) / 24)
    elapsed = ((days - days[-1] + clock) * DAY).astype(np.int64)
    times: Times = LAST_DAY + elapsed * SECOND
    return times


def in_zone(local: pl.Expr) -> pl.Expr:
    """Put local times into ZONE: an hour that spring leaves out becomes its end, autumn's extra hour stays empty."""
    zoned = local.dt.replace_time_zone(ZONE, ambiguous="earliest", non_existent="null")
    after = local.dt.truncate("1h") + pl.duration(hours=1)
    return zoned.fill_null(after.dt.replace_time_zone(ZONE, ambiguous="earliest", non_existent="null"))


def invent_turns(random: np.random.Generator, pauses: Numbers) -> Numbers:
    """Say for each message which of the two (0 or 1) wrote it."""
    stays = np.array([pause[3] for pause in PAUSES.values()])[pauses]
    return np.cumsum(random.random(len(pauses)) >= stays) % 2


def invent_kinds(random: np.random.Generator, size: int) -> Names:
    """Draw what each message is; a chat opens with the app's own line."""
    kinds = random.choice(list(KINDS), size, p=list(KINDS.values()))
    kinds[0] = "system"
    return kinds


def invent_texts(random: np.random.Generator, size: int, pasted: float) -> list[str]:
    """Compose as many texts, each from its own draws."""
    forms = random.choice(list(FORMS), size, p=list(FORMS.values()))
    forms = np.where(random.random(size) < pasted, "pasted", forms).tolist()
    return list(map(Composer(random).compose, forms))


class Composer:
    """Compose texts from `phrases`; as a mapping it fills the slots."""

    def __init__(self, random: np.random.Generator) -> None:
        batches = (random.integers(0, 1 << 30, 1 << 14).tolist() for _ in count())
        self.draw: Callable[[], int] = chain.from_iterable(batches).__next__
        self.slots: dict[str, Callable[[], str]] = {
            "n": lambda: str(2 + self.draw() % 8),
            "time": lambda: f"{7 + self.draw() % 15}:{self.draw() % 12 * 5:02}",
            "date": self.date,
            "place": lambda: self.pick(phrases.PLACES),
            "thing": lambda: self.pick(phrases.THINGS),
        }

    def __getitem__(self, slot: str) -> str:
        """Fill one slot."""
        return self.slots[slot]()

    def pick(self, stock: tuple[str, ...]) -> str:
        """Take one of a stock."""
        return stock[self.draw() % len(stock)]

    def say(self, stock: tuple[str, ...]) -> str:
        """Take one of a stock and fill its slots."""
        return self.pick(stock).format_map(self)

    def date(self) -> str:
        """Write a date as people do."""
        day, month = 1 + self.draw() % 28, 1 + self.draw() % 12
        forms = ("{0}/{1}", "{0:02}.{1:02}.", "{0:02}/{1:02}/2024", "2024-{1:02}-{0:02}", "{0}.{1}.24")
        return self.pick(forms).format(day, month)

    def compose(self, form: str) -> str:
        """Compose one text of a form."""
        if form in PLAIN_FORMS:
            return self.say(PLAIN_FORMS[form])
        if form == "long":
            return " ".join(self.say(phrases.SENTENCES) + "." for _ in range(4 + self.draw() % 12))
        said = self.say(phrases.SENTENCES)
        if form == "two":
            return f"{said}. {self.say(phrases.SENTENCES)}{self.pick(phrases.CLOSERS)}"
        if form == "link":
            return f"{said} {self.say(phrases.LINKS)}"
        opener = f"{self.pick(phrases.OPENERS)} " if self.draw() % 3 == 0 else ""
        return f"{opener}{said}{self.pick(phrases.CLOSERS)}"
