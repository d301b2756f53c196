"""Live eight invented half-years through the pages, and write down what each person was told.

    python -m bench.half_year        rewrites docs/half-year.md (a minute)

Nothing here knows a rule: a story says what somebody answers, checks in and brings in, on which day, and the pages say
what they say. The first page is looked at every Sunday, and around every day on which
something happens. `tests/web/test_half_year.py` lives the same stories, and
asserts that each was told what they should be told, and when.
"""

from __future__ import annotations

import html
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.test import Client

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "half-year.md"
FIRST, WEEKS = date(2025, 1, 6), 26
DAYS = 7 * WEEKS
EVENING, MONTH = time(18), 28
OK, FOUND, SUNDAY = 200, 302, 6
THEM, ME = "Alex", "Kim"
BACK, FRIENDS, ON = "back-together", "friendship", "go-on"

SAFE = {"thoughts": ["no"], "harm": [], "distance": [], "court-order": ["no"], "own-conduct": []}
BEGINNING = {
    **SAFE,
    "goal": [BACK],
    "who-offered": ["they-did"],
    "my-answer": ["yes"],
    "feelings-told": ["yes"],
    "what-they-said": ["left-open"],
    "terms": ["no"],
    "coping": ["steady"],
    "pattern": [],
    "someone-new": ["unknown"],
    "contact": ["weekly"],
    "shared": [],
    "who-ended-it": ["they-did"],
}
AS_FRIENDS: dict[str, list[str] | None] = {"goal": [FRIENDS], "feelings-told": None, "what-they-said": None}
"""Who hopes for nothing is not asked about feelings."""
WRITTEN = {"if-so": "They ask me something about my week.", "if-not": "I write, and they answer.", "rules": ""}
TRYING = {"ended": "I went quiet.", "different": "We say it.", "mine": "Evenings.", "theirs": "Room, they said."}
WALK = "One walk a month."
LATE = "No messages after ten."
LIMITS = {LATE: {"kind": "quiet-hours", "from": "22:00", "to": "08:00"}, WALK: {"kind": ""}}

What = Literal["answer", "term", "trial", "end-trial", "decide", "safety", "try", "take-proposal", "term-stays", "note"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody does on a day of their story, from 0. said: in a few words, for the page."""

    day: int
    what: What
    of: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Should:
    """What somebody should be told. where: on which part of the first page; within: that many days after the event."""

    day: int
    where: Literal["today", "stop", "plan", "help"]
    words: str
    within: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. check_in: answers of a week, from 1; messages: how many a day in a week.

    why: what led there. leaves: no reaching out from that day on; stops: a rule of stopping may show.
    """

    name: str
    story: str
    begins: Mapping[str, list[str]]
    events: tuple[Event, ...]
    should: tuple[Should, ...]
    check_in: Callable[[int, random.Random], dict[str, int]]
    why: str
    messages: Callable[[int], int] | None = None
    leaves: int | None = None
    stops: bool = False


class Look(msgspec.Struct, frozen=True):
    """What the first page says on a day. today, why: empty where help comes first. links: all that it leads to."""

    day: int
    today: str
    why: str
    stops: tuple[str, ...]
    plan: str
    help: bool
    links: tuple[str, ...]


@dataclass
class Life:
    """Somebody at their browser. set_day: sets the clock of the pages; last: the address of a term, by its words."""

    browser: Client
    person: Person
    set_day: Callable[[datetime], None]
    terms: dict[str, str] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.combine(FIRST, EVENING, UTC))

    def live(self) -> list[Look]:
        """Live every day of the half-year; give what the first page said on the evenings on which it was looked at."""
        from tests.web.keeping import keep

        chance, looks = random.Random(self.person.name), []  # noqa: S311 - an invented story, the same each time
        days = self._days()
        for day in range(DAYS):
            self.now = datetime.combine(FIRST + timedelta(days=day), EVENING, UTC)
            self.set_day(self.now)
            if day == 0:
                self._answer(self.person.begins)
                keep(self.browser)
            for event in self.person.events:
                if event.day == day:
                    self._do(event)
            if day % 7 == SUNDAY:
                self._check_in(day // 7 + 1, chance)
            if day % MONTH == MONTH - 1:
                self._month(day)
            if day in days:
                looks.append(self._look(day))
        return looks

    def _days(self) -> set[int]:
        """Name the days to look on: every Sunday, and around all that happens or should be told."""
        about = [*(each.day for each in self.person.events), *(each.day for each in self.person.should)]
        return {*range(6, DAYS, 7), *(day + near for day in about for near in (-1, 0, 1))}

    def _answer(self, answers: Mapping[str, Sequence[str]]) -> None:
        from tests.web.asking import answer

        for question, choices in answers.items():
            if answer(self.browser, question, *choices).status_code != FOUND:
                raise AssertionError(f"{self.person.name} could not answer {question}")

    def _check_in(self, week: int, chance: random.Random) -> None:
        values = {name: str(value) for name, value in self.person.check_in(week, chance).items()}
        self._send("/check-in", **values)

    def _send(self, address: str, **sent: str) -> str:
        """Send a form with what it carries to notice another window; say where it leads."""
        page = self.browser.get(address)
        seen = re.findall(r'name="seen" value="([^"]*)"', page.content.decode())
        if page.status_code != OK or not seen:
            return str(page.headers.get("Location", ""))
        answer = self.browser.post(address, {"seen": seen[0], **{k.replace("_", "-"): v for k, v in sent.items()}})
        return str(answer.headers.get("Location", ""))

    def _do(self, event: Event) -> None:
        done = getattr(self, f"_{event.what.replace('-', '_')}_")(*event.of)
        if done is False:
            raise AssertionError(f"{self.person.name} could not do this on day {event.day}: {event}")

    def _answer_(self, question: str, *choices: str) -> None:
        self._answer({question: choices})

    def _term_(self, topic: str, text: str) -> bool:
        from goodterms.terms.topics import topics

        place = list(topics()).index(topic) + 1
        sent = {"text": text, "binds": "both", "stands": "agreed", "on": self.now.date().isoformat(), **LIMITS[text]}
        self.terms[text] = self.browser.post(f"/terms/topics/{place}/new", sent).headers["Location"]
        return "/topics/" not in self.terms[text]

    def _term_stays_(self, text: str) -> None:
        self._send(self.terms[text], do="stays")

    def _trial_(self, weeks: str = "6") -> bool:
        today = self.now.date()
        days = {"begins": today.isoformat(), "review": (today + timedelta(weeks=int(weeks))).isoformat()}
        before = self._trials()
        self.browser.post("/trial/new", {**days, **WRITTEN})
        return self._trials() == before + 1

    def _trials(self) -> int:
        from goodterms.web.records import TrialWritten
        from tests.web.importing import book_of

        return book_of(self.browser).count(TrialWritten)

    def _end_trial_(self) -> bool:
        return self._send("/trial", do="end").startswith("/trial/")

    def _decide_(self, way: str) -> bool:
        """Look at the trial, and decide: by what was written beside what happened."""
        from goodterms.progress.trial import OUTCOMES
        from goodterms.web.trial import trials
        from tests.web.importing import book_of

        now = trials(book_of(self.browser)).now
        if now is None or self.browser.get(f"/trial/{now.id}").status_code != OK:
            return False
        place = next(n for n, each in enumerate(OUTCOMES, start=1) if each == way)
        if way == ON:
            leads = self.browser.post(f"/trial/ways/{place}").headers["Location"]
            return leads == "/trial/new" and self._trial_()
        return self._send(f"/trial/ways/{place}") == "/plan"

    def _safety_(self, way: str) -> bool:
        """Go a way that asks safety again, and answer all of it."""
        leads = self.browser.post(f"/trial/ways/{way}").headers["Location"]
        self.now += timedelta(minutes=2)
        self.set_day(self.now)
        self._answer(SAFE)
        return leads == "/questions"

    def _try_(self) -> bool:
        before = self._trials()
        self.browser.post("/trial/again", TRYING)
        return self._trials() == before + 1

    def _note_(self) -> None:
        """Do nothing: something that a check-in says, told on the page."""

    def _take_proposal_(self, about: str) -> bool:
        return self.browser.post("/check-in/decide", {"about": about, "do": "yes"}).headers["Location"] == "/plan"

    def _month(self, day: int) -> None:
        """Lock, unlock, and bring in all messages so far, as an export holds them.

        The first time goes through the form and the process that reads files; later, to save time, only what that
        process hands over is kept.
        """
        from tests.web.importing import bring_in, put
        from tests.web.keeping import lock, unlock

        lock(self.browser)
        unlock(self.browser)
        if self.person.messages and day < MONTH:
            bring_in(self.browser, {"chat.txt": chat(self.person.messages, day + 1)})
        elif self.person.messages:
            put(self.browser, chat(self.person.messages, day + 1))

    def _look(self, day: int) -> Look:
        body = self.browser.get("/").content.decode().partition("<main")[2].partition("</main>")[0]
        today = re.search(r'<span class="tag">today</span>\s*<h1>(.*?)</h1>\s*<p>(.*?)</p>', body, re.DOTALL)
        card = re.search(r"where things stand</span>\s*<h2>(.*?)</h2>", body)
        head = re.search(r"<h1>(.*?)</h1>", body)
        notices = re.findall(r'<section class="notice">(.*?)</section>', body, re.DOTALL)
        stops = [html.unescape(each) for notice in notices for each in re.findall(r"<h2>(.*?)</h2>", notice)]
        plan = card or (None if today else head)
        return Look(
            day=day,
            today=html.unescape(today[1]) if today else "",
            why=html.unescape(today[2]) if today else "",
            stops=tuple(stops),
            plan=html.unescape(plan[1]) if plan else "",
            help="Help now: whom to call" in body,
            links=tuple(re.findall(r'href="([^"]+)"', body)),
        )


def chat(a_day: Callable[[int], int], days: int) -> str:
    """Write the export of a chat up to a day: they write first on every other day."""
    lines = []
    for day in range(days):
        at = datetime.combine(FIRST + timedelta(days=day), time(9), UTC)
        for turn in range(a_day(day // 7 + 1)):
            who = THEM if (turn + day) % 2 else ME
            lines.append(f"{at + timedelta(minutes=11 * turn):%d/%m/%Y, %H:%M} - {who}: invented {turn}\n")
    return "".join(lines)


def well(week: int, chance: random.Random) -> dict[str, int]:
    """Check in on an ordinary week: two or three times in touch, never more in three weeks in a row."""
    return {
        "acceptance": chance.choice([2, 3]),
        "longing": chance.choice([1, 2]),
        "sleep": chance.choice([2, 3]),
        "own-life": chance.choice([2, 3]),
        "contact": 2 + week % 2,
        **dict.fromkeys(("nervous", "worrying", "down", "little-interest"), chance.choice([0, 1])),
    }


def harder(week: int, chance: random.Random) -> dict[str, int]:
    """Check in on a half-year in which weeks 9 to 11 get harder, the more they are in touch."""
    usual = well(week, chance)
    if week in HARD:
        longing, acceptance, contact = HARD[week]
        return usual | {"longing": longing, "acceptance": acceptance, "contact": contact}
    if week > max(HARD):
        return usual | {"longing": 3, "acceptance": 1, "contact": 1}
    return usual


HARD = {8: (2, 2, 3), 9: (2, 2, 3), 10: (3, 1, 5), 11: (4, 0, 8)}


def _begins(changes: Mapping[str, list[str] | None]) -> dict[str, list[str]]:
    answers = {**BEGINNING, **changes}
    return {question: given for question, given in answers.items() if given is not None}


PEOPLE = (
    Person(
        "Rana",
        "Was told no once, wants to be friends for itself, tries that; then hopes again, asks, and hears no again",
        _begins({"what-they-said": ["no-once"]}),
        (
            Event(21, "answer", ("goal", FRIENDS), "wants to be friends for itself"),
            Event(24, "term", ("contact", LATE), "the two agree on one thing"),
            Event(35, "trial", (), "begins a trial of six weeks"),
            Event(58, "answer", ("goal", BACK), "hopes again"),
            Event(58, "answer", ("what-they-said", "no-more-than-once"), "told: they said no again"),
            Event(66, "end-trial", (), "ends the trial"),
            Event(66, "decide", ("let-go",), "decides to let go"),
        ),
        (
            Should(58, "stop", "They have said no again"),
            Should(58, "today", "Stop for now."),
            Should(58, "plan", "It is time to let go."),
        ),
        well,
        "They said no once more than when the trial began.",
        leaves=58,
        stops=True,
    ),
    Person(
        "Bo",
        "Is friends; from week 9 on it gets harder in each check-in, while the two are in touch more each time",
        _begins({**AS_FRIENDS, "terms": ["one-thing"]}),
        (
            Event(20, "term", ("contact", WALK), "the two agree on one thing"),
            Event(28, "trial", ("12",), "begins a trial of twelve weeks"),
            Event(62, "note", (), "check-in: longing 2 of 4, in touch 3 times"),
            Event(69, "note", (), "check-in: longing 3, in touch 5 times"),
            Event(76, "note", (), "check-in: longing 4, in touch 8 times"),
            Event(83, "note", (), "check-in: longing 3, in touch once"),
            Event(84, "take-proposal", ("struggling",), "lets the plan count with a hard time, as the first page asks"),
        ),
        (
            Should(76, "stop", "It gets harder for you, the more you are in touch"),
            Should(76, "today", "Stop for now."),
            Should(76, "plan", "Take a step back"),
        ),
        harder,
        "Longing rose and acceptance fell in three check-ins in a row, while contact rose each time.",
        messages=lambda week: {9: 6, 10: 10, 11: 16}.get(week, 4 if week < 9 else 2),
        leaves=76,
        stops=True,
    ),
    Person(
        "Cleo",
        "Tries being friends; in week 9 is afraid of them, and later answers that it was nothing",
        _begins({}),
        (
            Event(14, "term", ("contact", LATE), "the two agree on one thing"),
            Event(21, "trial", ("10",), "begins a trial of ten weeks"),
            Event(58, "answer", ("harm", "afraid"), "told: afraid of them"),
            Event(100, "answer", ("harm",), "answers that it was nothing"),
        ),
        (
            Should(58, "help", "Help now: whom to call"),
            Should(58, "plan", "Your safety comes first."),
            Should(58, "stop", "look after safety first"),
        ),
        well,
        "The answer about harm; it stays once told.",
        leaves=58,
        stops=True,
    ),
    Person(
        "Dev",
        "Hopes, tries being friends, looks at it after six weeks, and stays friends",
        _begins({}),
        (
            Event(14, "term", ("contact", WALK), "the two agree on one thing"),
            Event(28, "trial", (), "begins a trial of six weeks"),
            Event(56, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(71, "decide", ("friends",), "looks at the trial: stays friends"),
            Event(98, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(140, "term-stays", (WALK,), "looks at what was agreed: it stays"),
        ),
        (Should(14, "plan", "Live it, and let it be what it is."), Should(70, "today", "Look at your trial.")),
        well,
        "Their offer was accepted and one thing is agreed; the day that was set for the trial, which Dev decided.",
    ),
    Person(
        "Eli",
        "Their offer is open; in week 5 wants to move on, and says no to it a week later",
        _begins(
            {"goal": ["unknown"], "my-answer": ["nothing-yet"], "feelings-told": ["no"], "terms": None}
            | {"what-they-said": ["nothing-yet"]}
        ),
        (
            Event(30, "answer", ("goal", "move-on"), "wants to move on"),
            Event(38, "answer", ("my-answer", "no"), "told: said no to their offer"),
        ),
        (Should(30, "plan", "You may say no, kindly and once."),),
        well,
        "Their offer is open, and the hope is to move on.",
        leaves=38,
    ),
    Person(
        "Fay",
        "Hopes, tries being friends, looks at it twice, and goes on each time",
        _begins({}),
        (
            Event(14, "term", ("contact", LATE), "the two agree on one thing"),
            Event(28, "trial", (), "begins a trial of six weeks"),
            Event(56, "term-stays", (LATE,), "looks at what was agreed: it stays"),
            Event(71, "decide", (ON,), "looks at the trial: goes on"),
            Event(98, "term-stays", (LATE,), "looks at what was agreed: it stays"),
            Event(114, "decide", (ON,), "looks at the trial: goes on"),
            Event(157, "decide", (ON,), "looks at the trial: goes on"),
            Event(140, "term-stays", (LATE,), "looks at what was agreed: it stays"),
        ),
        (
            Should(14, "plan", "Live it, and let it be what it is."),
            Should(70, "today", "Look at your trial."),
        ),
        well,
        "Their offer was accepted and one thing is agreed; the day that was set for the trial.",
    ),
    Person(
        "Gil",
        "Wants friendship, agrees on two things, brings messages in every month, tries it, and goes on",
        _begins(AS_FRIENDS),
        (
            Event(14, "term", ("contact", LATE), "the two agree on one thing"),
            Event(20, "term", ("time-together", WALK), "the two agree on a second thing"),
            Event(28, "trial", (), "begins a trial of six weeks"),
            Event(56, "term-stays", (LATE,), "looks at what was agreed: it stays"),
            Event(63, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(71, "decide", (ON,), "looks at the trial: goes on"),
            Event(98, "term-stays", (LATE,), "looks at what was agreed: it stays"),
            Event(105, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(114, "decide", ("friends",), "looks at the trial: stays friends"),
            Event(140, "term-stays", (LATE,), "looks at what was agreed: it stays"),
            Event(147, "term-stays", (WALK,), "looks at what was agreed: it stays"),
        ),
        (
            Should(14, "plan", "Live it, and let it be what it is."),
            Should(70, "today", "Look at your trial."),
        ),
        well,
        "Their offer was accepted and one thing is agreed; the day that was set for the trial.",
        messages=lambda week: 4 + week % 2,
    ),
    Person(
        "Hana",
        "Tries being friends; in week 9 they say that they want to try again, and the two do",
        _begins({}),
        (
            Event(14, "term", ("contact", WALK), "the two agree on one thing"),
            Event(28, "trial", (), "begins a trial of six weeks"),
            Event(56, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(59, "answer", ("what-they-said", "want-to-try"), "told: they want to try again"),
            Event(62, "safety", ("4",), "is asked about safety again, and answers"),
            Event(62, "try", (), "writes down with what the two try again, for six weeks"),
            Event(98, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(105, "safety", ("1",), "looks at it: is asked about safety again"),
            Event(105, "try", (), "the two go on"),
            Event(140, "term-stays", (WALK,), "looks at what was agreed: it stays"),
            Event(148, "safety", ("1",), "looks at it: is asked about safety again"),
            Event(148, "try", (), "the two go on"),
        ),
        (
            Should(59, "plan", "They want to try. Go slowly, and talk before you begin."),
            Should(62, "plan", "You two are trying again."),
            Should(104, "today", "Look at your trial."),
        ),
        well,
        "Their explicit yes; safety asked again, and a new trial written down; the six weeks after that.",
    ),
)


def reaches_out(look: Look) -> tuple[str, ...]:
    """Name what tells somebody to reach out: the plan, what today is about, planning to be in touch, a trial."""
    from goodterms.companion.today import every_day
    from goodterms.guide.library import library

    todays = {day.says for day in every_day() if day.leads in ("write", "contact") or "reaches" in day.when}
    plans = {verdict.headline for verdict in library().verdicts if verdict.reaches_out}
    found = [look.today] if look.today in todays else []
    found += [look.plan] if look.plan in plans else []
    return (*found, *(link for link in look.links if link in ("/contact", "/trial/new", "/write")))


def says(look: Look, should: Should) -> bool:
    """Tell whether the first page says what it should, where it should."""
    shown = {
        "today": look.today,
        "stop": " ".join(look.stops),
        "plan": look.plan,
        "help": HELP if look.help else "",
    }
    return should.words in shown[should.where]


def told_on(looks: Sequence[Look], should: Should) -> int | None:
    """Give the first day on which that was said; None for never."""
    return next((look.day for look in looks if says(look, should)), None)


def day_name(day: int) -> str:
    """Name a day of a story: its week and its day in that week, both from 1."""
    return f"week {day // 7 + 1}, day {day % 7 + 1}"


def timeline(person: Person, looks: Sequence[Look]) -> list[str]:
    """Write the looks on which something else was told than before, each with what had happened since."""
    lines, before, since = [], None, -1
    for look in looks:
        shown = (look.today, look.stops, look.plan, look.help)
        if shown == before:
            continue
        happened = "; ".join(each.said for each in person.events if since < each.day <= look.day)
        stop = " ".join(look.stops) or "–"
        today = HELP if look.help else look.today
        lines.append(f"| {day_name(look.day)} | {happened or '–'} | {today} | {stop} | {look.plan} |")
        before, since = shown, look.day
    return lines


def sundays(looks: Sequence[Look]) -> str:
    """Count what today was about on the Sundays."""
    said = Counter(re.sub(r"until .*", "until a day.", look.today) or HELP for look in looks if look.day % 7 == SUNDAY)
    return f"On {said.total()} Sundays: " + "; ".join(f"“{today}” {n}" for today, n in said.most_common()) + "."


def page(lives: Sequence[tuple[Person, list[Look]]]) -> str:
    """Write all that was told as markdown."""
    rows = ["| | story | what they were told | on | why |", "|---|---|---|---|---|"]
    for person, looks in lives:
        told = [(told_on(looks, each), each) for each in person.should]
        words = "<br>".join(_shown(looks, on, each) for on, each in told)
        on = "<br>".join("never" if on is None else day_name(on) for on, _ in told)
        rows.append(f"| {person.name} | {person.story}. | {words} | {on} | {person.why} |")
    parts = ["\n".join(rows)]
    for person, looks in lives:
        head = ["| | what happened | Today | rules of stopping | the plan |", "|---|---|---|---|---|"]
        parts += [f"## {person.name}", f"{person.story}.", "\n".join([*head, *timeline(person, looks)]), sundays(looks)]
    return "\n\n".join(parts)


def _shown(looks: Sequence[Look], on: int | None, should: Should) -> str:
    look = next((look for look in looks if look.day == on), None)
    if look is None:
        return f"{NAMED[should.where]}: “{should.words}”"
    said = {"today": look.today, "stop": " ".join(look.stops), "plan": look.plan, "help": HELP}
    return f"{NAMED[should.where]}: “{said[should.where]}”"


HELP = "Help now: whom to call"
NAMED = {"today": "Today", "stop": "rule of stopping", "plan": "plan", "help": "first of all"}


def main(sent: Sequence[str]) -> None:
    """Live every half-year, each in a process and a home of its own, and rewrite the page."""
    if sent:
        print(msgspec.json.encode(_live(sent[0])).decode())
        return
    from bench.report import put_between_marks

    _settle(tempfile.gettempdir())
    lives = []
    for person in PEOPLE:
        with tempfile.TemporaryDirectory() as home:
            told = subprocess.run(
                [sys.executable, "-m", "bench.half_year", person.name],
                env={**os.environ, "GOODTERMS_HOME": home, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
                cwd=ROOT,
                stdout=subprocess.PIPE,
                check=True,
            )
        lives.append((person, msgspec.json.decode(told.stdout, type=list[Look])))
        print(person.name, "lived", file=sys.stderr)
    put_between_marks(PAGE, page(lives))


def _settle(home: str) -> None:
    import django

    os.environ.setdefault("GOODTERMS_HOME", home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodterms.web.settings")
    django.setup()


def _live(name: str) -> list[Look]:
    """Live one half-year in the home that GOODTERMS_HOME names, with a passphrase that costs little to try."""
    home = Path(os.environ["GOODTERMS_HOME"])
    (home / "run").mkdir()
    _settle(str(home))

    from django.test import Client

    from goodterms import vault
    from goodterms.web import clock, tickets
    from tests.vault.cast import CHEAP
    from tests.web.conftest import ADDRESS

    vault.create.__kwdefaults__ = {"data_key": None, "cost": CHEAP}
    vault.rewrap.__defaults__ = (CHEAP,)
    vault.open_with_passphrase.__kwdefaults__ = {"least": CHEAP}
    browser = Client(HTTP_HOST=ADDRESS, HTTP_ORIGIN=f"http://{ADDRESS}", SERVER_NAME="127.0.0.1")
    browser.get(f"/start/{tickets.issue(home / 'run')}")

    def set_day(at: datetime) -> None:
        clock.now = lambda: at

    return Life(browser, next(each for each in PEOPLE if each.name == name), set_day).live()


if __name__ == "__main__":
    main(sys.argv[1:])
