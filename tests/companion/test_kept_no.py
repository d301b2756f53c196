"""A told no stays: it ends by a dated entry, seven full days and a fresh answer, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import guide, situation
from goodterms.companion.kept_no import (
    BadEnding,
    asked_again,
    contradicted,
    ending,
    kept,
    kept_noes,
    laid_over,
    telling,
)
from goodterms.companion.noes import (
    NOES,
    REASONS,
    Ending,
    Lifted,
    MendedSlip,
    No,
    Record,
    ToldNo,
    denied_in,
    lay,
    noes_in,
)
from goodterms.guide.questions import questions
from goodterms.situation import SAFETY
from tests.companion.diary import CALM, START, WHY, Diary

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL_CLOSED = ("write", "suggest-words", "invite", "propose-term", "plan-contact", "share")

TELLS: dict[No, dict[str, Any]] = {
    "they_asked_for_no_contact": {"they_asked_for_no_contact": True},
    "they_are_afraid_of_me": {"they_are_afraid_of_me": True},
    "afraid_of_them": {"afraid_of_them": True},
    "hurt_by_them": {"hurt_by_them": True},
    "order_against_me": {"court_order": "against_me"},
    "order_against_them": {"court_order": "against_them"},
}


def told(no: No) -> Diary:
    diary = Diary()
    diary.answer_all()
    diary.say(**TELLS[no])
    return diary


def taken_back(no: No) -> dict[str, Any]:
    return {name: "none" if name == "court_order" else False for name in TELLS[no]}


@pytest.mark.parametrize("no", NOES)
def test_a_told_no_stays_whatever_is_answered_later(no: No) -> None:
    diary = told(no)
    diary.wait(minutes=10)
    for later in (taken_back(no), dict.fromkeys(TELLS[no], "unsaid")):
        diary.wait(days=400)
        stays = diary.say(**later)
        assert [each.no for each in stays] == [no]
        assert noes_in(diary.situation()) == (no,)
        assert guide.plan(diary.situation()).closed == ALL_CLOSED


@pytest.mark.parametrize("no", NOES)
def test_a_slip_can_be_mended_for_ten_minutes(no: No) -> None:
    diary = told(no)
    assert [each.stage for each in diary.kept()] == ["slip"]
    diary.wait(minutes=9, seconds=59)
    assert diary.say(**taken_back(no)) == ()
    assert diary.kept() == ()
    assert noes_in(diary.situation()) == ()


@pytest.mark.parametrize("no", NOES)
def test_after_ten_minutes_it_is_no_slip(no: No) -> None:
    diary = told(no)
    diary.wait(minutes=10)
    assert [each.stage for each in diary.kept()] == ["standing"]
    assert [each.no for each in diary.say(**taken_back(no))] == [no]
    assert diary.noes() == {no}


def test_a_slip_of_an_earlier_run_is_not_mended_by_a_clock_that_was_set_back() -> None:
    diary = told("hurt_by_them")
    settled = len(diary.history)
    no_more = situation.make({"safety.hurt_by_them": False})
    assert kept(diary.history, diary.now)[0].stage == "slip"
    assert kept(diary.history, diary.now, settled=settled)[0].stage == "standing"
    assert telling(diary.history, no_more, diary.now, settled=settled) == ()
    diary.say(hurt_by_them=True)
    assert telling(diary.history, no_more, diary.now, settled=settled) == ()
    assert contradicted(diary.history, no_more, diary.now, settled=settled)


def test_what_is_told_again_in_this_run_hours_later_can_be_mended() -> None:
    diary = told("hurt_by_them")
    settled = len(diary.history)
    diary.wait(hours=3)
    diary.say(hurt_by_them=True)
    no_more = situation.make({"safety.hurt_by_them": False})
    assert telling(diary.history, no_more, diary.now, settled=settled) == (MendedSlip("hurt_by_them", diary.now),)


def test_not_saying_mends_no_slip() -> None:
    diary = told("afraid_of_them")
    assert [each.no for each in diary.say(afraid_of_them="unsaid")] == ["afraid_of_them"]
    assert diary.noes() == {"afraid_of_them"}


def test_telling_twice_in_a_row_is_one_slip() -> None:
    diary = told("they_asked_for_no_contact")
    diary.wait(minutes=1)
    diary.say(they_asked_for_no_contact=True)
    diary.wait(minutes=1)
    assert diary.say(they_asked_for_no_contact=False) == ()
    assert diary.kept() == ()


def test_telling_an_old_no_again_does_not_make_it_a_slip() -> None:
    diary = told("they_asked_for_no_contact")
    diary.wait(days=30)
    diary.say(they_asked_for_no_contact=True)
    assert [each.no for each in diary.say(they_asked_for_no_contact=False)] == ["they_asked_for_no_contact"]
    (still,) = diary.kept()
    assert (still.told, still.again) == (START, None)


def test_a_slip_of_telling_again_leaves_the_ending_that_waited() -> None:
    diary = told("order_against_me")
    diary.wait(days=1)
    diary.put_down("order_against_me")
    waiting = diary.kept()
    diary.wait(days=2)
    diary.say(court_order="against_me")
    assert [each.stage for each in diary.kept()] == ["slip"]
    diary.say(court_order="none")
    assert diary.kept() == waiting


@pytest.mark.parametrize("no", NOES)
def test_it_ends_by_an_entry_seven_days_and_a_fresh_answer(no: No) -> None:
    diary = told(no)
    diary.wait(days=20)
    diary.put_down(no)
    assert [(each.stage, each.asked_on) for each in diary.kept()] == [("waiting", diary.now + timedelta(days=7))]
    diary.wait(days=7)
    assert [each.stage for each in diary.kept()] == ["due"]
    again = asked_again(diary.history, diary.now)
    assert again is not None
    assert (again.noes, again.keys, again.since) == ((no,), SAFETY, diary.now)
    assert guide.plan(diary.situation()).closed == ALL_CLOSED
    diary.answer_all()
    assert diary.kept() == ()
    assert asked_again(diary.history, diary.now) is None
    assert noes_in(diary.situation()) == ()


@pytest.mark.parametrize("no", NOES)
def test_a_moment_before_the_seven_days_nothing_opens(no: No) -> None:
    diary = told(no)
    diary.wait(days=1)
    diary.put_down(no)
    diary.wait(days=7, seconds=-1)
    assert asked_again(diary.history, diary.now) is None
    diary.answer_all()
    diary.wait(seconds=1)
    assert diary.noes() == {no}
    assert [each.stage for each in diary.kept()] == ["due"]


def test_only_a_fresh_answer_to_all_of_safety_counts() -> None:
    diary = told("they_asked_for_no_contact")
    diary.wait(days=1)
    diary.put_down("they_asked_for_no_contact")
    diary.wait(days=8)
    for name in ("thoughts_of_ending_my_life", "humiliated_by_them", "they_asked_for_no_contact"):
        assert diary.say(**{name: False}) == ()
        assert diary.noes() == {"they_asked_for_no_contact"}
    diary.answer({key: value for key, value in CALM.items() if "court" not in key})
    assert diary.noes() == {"they_asked_for_no_contact"}
    diary.say(court_order="none")
    assert diary.kept() == ()


@pytest.mark.parametrize("answered", ["unsaid", True])
def test_what_is_not_denied_afresh_stays(answered: Any) -> None:
    diary = told("afraid_of_them")
    diary.wait(days=1)
    diary.put_down("afraid_of_them")
    diary.wait(days=7)
    diary.answer_all(afraid_of_them=answered)
    assert diary.noes() == {"afraid_of_them"}
    diary.wait(days=90)
    assert diary.noes() == {"afraid_of_them"}


def test_what_was_left_unsaid_when_asked_again_can_be_answered_later() -> None:
    diary = told("afraid_of_them")
    diary.wait(days=1)
    diary.put_down("afraid_of_them")
    diary.wait(days=7)
    diary.answer_all(afraid_of_them="unsaid")
    diary.wait(days=1)
    diary.say(afraid_of_them=False)
    assert diary.kept() == ()


def test_told_again_the_no_stands_anew() -> None:
    diary = told("hurt_by_them")
    diary.wait(days=1)
    diary.put_down("hurt_by_them")
    diary.wait(days=6)
    diary.say(hurt_by_them=True)
    (anew,) = diary.kept()
    assert (anew.told, anew.again, anew.ending) == (START, diary.now, None)
    diary.wait(days=30)
    diary.answer_all()
    assert diary.noes() == {"hurt_by_them"}
    diary.put_down("hurt_by_them")
    diary.wait(days=7)
    diary.answer_all()
    assert diary.kept() == ()


def test_told_again_when_safety_is_asked_again_it_stands_anew() -> None:
    diary = told("they_are_afraid_of_me")
    diary.wait(days=1)
    diary.put_down("they_are_afraid_of_me")
    diary.wait(days=7)
    diary.answer_all(they_are_afraid_of_me=True)
    diary.wait(minutes=10)
    diary.answer_all()
    assert [each.stage for each in diary.kept()] == ["standing"]


def test_told_after_it_ended_it_is_kept_from_then_on() -> None:
    diary = told("afraid_of_them")
    diary.wait(days=1)
    diary.put_down("afraid_of_them")
    diary.wait(days=7)
    diary.answer_all()
    diary.wait(days=50)
    diary.say(afraid_of_them=True)
    diary.wait(days=8)
    diary.answer_all()
    (anew,) = diary.kept()
    assert anew.told == diary.now - timedelta(days=8)


class TestAnOrderHasTwoSides:
    def test_narrowing_takes_one_side_away_and_only_as_a_slip(self) -> None:
        diary = Diary()
        diary.say(court_order="both")
        diary.wait(minutes=5)
        assert diary.say(court_order="against_me") == ()
        assert diary.noes() == {"order_against_me"}
        diary.wait(minutes=10)
        diary.say(court_order="both")
        diary.wait(minutes=10)
        assert [each.no for each in diary.say(court_order="against_them")] == ["order_against_me"]
        assert diary.situation().safety.court_order == "both"

    def test_widening_adds_a_side_and_keeps_the_other(self) -> None:
        diary = Diary()
        diary.say(court_order="against_them")
        diary.wait(days=3)
        stays = diary.say(court_order="against_me")
        assert [each.no for each in stays] == ["order_against_them"]
        assert diary.situation().safety.court_order == "both"

    def test_one_side_can_end_and_the_other_stays(self) -> None:
        diary = Diary()
        diary.answer_all(court_order="both")
        diary.wait(days=3)
        diary.put_down("order_against_them")
        diary.wait(days=7)
        diary.answer_all(court_order="against_me")
        assert diary.situation().safety.court_order == "against_me"
        assert diary.noes() == {"order_against_me"}

    @pytest.mark.parametrize("order", ["unsaid", "none", None])
    def test_a_kept_side_is_laid_over_everything_else(self, order: Any) -> None:
        said = situation.make({"safety.court_order": order} if order else {})
        history = (ToldNo("order_against_me", START),)
        assert laid_over(history, said, START).safety.court_order == "against_me"


class TestTheClock:
    @pytest.mark.parametrize("day", ["2026-03-25", "2026-10-20"])  # the clocks change on 29 March and 25 October
    def test_seven_days_are_full_days_when_the_clocks_change(self, day: str) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        diary = Diary(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=berlin))
        diary.say(afraid_of_them=True)
        diary.wait(minutes=30)
        diary.put_down("afraid_of_them")
        diary.wait(hours=7 * 24, seconds=-1)
        assert [each.stage for each in diary.kept()] == ["waiting"]
        diary.wait(seconds=1)
        assert [each.stage for each in diary.kept()] == ["due"]

    def test_ten_minutes_are_ten_minutes_in_the_hour_that_comes_twice(self) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        diary = Diary(datetime(2026, 10, 25, 2, 55, tzinfo=berlin))
        diary.say(afraid_of_them=True)
        diary.now = datetime(2026, 10, 25, 2, 57, tzinfo=berlin, fold=1)
        assert [each.stage for each in diary.kept()] == ["standing"]

    def test_another_zone_changes_nothing(self) -> None:
        diary = told("afraid_of_them")
        diary.wait(minutes=12)
        diary.now = diary.now.astimezone(ZoneInfo("Pacific/Honolulu"))
        assert [each.stage for each in diary.kept()] == ["standing"]

    def test_a_clock_set_back_makes_no_slip_of_what_stands(self) -> None:
        diary = told("afraid_of_them")
        diary.wait(days=3)
        diary.say(humiliated_by_them=False, court_order="against_me")
        for back in (timedelta(days=3, minutes=-5), timedelta(days=3), timedelta(days=30)):
            diary.now = START + timedelta(days=3) - back
            assert [each.no for each in diary.say(afraid_of_them=False)] == ["afraid_of_them"]
            assert "afraid_of_them" in diary.noes()

    def test_a_no_told_by_a_clock_that_ran_ahead_is_kept(self) -> None:
        diary = told("they_asked_for_no_contact")
        diary.wait(days=-200)
        assert diary.noes() == {"they_asked_for_no_contact"}
        assert [each.no for each in diary.say(they_asked_for_no_contact=False)] == ["they_asked_for_no_contact"]

    def test_an_entry_under_a_clock_set_back_waits_from_the_latest_known_moment(self) -> None:
        diary = told("they_asked_for_no_contact")
        diary.wait(days=-30)
        diary.put_down("they_asked_for_no_contact")
        diary.wait(days=31)
        assert [each.stage for each in diary.kept()] == ["waiting"]
        diary.wait(days=6)
        assert [each.stage for each in diary.kept()] == ["due"]

    def test_a_clock_set_back_after_the_entry_shortens_nothing_and_breaks_nothing(self) -> None:
        diary = told("they_asked_for_no_contact")
        diary.wait(days=1)
        diary.put_down("they_asked_for_no_contact")
        diary.wait(days=-2)
        diary.answer_all()
        assert [each.stage for each in diary.kept()] == ["waiting"]
        diary.wait(days=9)
        diary.answer_all()
        assert diary.kept() == ()

    def test_an_answer_from_before_is_not_fresh_because_the_clock_was_wrong(self) -> None:
        diary = told("afraid_of_them")
        diary.wait(days=1)
        diary.put_down("afraid_of_them")
        diary.wait(days=300)
        later, history = diary.answers, diary.history
        diary.answer({key: False for key in SAFETY if "court" not in key and "afraid_of_them" not in key})
        later = diary.answers
        diary.history, diary.answers = history, later
        diary.wait(days=-290)
        diary.say(court_order="none", afraid_of_them=False)
        assert diary.noes() == {"afraid_of_them"}


class TestPuttingDownWhatChanged:
    @pytest.mark.parametrize("no", NOES)
    def test_only_what_fits_the_no_can_have_changed(self, no: No) -> None:
        history = (ToldNo(no, START),)
        for reason in ("they_wrote_first", "order_ended", "no_longer_afraid", "", "time_passed"):
            if reason in REASONS[no]:
                assert ending(history, no, reason, " Yes. ", START) == Ending(no, WHY[no], "Yes.", START)  # type: ignore[arg-type]  # WHY holds the reasons
            else:
                with pytest.raises(BadEnding, match="choose what changed"):
                    ending(history, no, reason, "Yes.", START)

    @pytest.mark.parametrize("words", ["", "   ", "\n\t", "\u200b\u2060", "\u00a0"])
    @pytest.mark.parametrize(("no", "asks"), [("afraid_of_them", "different"), ("order_against_me", "order ended")])
    def test_it_needs_words(self, no: No, asks: str, words: str) -> None:
        with pytest.raises(BadEnding, match=asks):
            ending((ToldNo(no, START),), no, WHY[no], words, START)

    def test_their_words_may_be_a_picture_sign(self) -> None:
        history = (ToldNo("they_asked_for_no_contact", START),)
        assert ending(history, "they_asked_for_no_contact", "they_wrote_first", "🙂", START).words == "🙂"

    def test_it_cannot_be_endless(self) -> None:
        with pytest.raises(BadEnding, match="5,000"):
            ending((ToldNo("hurt_by_them", START),), "hurt_by_them", "no_longer_afraid", "so " * 5000, START)

    def test_what_is_not_kept_cannot_end(self) -> None:
        with pytest.raises(BadEnding, match="not kept"):
            ending((), "hurt_by_them", "no_longer_afraid", "I moved.", START)

    def test_one_entry_waits_at_a_time_and_the_first_one_counts(self) -> None:
        diary = told("hurt_by_them")
        diary.put_down("hurt_by_them")
        diary.wait(days=2)
        with pytest.raises(BadEnding, match=r"On 1 March 2026 .* From 8 March 2026 on"):
            diary.put_down("hurt_by_them")


class TestTheHistory:
    def test_it_is_kept_as_bytes_and_read_again(self) -> None:
        diary = told("afraid_of_them")
        diary.put_down("afraid_of_them")
        diary.wait(days=7)
        diary.answer_all()
        diary.say(court_order="both")
        diary.say(court_order="none")
        assert {type(record) for record in diary.history} == {ToldNo, Ending, Lifted, MendedSlip}
        again = msgspec.json.decode(msgspec.json.encode(diary.history), type=tuple[Record, ...])
        assert again == diary.history
        assert kept(again, diary.now) == diary.kept()

    def test_a_moment_without_a_zone_is_not_read(self) -> None:
        naive = b'[{"type":"told","no":"afraid_of_them","at":"2026-03-01T21:00:00"}]'
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(naive, type=tuple[Record, ...])

    @given(st.data())
    def test_records_alone_open_nothing_unless_their_times_are_right(self, data: st.DataObject) -> None:
        """Whatever was written into the history, a no that stood for ten minutes ends by an old entry and an answer."""
        moments = st.integers(0, 12 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
        loosening = st.one_of(
            st.builds(MendedSlip, st.just("afraid_of_them"), moments.map(lambda at: at + timedelta(minutes=10))),
            st.builds(Lifted, st.just("afraid_of_them"), moments),
            st.builds(Ending, st.just("afraid_of_them"), st.just("no_longer_afraid"), st.just("Yes."), moments),
        )
        history: tuple[Record, ...] = (ToldNo("afraid_of_them", START), *data.draw(st.lists(loosening, max_size=6)))
        if kept_noes(history) == ():
            endings = [each.at for each in history if isinstance(each, Ending)]
            lifted = [each.at for each in history if isinstance(each, Lifted)]
            assert max(lifted) - min(endings) >= timedelta(days=7)


def test_what_was_told_of_other_things_is_not_kept() -> None:
    diary = Diary()
    diary.say(thoughts_of_ending_my_life=True, humiliated_by_them=True)
    assert diary.kept() == ()
    diary.wait(days=1)
    assert diary.say(thoughts_of_ending_my_life=False, humiliated_by_them=False) == ()


def test_an_answer_that_says_nothing_against_it_is_allowed_as_it_is() -> None:
    history = (ToldNo("order_against_me", START),)
    later = START + timedelta(days=1)
    for known in ({}, {"safety.court_order": "against_me"}, {"safety.court_order": "both"}, {"goal": "friendship"}):
        assert contradicted(history, situation.make(known), later) == ()


@given(st.sets(st.sampled_from(NOES)), st.sets(st.sampled_from(NOES)))
def test_noes_laid_over_a_situation_hold_beside_its_own(over: set[No], under: set[No]) -> None:
    assert set(noes_in(lay(over, lay(under, situation.make(CALM))))) == over | under


answers = st.dictionaries(
    st.sampled_from(SAFETY), st.sampled_from((True, False, "unsaid", "none", "against_me", "against_them", "both"))
).map(lambda known: {key: value for key, value in known.items() if fits(key, value)})
waits = st.sampled_from((1, 9, 10, 1440, 6 * 1440, 7 * 1440 - 1, 7 * 1440, 30 * 1440))
anything = st.one_of(
    st.tuples(st.just("answer"), answers),
    st.tuples(st.just("wait"), waits),
    st.tuples(st.just("end"), st.sampled_from(NOES)),
)


@st.composite
def ways_to_an_end(draw: st.DrawFn) -> list[tuple[str, Any]]:
    """One no on its way to an end, with things that come between: told again, denied, waiting, a clock set back."""
    no = draw(st.sampled_from(NOES))
    tell = {f"safety.{name}": value for name, value in TELLS[no].items()}
    deny = {key: CALM[key] for key in tell}
    things = st.one_of(
        st.sampled_from([("answer", tell), ("end", no), ("answer", CALM), ("answer", deny)]),
        st.tuples(st.just("wait"), waits),
        st.tuples(st.just("set back"), waits.map(lambda minutes: -minutes)),
    )
    between = st.one_of(st.just(()), st.lists(things, max_size=2))
    last = draw(st.sampled_from((7 * 1440 - 1, 7 * 1440, 30 * 1440)))
    way = [
        ("answer", tell),
        ("wait", draw(waits)),
        ("end", no),
        ("wait", last),
        ("answer", draw(st.sampled_from((CALM, deny)))),
    ]
    return [step for each in way for step in (*draw(between), each)]


def fits(key: str, value: Any) -> bool:
    return value in situation.KEYS[key].words or (situation.KEYS[key].kind == "truth" and isinstance(value, bool))


class Witness:
    """Watches what is told and put down, and says which no must stay, without the program's own records.

    The ten minutes are told by the latest that the clock has shown, the seven days by the time that truly passed.
    Whoever answers a screen has been asked everything that stands on it.
    """

    def __init__(self) -> None:
        self.true = START
        self.told: dict[No, list[datetime]] = {no: [] for no in NOES}
        self.put_down: dict[No, datetime] = {}
        self.put_aside: dict[No, tuple[datetime, datetime]] = {}
        self.asked = dict.fromkeys(SAFETY, START)

    def heard(self, known: dict[str, Any], now: datetime) -> None:
        """Take in an answer: a no told again puts an entry aside, unless it is mended as a slip."""
        said = situation.make(known)
        screens = (each.keys for each in questions() if not set(each.keys).isdisjoint(known))
        self.asked.update({key: self.true for keys in screens for key in keys if key in self.asked})
        for no in noes_in(said):
            self.told[no].append(now)
            if no in self.put_down:
                self.put_aside[no] = (now, self.put_down.pop(no))
        for no in denied_in(said):
            self.told[no] = [told for told in self.told[no] if now - told >= timedelta(minutes=10)]
            told, entry = self.put_aside.pop(no, (None, None))
            if told and entry and now - told < timedelta(minutes=10):
                self.put_down[no] = entry

    def must_stay(self, no: No, now: datetime) -> bool:
        """Tell whether a no was told ten minutes ago, and not all of safety was asked seven days after an entry."""
        old = any(now - told >= timedelta(minutes=10) for told in self.told[no])
        entry = self.put_down.get(no)
        return old and (entry is None or min(self.asked.values()) - entry < timedelta(days=7))


def walk(diary: Diary, taken: Sequence[tuple[str, Any]]) -> None:
    witness, clock = Witness(), diary.now
    for step, what in taken:
        before = diary.noes()
        if step == "answer":
            witness.heard(what, diary.now)
            diary.answer(dict(what))
        elif step == "end":
            put_down(diary, witness, what)
        else:
            clock += timedelta(minutes=what)
            witness.true += timedelta(minutes=max(what, 0))
            diary.now = max(diary.now, clock)
        gone = before - diary.noes()
        assert not [no for no in gone if witness.must_stay(no, diary.now)]
        assert step == "answer" or not gone
        witness.told.update({no: [] for no in gone})
        assert diary.noes() <= set(noes_in(diary.situation()))
    if diary.noes():
        assert guide.plan(diary.situation()).closed == ALL_CLOSED


def put_down(diary: Diary, witness: Witness, no: No) -> None:
    if any(each.no == no and each.ending is None for each in diary.kept()):
        diary.put_down(no)
        witness.put_down[no] = witness.true


@given(st.lists(anything, max_size=25))
def test_nothing_opens_without_an_entry_and_a_fresh_answer(taken: list[tuple[str, Any]]) -> None:
    walk(Diary(), taken)


@settings(max_examples=600)
@given(ways_to_an_end())
def test_nothing_opens_before_the_entry_is_seven_days_old(taken: list[tuple[str, Any]]) -> None:
    walk(Diary(), taken)


def test_the_witness_sees_an_ending() -> None:
    """The walk above can reach an opening, so what it asserts is not empty."""
    diary = Diary()
    tell = {"safety.afraid_of_them": True}
    end = [("answer", tell), ("wait", 60), ("end", "afraid_of_them"), ("wait", 7 * 1440), ("answer", CALM)]
    walk(diary, end)
    assert diary.kept() == ()
    assert diary.history[-1] == Lifted("afraid_of_them", diary.now.astimezone(UTC))
