"""What is kept: one struct a kind, sealed as it stands. A kind's name is never stored in the clear.

`append_only` kinds are never changed or dropped, except with everything; those that are `about_them` go with everything
about the other one too, all at once (Book.purge). A told no is not about them: it stays. Of `single` kinds there is one
record at most; `made` ones say nothing of their own: they come of others, or with them.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

import msgspec

from goodterms.companion.asked import Answered
from goodterms.companion.drafts import LeftAlone
from goodterms.companion.invitation import Asked, Happened, Reply
from goodterms.companion.noes import Moment
from goodterms.companion.noes import Record as NoEntry
from goodterms.companion.spans import parted
from goodterms.progress import Change, CheckIn, Contact, Step, Trial
from goodterms.progress import Moment as Showed
from goodterms.progress.change import Words as Told
from goodterms.terms import Term
from goodterms.terms.term import Answered as AnsweredBy
from goodterms.terms.term import Known

Name = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}$")]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is kept. kind: what the index of the vault calls it.

    A field that is not known is refused, not dropped: a newer program wrote it, and the next change would lose it.
    """

    kind: ClassVar[str]
    append_only: ClassVar[bool] = False
    about_them: ClassVar[bool] = False
    single: ClassVar[bool] = False
    made: ClassVar[bool] = False


class Preferences(Record, frozen=True, kw_only=True):
    """How the program behaves.

    idle_minutes: after how long it locks. country: whose helplines come first. keep_words: whether the words of
    messages are kept too. code_checked: whether the person has shown that they have the recovery code. put_away: what
    they said, and what the messages show, is shown only after asking.
    """

    kind = "preferences"
    single = True
    idle_minutes: Annotated[int, msgspec.Meta(ge=1, le=24 * 60)] = 15
    country: str = ""
    keep_words: bool = False
    code_checked: bool = False
    put_away: bool = False


class Answers(Record, frozen=True, kw_only=True):
    """What was answered to the questions, in the order of answering."""

    kind = "answers"
    single = True
    given: tuple[Answered, ...] = ()


class KeptNo(Record, frozen=True, kw_only=True):
    """A told no, a slip mended, or a dated entry of what changed: never rewritten."""

    kind = "kept-no"
    append_only = True
    entry: NoEntry


class Names(Record, frozen=True, kw_only=True):
    """Who is who in the exports.

    me, them: the names under which they write; people: those of the two who wrote. called: what the pages call the
    other one, where that was chosen. zone: in which local times are read and days are counted. date_order: dmy, mdy
    or ymd, where the exports leave it open. chats: the conversations that it is about; chat: the only one, as it was
    kept before there could be several.
    """

    kind = "names"
    about_them = True
    single = True
    me: tuple[str, ...]
    them: tuple[str, ...]
    people: tuple[str, ...]
    called: str = ""
    chat: str | None = None
    chats: tuple[str, ...] = ()
    zone: str
    date_order: str | None = None


class Left(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What of a file did not become messages: why, where, and how many."""

    file: str
    place: str
    reason: str
    count: int


class Brought(Record, frozen=True, kw_only=True):
    """One import: what came in, what did not and why.

    fresh, again: messages that were new, and that were there already. left_out: those by other people; other_chats:
    those of chats that were not chosen. words: whether their words came too. skipped: the first of what could not be
    read; skipped_count: all of it. minutes_only: its times are exact to the minute only.
    first, last: when the first message of the two and the last row of any kind were sent; gaps: between which times its
    files do not meet.
    """

    kind = "brought"
    about_them = True
    at: Moment
    files: tuple[str, ...]
    fresh: int
    again: int
    left_out: int
    other_chats: int = 0
    words: bool = False
    skipped_count: int
    skipped: tuple[Left, ...] = ()
    warnings: tuple[str, ...] = ()
    minutes_only: bool = False
    first: Moment | None = None
    last: Moment | None = None
    gaps: tuple[tuple[Moment, Moment], ...] = ()

    @property
    def spans(self) -> tuple[tuple[Moment, Moment], ...]:
        """Give the stretches of time of which it told."""
        return parted(self.first, self.last, self.gaps) if self.first and self.last else ()


class DigestKey(Record, frozen=True, kw_only=True):
    """The key under which messages are told apart, made once: it stays when the vault's own key is renewed."""

    kind = "digest-key"
    about_them = True
    made = True
    single = True
    key: bytes


class Month(Record, frozen=True, kw_only=True):
    """The features of a month's messages, without their words; frame: as goodterms.companion.months writes them."""

    kind = "month"
    about_them = True
    month: str
    frame: bytes


class Words(Record, frozen=True, kw_only=True):
    """The words of a month's messages, only where the person chose to keep them."""

    kind = "words"
    about_them = True
    month: str
    frame: bytes


class Mark(Record, frozen=True, kw_only=True):
    """A dated mark in the story: an event of the reading."""

    kind = "mark"
    name: str
    on: date


class LastReading(Record, frozen=True, kw_only=True):
    """The last reading, and the key of what it was made from.

    found: a companion.found.Found, packed: its shape may change with the program, and is only read where the key fits.
    """

    kind = "reading"
    about_them = True
    made = True
    inputs: bytes
    found: bytes


class Opened(Record, frozen=True, kw_only=True):
    """How often the reading was opened on a day. inputs: the key of what it was made from last."""

    kind = "opened"
    about_them = True
    made = True
    on: date
    times: int
    inputs: bytes


class SentOff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a message was sent. text: as it was sent; tells: it tells of feelings; answered: when they wrote back.

    changed: by question, the choice that it made the answer; before: the answers until then; marked: the mark it made.
    """

    on: date
    text: str
    tells: bool = False
    answered: date | None = None
    changed: dict[str, str] = {}
    before: tuple[Answered, ...] = ()
    marked: str | None = None


class Draft(Record, frozen=True, kw_only=True):
    """A message being written, or one that was sent.

    name: a random word that addresses it. way: by which it was laid out, empty for one's own. purpose: what it is;
    `unsent` is a letter that is not for sending. mail: it has a subject. theirs: what it answers. tells: it was laid
    out to tell of feelings. until: it rests until then. topic, term: what it raises or proposes, where it does.
    """

    kind = "draft"
    about_them = True
    name: Name
    begun: Moment
    changed: Moment
    way: str = ""
    purpose: Literal["acceptance", "everyday", "unsent"] = "everyday"
    text: str
    mail: bool = False
    subject: str = ""
    theirs: str = ""
    tells: bool = False
    topic: str = ""
    term: str = ""
    left: tuple[LeftAlone, ...] = ()
    until: Moment | None = None
    sent: SentOff | None = None


class TermTold(Record, frozen=True, kw_only=True):
    """A term as it was told at a moment: a later one of the same id supersedes it, and nothing is written over.

    taken_back: it was told by mistake, and counts as never told.
    """

    kind = "term"
    about_them = True
    append_only = True
    at: Moment
    term: Term
    taken_back: bool = False


class Said(Record, frozen=True, kw_only=True):
    """What they said or wrote. name: a random word that addresses it. settled: the limits in it that were looked at.

    on: on which day; known: how it is known. open: the topics of those that were not. no_contact: whether it
    may ask for no contact at all, and what was said of that.
    """

    kind = "said"
    about_them = True
    name: Name
    at: Moment
    on: date
    known: Known
    text: str
    settled: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    no_contact: Literal["", "open", "not-meant"] = ""


class MayAskNone(Record, frozen=True, kw_only=True):
    """That something they said, and that is gone, may ask for no contact at all: kept without a word of it.

    on: on which day they said it. It goes only when somebody says that it was not meant so.
    """

    kind = "may-ask-none"
    on: date


class Glance(Record, frozen=True, kw_only=True):
    """What the messages show of terms, and the key of what it was made from.

    kept: a companion.told.ToldTerms, packed, or empty; shown: what they show that makes a topic worth raising, as of
    `ends`, their last moment.
    """

    kind = "glance"
    about_them = True
    made = True
    single = True
    inputs: bytes
    kept: bytes
    shown: dict[str, bool | None]
    ends: Moment | None


class TopicRaised(Record, frozen=True, kw_only=True):
    """A topic that was raised with them as a whole. name: a random word that addresses it; draft: by which message."""

    kind = "raised"
    about_them = True
    name: Name
    topic: str
    on: date
    answered: AnsweredBy | None = None
    answered_on: date | None = None
    draft: str = ""


class TakenUp(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What came of an answer: a term by its id, or what they said by its name."""

    topic: str
    text: str
    term: str = ""
    said: str = ""


class Invited(Record, frozen=True, kw_only=True):
    """An invitation, without its link, which was shown once.

    id: by which its row is found; key, shared: with which answers are read, empty once it is over. on, ends: the first
    and the last day to answer. reply: the last that came; taken: what came of it; told: a digest of what
    they were told last. withdrawn: on which day it was taken back; over: what ended it.
    """

    kind = "invitation"
    about_them = True
    id: bytes
    key: bytes
    shared: bytes
    on: date
    ends: date
    called: str
    words: str
    topics: tuple[Asked, ...]
    reply: Reply | None = None
    taken: tuple[TakenUp, ...] = ()
    told: bytes = b""
    withdrawn: date | None = None
    over: Literal["", "declined", "for-good", "unanswered", "erased"] = ""


class AskedThem(Record, frozen=True, kw_only=True):
    """That an invitation was made, or what came of it: never rewritten, and without a word of theirs."""

    kind = "asked-them"
    append_only = True
    entry: Happened


class Rest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time in which a change was laid down: from which day, and on which it was taken up again."""

    begin: date
    end: date


class KeptChange(Record, frozen=True, kw_only=True):
    """A change that somebody works on. told: of what went wrong, by prompt; rests: when it was laid down before."""

    kind = "change"
    change: Change
    told: dict[str, Told] = {}
    rests: tuple[Rest, ...] = ()

    @property
    def name(self) -> str:
        """Give the random word that addresses it."""
        return self.change.id


class KeptMoment(Record, frozen=True, kw_only=True):
    """A moment where a change showed. name: a random word that addresses it."""

    kind = "moment"
    name: Name
    moment: Showed


class CheckedIn(Record, frozen=True, kw_only=True):
    """A check-in. name: a random word that addresses it."""

    kind = "check-in"
    name: Name
    check_in: CheckIn


class HardTime(Record, frozen=True, kw_only=True):
    """On which days it was left as it is, when check-ins proposed that this is a hard time, or that one is over."""

    kind = "hard-time"
    single = True
    struggling: date | None = None
    steady: date | None = None


class ContactNoted(Record, frozen=True, kw_only=True):
    """Being in touch once: planned, laid down, or as it was. at: when that was written down last."""

    kind = "contact"
    about_them = True
    at: Moment
    contact: Contact

    @property
    def name(self) -> str:
        """Give the random word that addresses it."""
        return self.contact.name


class TrialWritten(Record, frozen=True, kw_only=True):
    """A trial as it was written before it began."""

    kind = "trial"
    about_them = True
    append_only = True
    trial: Trial


class TrialStep(Record, frozen=True, kw_only=True):
    """Something that came after a trial was written."""

    kind = "trial-step"
    about_them = True
    append_only = True
    step: Step


class SafetyAsked(Record, frozen=True, kw_only=True):
    """That all of safety is asked again, from this moment on, before two people try again."""

    kind = "safety-asked"
    append_only = True
    at: Moment


class Version(Record, frozen=True, kw_only=True):
    """How a draft read at a moment. of: the draft's name."""

    kind = "version"
    about_them = True
    of: str
    at: Moment
    text: str


KINDS: dict[str, type[Record]] = {kind.kind: kind for kind in Record.__subclasses__()}
