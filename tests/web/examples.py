"""One record of every kind, and more than one where the order matters: what a year of use might leave."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import polars as pl
from msgspec.structs import replace

from goodterms.companion import months
from goodterms.companion.asked import Answered
from goodterms.companion.drafts import LeftAlone
from goodterms.companion.invitation import Asked, Given, Happened, Line, Reply
from goodterms.companion.noes import Ending, Lifted, MendedSlip, ToldNo
from goodterms.limits import Hours, QuietHours
from goodterms.progress import Change, CheckIn, Contact, Step, Trial, TryAgain
from goodterms.progress import Moment as Showed
from goodterms.reading import features
from goodterms.terms import Term
from goodterms.vault import keyed_digests
from goodterms.web.records import (
    KINDS,
    Answers,
    AskedThem,
    Brought,
    CheckedIn,
    ContactNoted,
    DigestKey,
    Draft,
    Glance,
    HardTime,
    Invited,
    KeptChange,
    KeptMoment,
    KeptNo,
    LastReading,
    Left,
    Mark,
    MayAskNone,
    Month,
    Names,
    Opened,
    Preferences,
    Record,
    Rest,
    SafetyAsked,
    Said,
    SentOff,
    TakenUp,
    TermTold,
    TopicRaised,
    TrialStep,
    TrialWritten,
    Version,
    Words,
)
from tests.tables import at, table

A_TERM = Term(
    id="late",
    topic="contact",
    text="Not after nine, „bitte“ \u202e",
    state="agreed",
    on=date(2026, 3, 1),
    at="21:04",
    known="written",
    limit=QuietHours((Hours("21:00", "08:00"), Hours("12:00", "13:00"))),
    my_reason="I wait",
    their_reason="שינה",
    exceptions="the flat",
    review=date(2026, 4, 12),
    until=date(2027, 1, 1),
    note="</textarea>",
    answered="yes",
    replaces="before",
)
A_TRIAL = Trial(
    id="3a4b5c6d7e8f",
    at=datetime(2026, 3, 1, 21, 4, tzinfo=UTC),
    begins=date(2026, 3, 2),
    review=date(2026, 4, 13),
    if_so="We laugh, „wirklich“ \u202e",
    if_not="</script>",
    rules=("They say no", "שלוש פעמים"),
    noes=1,
)
WHEN = datetime(2026, 3, 1, 21, 4, 5, 678901, tzinfo=UTC)
KEY = bytes(range(32))
SENT = [
    ("me", "2026-01-31 23:59"),
    ("them", "2026-02-10 08:00"),
    ("app", "2026-02-10 08:00"),
    ("them", "2026-02-10 08:01"),
]
TEXTS = ["see you?", "\u200f\u0633\u0644\u0627\u0645 😀", "line one\nline two\x00\u2028", None]


def _digests(rows: int) -> pl.Series:
    return pl.Series("digest", keyed_digests(KEY, np.arange(rows, dtype=np.uint64)))


def a_month(which: int = 1) -> Month:
    frame = features(table(SENT), "UTC").frame
    month = months.split(frame.select(_digests(frame.height), pl.all()))[which]
    return Month(month=month.month, frame=months.to_bytes(month))


def words_of_a_month() -> Words:
    frame = table(SENT).with_columns(text=pl.Series(TEXTS)).select("sent_at", "who", "text")
    month = months.split(frame.select(_digests(frame.height), pl.all()))[1]
    return Words(month=month.month, frame=months.to_bytes(month))


def records() -> tuple[Record, ...]:
    made = (
        Preferences(idle_minutes=5, country="DE", keep_words=True),
        Answers(given=(Answered("goal", {"goal": "back_together"}, WHEN, ("back-together",)),)),
        KeptNo(entry=ToldNo("hurt_by_them", WHEN)),
        KeptNo(entry=MendedSlip("hurt_by_them", WHEN)),
        KeptNo(entry=ToldNo("they_asked_for_no_contact", WHEN)),
        KeptNo(entry=Ending("they_asked_for_no_contact", "they_wrote_first", "„Hallo“ </script> \u202e", WHEN)),
        KeptNo(entry=Lifted("they_asked_for_no_contact", WHEN)),
        Names(
            me=("Kim",),
            them=("Alex", "أليكس"),
            people=("Kim", "Alex"),
            called="A.",
            chats=("Alex",),
            zone="Europe/Berlin",
        ),
        Brought(
            at=WHEN,
            files=("chat.txt",),
            fresh=3,
            again=1,
            left_out=0,
            skipped_count=1,
            skipped=(Left(file="chat.txt", place="line 3", reason="no date", count=1),),
            warnings=("Dates were read day first.",),
            first=at(SENT[0][1]),
            last=at(SENT[-1][1]),
        ),
        DigestKey(key=KEY),
        a_month(0),
        a_month(1),
        words_of_a_month(),
        Mark(name="breakup", on=date(2026, 2, 10)),
        LastReading(inputs=b"\x00\xff", found=b"packed"),
        Opened(on=date(2026, 3, 1), times=2, inputs=b"\x00\xff"),
        Draft(
            name="0a1b2c3d4e5f",
            begun=WHEN,
            changed=WHEN,
            way="accept",
            purpose="acceptance",
            text="Yes.\n\u202e„ja“ </script>",
            subject="About being friends",
            theirs="Friends?",
            tells=True,
            left=(LeftAlone("says-always-or-never", "You always do"),),
            until=WHEN,
            mail=True,
            sent=SentOff(
                on=date(2026, 3, 1),
                text="Yes.",
                tells=True,
                answered=date(2026, 3, 2),
                changed={"my-answer": "yes"},
                before=(Answered("my-answer", {"offer.answer": "not_yet"}, WHEN, ("nothing-yet",)),),
                marked="answer",
            ),
        ),
        Version(of="0a1b2c3d4e5f", at=WHEN, text="Yes?"),
        TermTold(at=WHEN, term=A_TERM),
        TermTold(at=WHEN, term=replace(A_TERM, state="ended", by="them"), taken_back=True),
        Said(
            name="1a2b3c4d5e6f",
            at=WHEN,
            on=date(2026, 3, 1),
            known="written",
            text="not after nine\n\u202eplease </script>",
            settled=("not after nine",),
            open=("contact",),
        ),
        MayAskNone(on=date(2026, 2, 28)),
        Invited(
            id=b"\x00" * 16,
            key=b"",
            shared=b"",
            on=date(2026, 3, 1),
            ends=date(2026, 3, 22),
            called="קים </script>",
            words="How do you like it?\n\u202e„so“ </textarea>",
            topics=(Asked(topic="contact", mine=(Line(text=A_TERM.text, limit=A_TERM.limit, term=A_TERM.id),)),),
            reply=Reply(
                number=2,
                on=date(2026, 3, 4),
                given=(
                    Given(topic="contact", choice="said", lines=(Line(text="Not on Sundays"),), words="„bitte“ \u202e"),
                ),
            ),
            taken=(TakenUp(topic="contact", text="Not on Sundays", term="late"),),
            told=b"\x00\xff",
            withdrawn=date(2026, 3, 9),
            over="erased",
        ),
        AskedThem(entry=Happened(what="made", on=date(2026, 3, 1))),
        AskedThem(entry=Happened(what="answered", on=date(2026, 3, 4))),
        Glance(inputs=b"\x00\xff", kept=b"packed", shown={"writes_late": None, "calls_often": True}, ends=WHEN),
        CheckedIn(
            name="3a4b5c6d7e8f",
            check_in=CheckIn(
                on=date(2026, 3, 1),
                longing=4,
                own_life=0,
                four=(3, None, 0, 1),
                contact=7,
                contact_was="mixed",
                words="„schwer“ \u202e\n</script>",
            ),
        ),
        HardTime(struggling=date(2026, 3, 1)),
        ContactNoted(
            at=WHEN,
            contact=Contact(
                name="3a4b5c6d7e8f",
                what="coffee",
                on=date(2026, 3, 1),
                at="17:00",
                minutes=60,
                company="in-company",
                asked=True,
                where="by the canal \u202e",
                ends="I go at five. </script>",
                state="happened",
                planned=True,
                was="hard",
                words="בסדר\nmostly",
                saw="They laughed once.",
                guess="tired?",
                said="1a2b3c4d5e6f",
            ),
        ),
        TopicRaised(name="2a3b4c5d6e7f", topic="space", on=date(2026, 3, 1), answered="not-now", draft="0a1b2c3d4e5f"),
        KeptChange(
            change=Change(
                id="3a4b5c6d7e8f",
                begun=date(2026, 1, 4),
                went_wrong="I did not hear them out.\n\u202e„nie“ </script>",
                change="I listen to the end.",
                practise="שאלה אחת",
                over=date(2026, 3, 1),
            ),
            told={"my-part": "I talked over them."},
            rests=(Rest(date(2026, 1, 20), date(2026, 2, 10)),),
        ),
        KeptMoment(
            name="4a5b6c7d8e9f",
            moment=Showed(
                of="3a4b5c6d7e8f",
                on=date(2026, 2, 20),
                words="I asked, and waited. </textarea>",
                by="in-person",
                theirs="You let me finish",
            ),
        ),
        TrialWritten(trial=A_TRIAL),
        TrialStep(step=Step(of=A_TRIAL.id, at=WHEN, on=date(2026, 3, 9), what="came", rule=1)),
        TrialStep(step=Step(of=A_TRIAL.id, at=WHEN, on=date(2026, 3, 9), what="try-again")),
        SafetyAsked(at=WHEN),
        TrialWritten(
            trial=Trial(
                id="4a5b6c7d8e9f",
                at=WHEN,
                begins=date(2026, 3, 9),
                review=date(2026, 4, 20),
                again=TryAgain(ended="Silence", different="We say it", mine="Evenings", theirs="Room"),
            )
        ),
    )
    assert {record.kind for record in made} == set(KINDS), "write an example of the new kind"
    return made
