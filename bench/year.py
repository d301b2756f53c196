"""Keep an invented year in a vault: what somebody would have there who used the program every day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from goodterms.web.store import Book
    from goodterms.web.visits import Visit

DAYS = 365
MESSAGES_A_DAY = 45
MARKS = 7
TERMS, TOLD = 12, 4
DRAFT = "0a1b2c3d4e5f"
CHECK_INS, CONTACTS, CHANGES, MOMENTS = 180, 100, 5, 100
"""How many there are of each in the year; the first of each is called NAMED."""
NAMED = "000000000000"
FIRST = date(2025, 11, 1)
ANSWERS: dict[str, dict[str, bool | int | str | list[str]]] = {
    "thoughts": {"safety.thoughts_of_ending_my_life": False},
    "harm": {"safety.humiliated_by_them": False, "safety.afraid_of_them": False, "safety.hurt_by_them": False},
    "distance": {"safety.they_asked_for_no_contact": False, "safety.they_are_afraid_of_me": False},
    "court-order": {"safety.court_order": "none"},
    "own-conduct": {"own_conduct": []},
    "goal": {"goal": "back_together"},
    "who-offered": {"offer.made_by": "them"},
    "my-answer": {"offer.answer": "accepted"},
    "feelings-told": {"feelings_told": True},
    "what-they-said": {"they_answered": "not_now"},
    "coping": {"coping": "steady"},
}


def keep_a_year(passphrase: str) -> str:
    """Make the vault in the folder that GOODTERMS_HOME names; say what is in it."""
    import django

    django.setup()
    from goodterms.web.keyring import keep
    from goodterms.web.visits import Visit

    visit = Visit(0.0)
    messages = _messages(visit)
    _daily(visit.book())
    _terms(visit.book())
    _lived(visit.book())
    keep(visit, passphrase)
    imports = DAYS // 7 + 1
    return (
        f"Kept: {messages:,} messages of a year as features by month, {imports} imports, {MARKS} dates, the answers, "
        f"{TERMS} terms told {TOLD} times each, {TERMS} notes of what they said, one draft, "
        f"{CHECK_INS} check-ins, {CONTACTS} times of being in touch, {CHANGES} changes with {MOMENTS} moments, "
        "one trial."
    )


def _messages(visit: Visit) -> int:
    from bench.generate import generate
    from goodterms import chats
    from goodterms.chats import Source
    from goodterms.companion import brought
    from goodterms.web.keeping import About, keep

    export = generate("android", DAYS * MESSAGES_A_DAY)
    imported = chats.read([Source("chat.txt", export.content.encode())], tz=export.zone)
    known = brought.Known(me=(export.names[0],), them=(export.names[1],), zone=export.zone)
    taken = brought.take(imported, known, export.zone)
    keep(visit.book, taken, About(datetime.now(UTC), ("chat.txt",), imported.skipped))
    return taken.features.height


def _daily(book: Book) -> None:
    """Keep what does not come with messages: answers, dates, and a note of an import in each week."""
    from goodterms.companion.asked import Answered
    from goodterms.reading import EVENT_NAMES
    from goodterms.web.records import Answers, Brought, Mark

    now = datetime.now(UTC)
    with book.together():
        book.put(Answers(given=tuple(Answered(name, known, now) for name, known in ANSWERS.items())))
        for month in range(MARKS):
            book.add(Mark(name=EVENT_NAMES[month % len(EVENT_NAMES)], on=FIRST + timedelta(days=45 * month + 20)))
        first = book.all(Brought)[0].record
        for day in range(7, DAYS, 7):
            book.add(msgspec.structs.replace(first, at=now - timedelta(days=day), fresh=0))


def _terms(book: Book) -> None:
    """Keep what was said of terms, each changed a few times, and a draft to hold against them."""
    from goodterms.limits import Hours, QuietHours, TextsADay
    from goodterms.terms import Term
    from goodterms.terms.topics import topics
    from goodterms.web.records import Draft, Said, TermTold

    now, names = datetime.now(UTC), list(topics())
    with book.together():
        for number in range(TERMS):
            limit = QuietHours((Hours("22:00", "08:00"),)) if number % 2 else TextsADay(number + 20)
            for step in range(TOLD):
                on = FIRST + timedelta(days=30 * step + number)
                term = Term(
                    id=f"term-{number}",
                    topic=names[number % len(names)],
                    text=f"An invented term, told {step + 1} times.",
                    state="agreed" if step % 2 else "said-by-them",
                    on=on,
                    limit=limit if number % 3 else None,
                )
                book.add(TermTold(at=now, term=term))
            said = "It was good to see you. Not after nine though, please, I get up early."
            book.add(Said(name=f"{number:012x}", at=now, on=FIRST + timedelta(days=number), known="written", text=said))
        book.add(
            Draft(name=DRAFT, begun=now, changed=now, text="Thanks for the keys. See you at the concert on Friday.")
        )


def _lived(book: Book) -> None:
    """Keep check-ins, contact as it was and one to come, changes with their moments, and a trial that is over."""
    from goodterms.progress import Change, CheckIn, Contact, Moment, Step, Trial
    from goodterms.web.records import CheckedIn, ContactNoted, KeptChange, KeptMoment, TrialStep, TrialWritten

    now, today = datetime.now(UTC), datetime.now(UTC).date()
    with book.together():
        for number in range(CHECK_INS):
            on = today - timedelta(days=2 * number + 1)
            answers = CheckIn(on=on, acceptance=3, longing=number % 4, sleep=2, own_life=3, contact=3)
            book.add(CheckedIn(name=f"{number:012x}", check_in=answers))
        for number in range(CONTACTS):
            on = today - timedelta(days=7 * number // 2 - 2)
            met = Contact(name=f"{number:012x}", what="coffee", on=on, at="17:00", minutes=60, company="in-company")
            was = (
                met if number == 0 else msgspec.structs.replace(met, state="happened", was="good", words="A good hour.")
            )
            book.add(ContactNoted(at=now, contact=was))
        for number in range(CHANGES):
            change = Change(id=f"{number:012x}", begun=FIRST, change="I listen to the end.", practise="One question.")
            book.add(KeptChange(change=change, told={}))
        for number in range(MOMENTS):
            moment = Moment(of=f"{number % CHANGES:012x}", on=today - timedelta(days=3 * number), words="I let it be.")
            book.add(KeptMoment(name=f"{number:012x}", moment=moment))
        begins = today - timedelta(weeks=12)
        book.add(TrialWritten(trial=Trial(id=NAMED, at=now, begins=begins, review=begins + timedelta(weeks=6))))
        for what in ("ended", "friends"):
            book.add(TrialStep(step=Step(of=NAMED, at=now, on=begins + timedelta(weeks=6), what=what)))
