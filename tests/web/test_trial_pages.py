"""A trial with an end: beginning, looking at it, ending it, the four ways to decide, and what says to stop."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.companion.phrases import day_phrase
from goodterms.progress import CheckIn, Trial, TryAgain
from goodterms.web.records import CheckedIn, KeptNo, SafetyAsked, TrialStep, TrialWritten
from goodterms.web.trial import happened
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, rather_not, seen
from tests.web.importing import book_of, chat, put
from tests.web.keeping import keep, lock, unlock
from tests.web.test_terms_pages import become, tell
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

HOPING = SAFE | ON_THE_WAY | {"feelings-told": ["yes"], "what-they-said": ["left-open"]}
LIVING = {k: v for k, v in HOPING.items() if k not in ("feelings-told", "what-they-said")} | {"goal": ["friendship"]}
WORDS = {"if-so": "They ask me something about my week.", "if-not": "I write, and they answer.", "rules": ""}
TRY = {"ended": "I went quiet.", "different": "We say it.", "mine": "Evenings.", "theirs": "Room, they said."}


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who hopes, has told it, and was left without a yes or a no."""
    del time
    answer_all(browser, HOPING)
    return browser


def begin(browser: Client, time: Time, **sent: str) -> Page:
    days = {"begins": time.today, "review": (time.now + timedelta(weeks=6)).date().isoformat()}
    return browser.post("/trial/new", {**days, **WORDS, **{k.replace("_", "-"): v for k, v in sent.items()}})


def begun(browser: Client, time: Time, **sent: str) -> str:
    """Begin a trial, and give the address at which it is looked at."""
    assert begin(browser, time, **sent)["Location"] == "/trial"
    return f"/trial/{book_of(browser).all(TrialWritten)[-1].record.trial.id}"


def written(lines: list[tuple[str, str]]) -> str:
    """Write a chat of those times and names."""
    return "".join(f"{at} - {who}: hello\n" for at, who in lines)


def by_day(line: tuple[str, str]) -> list[str]:
    """Give the day of a line, for sorting."""
    return line[0][:10].split("/")[::-1]


def do(browser: Client, what: str, address: str = "/trial", **sent: str) -> Page:
    found = re.findall(r'name="seen" value="([^"]*)"', browser.get(address).content.decode())
    return browser.post(address, {"seen": found[0], "do": what, **sent}, follow=True)


def asked_again(browser: Client, **answers: list[str]) -> Page:
    """Answer all that is asked of safety, and give the page behind the last answer."""
    given = SAFE | {name.replace("_", "-"): chosen for name, chosen in answers.items()}
    return [answer(browser, question, *chosen) for question, chosen in given.items()][-1]


def test_safety_is_asked_before(browser: Client) -> None:
    for path in ("/trial", "/trial/new", "/trial/again", "/trial/ways/1", "/trial/nobody"):
        assert browser.get(path)["Location"] == "/questions"


def test_it_says_what_it_is_and_that_it_shows_nothing_of_their_feelings(living: Client) -> None:
    said = seen(living.get("/trial"))
    assert "Dailey et al. 2012" in said
    assert "n 65" in said
    assert "What they feel cannot be known from it" in said
    assert not re.search(r"\b(chances?|odds)\b", said)


def test_what_was_written_stands_there_with_its_time_and_cannot_be_changed(living: Client, time: Time) -> None:
    begun(living, time, rules="They say no.\n\n I cannot sleep. ")
    page = living.get("/trial")
    said = seen(page)
    for each in (*list(WORDS.values())[:2], "They say no.", "I cannot sleep.", "at 12:00, before it began"):
        assert each in said
    assert "<textarea" not in page.content.decode()
    assert begin(living, time, if_so="Otherwise")["Location"] == "/trial"
    assert len(book_of(living).all(TrialWritten)) == 1
    kept = book_of(living).all(TrialWritten)[0]
    with pytest.raises(TypeError):
        book_of(living).change(kept, kept.record)
    with pytest.raises(TypeError):
        book_of(living).drop(kept)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"if_so": " "}, "if it leads somewhere."),
        ({"if_not": ""}, "if it does not."),
        ({"if_so": "x" * 2001}, "longer than 2,000 characters"),
        ({"if_so": "x" * 200_000}, "longer than 2,000 characters"),
        ({"rules": "\n".join("abcdef")}, "5 lines at the most"),
        ({"rules": "x" * 301}, "longer than 300 characters"),
        ({"begins": "2000-01-01"}, "Choose its first day"),
        ({"begins": "2999-01-01"}, "Choose its first day"),
        ({"begins": "soon"}, "Choose its first day"),
        ({"review": "2999-01-01"}, "within six months"),
        ({"review": "2000-01-01"}, "within six months"),
        ({"review": "later"}, "within six months"),
    ],
)
def test_a_form_that_cannot_be_taken_comes_back_as_it_was(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    assert begin(living, time, **({"if_not": "mine alone"} | sent))["Location"] == "/trial/new"
    page = living.get("/trial/new")
    assert said in seen(page)
    assert "mine alone" in page.content.decode() or "if_not" in sent
    assert not book_of(living).all(TrialWritten)


def test_without_a_day_to_look_at_it_it_is_six_weeks(living: Client, time: Time) -> None:
    begun(living, time, review="")
    trial = book_of(living).all(TrialWritten)[0].record.trial
    assert trial.review - trial.begins == timedelta(weeks=6)


@pytest.mark.parametrize("words", ["</textarea><script>x()</script>", "\u202eשלום", "a\r\nb\x00c", "{{ page }}{% x %}"])
def test_hostile_words_are_shown_as_words(living: Client, time: Time, words: str) -> None:
    address = begun(living, time, if_so=words, rules=words)
    assert "<script>x" not in living.get("/trial").content.decode()
    time.goes_on(weeks=6)
    assert living.get(address).status_code == 200
    assert "<script>x" not in living.get(address).content.decode()
    assert keep(living).status_code == 302
    lock(living)
    unlock(living)
    assert living.get(address).status_code == 200


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"my-answer": ["nothing-yet"]}, "once one of you offered it"),
        ({"what-they-said": ["nothing-yet"]}, ""),
        ({"what-they-said": ["no-once"]}, ""),
        ({"what-they-said": ["no-more-than-once"]}, "They have said no again."),
        ({"distance": ["no-contact"]}, "Contact is over for now."),
        ({"harm": ["afraid"]}, "look after safety first"),
        ({"goal": ["move-on"]}, ""),
    ],
)
def test_none_begins_where_the_plan_is_closed(
    browser: Client, time: Time, changes: dict[str, list[str]], said: str
) -> None:
    answer_all(browser, {**HOPING, **changes})
    page = seen(browser.get("/trial"))
    assert said in page
    assert "Write one down" not in page
    assert browser.get("/trial/new")["Location"] == "/trial"
    assert begin(browser, time)["Location"] == "/trial"
    assert not book_of(browser).all(TrialWritten)


def test_where_nothing_but_help_matters_there_is_nothing_else(living: Client, time: Time) -> None:
    address = begun(living, time)
    answer(living, "thoughts", "yes")
    said = seen(living.get("/trial"))
    assert "Help" in said
    assert WORDS["if-so"] not in said
    time.goes_on(weeks=6)
    for path in (address, "/trial/new", *(f"/trial/ways/{n}" for n in range(1, 5))):
        assert living.get(path)["Location"] == "/trial"
    assert "trial" not in seen(living.get("/"))


def test_a_closed_plan_is_said_on_a_trial_that_runs(living: Client, time: Time) -> None:
    begun(living, time)
    answer(living, "own-conduct", "turned-up")
    said = seen(living.get("/trial"))
    assert "it cannot go on like this" in said
    assert "End it today" in said


def test_it_can_be_ended_on_any_day(living: Client, time: Time) -> None:
    address = begun(living, time)
    assert living.get(address)["Location"] == "/trial"
    time.goes_on(days=3)
    page = do(living, "end")
    assert "ended early, on" in seen(page)
    assert page.redirect_chain[-1][0] == address
    assert "How do you decide?" in seen(page)
    before = len(book_of(living).all(TrialStep))
    living.post("/trial", {"seen": "1.1", "do": "end"})
    assert len(book_of(living).all(TrialStep)) == before


def test_the_first_page_says_when_it_is_to_be_looked_at(living: Client, time: Time) -> None:
    assert "A trial with an end" in seen(living.get("/"))
    begun(living, time)
    assert "Your trial: to be looked at on" in seen(living.get("/"))
    time.goes_on(weeks=6)
    assert "Look at your trial." in seen(living.get("/"))


def test_at_the_review_what_was_written_stands_beside_what_happened(living: Client, time: Time) -> None:
    address = begun(living, time, rules="I cannot sleep.")
    tell(living, time, text="One walk a month.", kind="")
    do(living, "came", rule="0")
    assert "You said on" in seen(living.get("/trial"))
    time.goes_on(weeks=6)
    said = seen(living.get(address))
    for each in (
        WORDS["if-so"],
        WORDS["if-not"],
        "You said on",
        "Agreed in this time: 1. Ended: 0.",
        "“One walk a month.”",
        "No answer of theirs was told here",
        "too little",
    ):
        assert each in said
    assert not re.search(r"\b(because|led to|due to|thanks to)\b", said)


def test_what_was_put_away_is_asked_for_before_a_trial_shows_it(living: Client, time: Time) -> None:
    address = begun(living, time)
    time.goes_on(weeks=6)
    put(living, chat(20, first=(time.now - timedelta(days=30)).date().isoformat()))
    assert re.search(r"\d+ from you", seen(living.get(address)))
    living.post("/steps/away", {"do": "put-away"})
    asked = seen(living.get(address))
    assert "You put this away" in asked
    assert not re.search(r"\d|“", asked)
    assert living.post("/steps/show", {"to": address})["Location"] == address
    assert re.search(r"\d+ from you", seen(living.get(address)))


def test_what_they_need_in_their_words_is_asked_for_too(living: Client, time: Time) -> None:
    today = time.now.date()
    begins, again = today - timedelta(weeks=6), TryAgain(**TRY)
    trial = Trial(id="3a4b5c6d7e8f", at=time.now, begins=begins, review=today, again=again)
    book_of(living).add(TrialWritten(trial=trial))
    for address in ("/trial", f"/trial/{trial.id}"):
        assert TRY["theirs"] in seen(living.get(address))
        living.post("/steps/away", {"do": "put-away"})
        assert "You put this away" in seen(living.get(address))
        assert living.post("/steps/show", {"to": address})["Location"] == address
        assert TRY["theirs"] in seen(living.get(address))
        living.post("/steps/away", {"do": "take-out"})


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin"])
def test_messages_are_counted_by_whole_weeks_on_both_sides(browser: Client, time: Time, zone: str) -> None:
    time.now = time.now.replace(year=2026, month=3, day=2)
    answer_all(browser, HOPING)
    begun(browser, time)
    time.goes_on(days=21)
    days = [date(2026, 2, 9) + timedelta(days=n) for n in range(40)]
    mine = [(f"{day:%d/%m/%Y}, 12:00", "Kim") for day in days if day.weekday() == 0]
    put(browser, written(sorted([*mine, *((f"{day:%d/%m/%Y}, 12:00", "Alex") for day in days)], key=by_day)), zone=zone)
    facts = happened(book_of(browser), date(2026, 3, 2), date(2026, 3, 23), time.now)
    said = " ".join(line for fact in facts for line in fact.said)
    assert "Before, in 3 whole weeks" in said
    assert "3 from you (1 a week), 21 from them (7 a week)" in said
    assert "Since its first day, in 2 whole weeks" in said
    assert "14 from them (7 a week)" in said


def test_noes_are_told_with_their_day(living: Client, time: Time) -> None:
    address = begun(living, time)
    time.goes_on(days=5)
    answer(living, "what-they-said", "no-once")
    do(living, "end")
    said = seen(living.get(address))
    assert "They said no to getting back together, once. You told it here on" in said
    assert "They have said no." in said


def test_a_no_in_a_trial_says_to_stop_and_nothing_turns_that_off(living: Client, time: Time) -> None:
    address = begun(living, time)
    answer(living, "what-they-said", "no-once")
    for path in ("/", "/trial"):
        page = living.get(path)
        assert "This is not moving. They have said no." in seen(page)
        assert "no again" not in seen(page)
        assert "Let the plan lead" in seen(page)
    assert "They have said no." in seen(living.get("/")).split("See the plan")[0]
    answer(living, "what-they-said", "no-more-than-once")
    assert "This is not moving. They have said no again." in seen(living.get("/"))
    time.goes_on(weeks=6)
    assert "one way is left" in seen(living.get(address))
    assert "Write a new one" not in seen(living.get("/trial/ways/1"))
    assert living.post("/trial/ways/1")["Location"] == "/trial/ways/1"
    assert living.get("/trial/new")["Location"] == "/trial"


@pytest.mark.parametrize(("minutes", "stays"), [(5, False), (10, True)])
def test_a_no_that_was_told_counts_whatever_is_answered_after_it_but_for_a_slip(
    living: Client, time: Time, minutes: int, stays: bool
) -> None:
    begun(living, time)
    answer(living, "what-they-said", "no-once")
    time.goes_on(minutes=minutes)
    said = seen(living.get(answer(living, "what-they-said", "left-open")["Location"]))
    assert ("A no that you told before still counts." in said) is stays
    assert ("They have said no." in seen(living.get("/"))) is stays
    assert ("Take a step back" in seen(living.get("/plan"))) is stays
    answers = seen(living.get("/answers"))
    assert "They left it open" in answers
    assert ("A no that you told before still counts." in answers) is stays


def test_their_own_yes_stands_above_a_no_before_it(living: Client, time: Time) -> None:
    begun(living, time)
    answer(living, "what-they-said", "no-more-than-once")
    time.goes_on(days=1)
    answer(living, "what-they-said", "want-to-try")
    assert "They want to try." in seen(living.get("/plan"))
    assert "They have said no" not in seen(living.get("/"))
    assert living.post("/trial/ways/4")["Location"] == "/questions"


def test_fear_says_to_stop_with_help_before_it(living: Client, time: Time) -> None:
    begun(living, time)
    answer(living, "harm", "afraid")
    home = seen(living.get("/"))
    assert home.index("Help now") < home.index("Stop here, and look after safety first.")
    trial = living.get("/trial")
    assert "Help: whom to call" in seen(trial)
    assert "They said they want to try again" not in seen(trial)


def test_what_slips_again_after_a_talk_says_to_stop(browser: Client, time: Time) -> None:
    time.now = time.now.replace(year=2026, month=2, day=1)
    answer_all(browser, HOPING)
    address = tell(browser, time)
    begun(browser, time)
    time.goes_on(days=10)
    become(browser, address, {"do": "talked"})
    time.goes_on(days=10)
    days = [f"{day:02}/02/2026, 12:00" for day in range(1, 21)]
    late = [("20/02/2026, 23:00", "Kim"), ("21/02/2026, 12:00", "Alex")]
    put(browser, written([*((day, who) for day in days for who in ("Kim", "Alex")), *late]))
    assert "A limit was gone over again" in seen(browser.get("/"))
    do(browser, "end")
    assert "Slipped again after a talk about it, last on 20 February 2026" in seen(
        browser.get(f"/trial/{book_of(browser).all(TrialWritten)[0].record.trial.id}")
    )


def test_another_window_is_noticed(living: Client, time: Time) -> None:
    address = begun(living, time, rules="a\nb")
    old = re.findall(r'name="seen" value="([^"]*)"', living.get("/trial").content.decode())[0]
    do(living, "came", rule="0")
    page = living.post("/trial", {"seen": old, "do": "came", "rule": "1"}, follow=True)
    assert "changed in another window" in seen(page)
    do(living, "came", rule="0")
    do(living, "came", rule="7")
    assert len(book_of(living).all(TrialStep)) == 1
    time.goes_on(weeks=6)
    old = re.findall(r'name="seen" value="([^"]*)"', living.get("/trial/ways/2").content.decode())[0]
    do(living, "came", rule="1")
    assert "changed in another window" in seen(living.post("/trial/ways/2", {"seen": old}, follow=True))
    assert "How do you decide?" in seen(living.get(address))


def test_a_second_one_begins_only_when_the_first_is_looked_at(living: Client, time: Time) -> None:
    first = begun(living, time)
    assert living.get("/trial/new")["Location"] == "/trial"
    time.goes_on(weeks=6)
    assert living.post("/trial/ways/1")["Location"] == "/trial/new"
    second = begun(living, time, if_so="Something else.")
    assert second != first
    assert "you went on, with a new date" in seen(living.get("/trial"))
    old = seen(living.get(first))
    assert WORDS["if-so"] in old
    assert "How do you decide?" not in old


@pytest.mark.parametrize(("place", "goal"), [(2, "To be friends, for itself"), (3, "To move on")])
def test_friends_for_good_and_letting_go_answer_what_is_hoped_for_once_agreed(
    living: Client, time: Time, place: int, goal: str
) -> None:
    begun(living, time)
    assert living.get(f"/trial/ways/{place}")["Location"] == "/trial"
    time.goes_on(weeks=6)
    assert goal in seen(living.get(f"/trial/ways/{place}"))
    assert "To get back together" in seen(living.get("/answers"))
    assert do(living, "", f"/trial/ways/{place}").redirect_chain[-1][0] == "/plan"
    assert goal in seen(living.get("/answers"))
    assert living.get(f"/trial/ways/{place}")["Location"] == "/trial"


def test_the_four_ways_are_equal_on_the_page(living: Client, time: Time) -> None:
    address = begun(living, time)
    time.goes_on(weeks=6)
    page = living.get(address).content.decode()
    ways = re.findall(r'<a class="([^"]*)" href="/trial/ways/(\d)"', page)
    assert ways == [("btn quiet", str(place)) for place in range(1, 5)]
    assert "only they can open it, by saying so" in page


def test_trying_again_is_not_there_without_their_yes(living: Client, time: Time) -> None:
    begun(living, time)
    time.goes_on(weeks=6)
    assert "only they can open it" in seen(living.get("/trial/ways/4"))
    assert living.post("/trial/ways/4")["Location"] == "/trial/ways/4"
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"
    assert living.post("/trial/again", TRY)["Location"] == "/trial/ways/4"
    assert not book_of(living).all(SafetyAsked)


def test_on_their_yes_safety_is_asked_again_before_trying(living: Client, time: Time) -> None:
    begun(living, time)
    time.goes_on(weeks=6)
    answer(living, "what-they-said", "want-to-try")
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"
    assert living.post("/trial/ways/4")["Location"] == "/questions"
    assert living.get("/plan")["Location"] == "/questions"
    assert living.get("/trial/again")["Location"] == "/questions"
    assert "before the two of you try again" in seen(living.get(living.get("/questions")["Location"]))
    assert "Before the two of you try again" in seen(living.get("/"))
    time.goes_on(minutes=2)
    assert asked_again(living)["Location"] == "/trial/again"
    assert living.post("/trial/again", {**TRY, "theirs": ""})["Location"] == "/trial/again"
    assert "What they need, as they said it" not in seen(living.get("/trial"))
    assert living.post("/trial/again", TRY)["Location"] == "/trial"
    said = seen(living.get("/trial"))
    for each in (*TRY.values(), "You two try again", "Terms for the two of you"):
        assert each in said
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"
    assert [kept.record.step.what for kept in book_of(living).all(TrialStep)] == ["try-again"]


def test_a_clock_that_was_ahead_and_is_mended_locks_no_plan(living: Client, time: Time) -> None:
    answer(living, "what-they-said", "want-to-try")
    time.goes_on(weeks=52)
    assert living.post("/trial/ways/4")["Location"] == "/questions"
    time.goes_on(weeks=-51)
    assert living.get("/plan").status_code == 200
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"
    assert living.post("/trial/ways/4")["Location"] == "/questions"
    assert living.get("/plan")["Location"] == "/questions"
    time.goes_on(minutes=2)
    assert asked_again(living)["Location"] == "/trial/again"
    assert living.post("/trial/again", TRY)["Location"] == "/trial"


def test_the_plan_says_where_two_are_who_try_again_until_it_is_decided_or_ended(living: Client, time: Time) -> None:
    before = "They want to try. Go slowly, and talk before you begin."
    answer(living, "what-they-said", "want-to-try")
    assert before in seen(living.get("/plan"))
    living.post("/trial/ways/4")
    time.goes_on(minutes=2)
    asked_again(living)
    living.post("/trial/again", TRY)
    trial = book_of(living).all(TrialWritten)[-1].record.trial
    for path in ("/", "/plan"):
        said = seen(living.get(path))
        assert "You two are trying again. Go on slowly." in said
        assert before not in said
    assert f"On {day_phrase(trial.review, 'en')} you both look at it." in seen(living.get("/plan"))
    time.goes_on(weeks=6)
    assert "You two are trying again." in seen(living.get("/"))
    do(living, "end")
    assert before in seen(living.get("/plan"))


def test_harm_that_is_told_then_closes_it(living: Client, time: Time) -> None:
    answer(living, "what-they-said", "want-to-try")
    living.post("/trial/ways/4")
    time.goes_on(minutes=2)
    assert asked_again(living, harm=["afraid"])["Location"] == "/plan"
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"
    assert "Answer about safety again" not in seen(living.get("/trial/ways/4"))
    assert book_of(living).all(KeptNo)


def test_an_answer_from_long_ago_is_no_fresh_one(living: Client, time: Time) -> None:
    answer(living, "what-they-said", "want-to-try")
    living.post("/trial/ways/4")
    time.goes_on(minutes=2)
    asked_again(living)
    time.goes_on(days=2)
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"
    assert living.post("/trial/again", TRY)["Location"] == "/trial/ways/4"


def test_what_is_rather_not_said_of_safety_opens_nothing(living: Client, time: Time) -> None:
    answer(living, "what-they-said", "want-to-try")
    living.post("/trial/ways/4")
    time.goes_on(minutes=2)
    for question in SAFE:
        rather_not(living, question)
    assert living.get("/trial/again")["Location"] == "/trial/ways/4"


def test_going_on_with_trying_again_asks_safety_again_too(living: Client, time: Time) -> None:
    answer(living, "what-they-said", "want-to-try")
    for _ in range(2):
        time.goes_on(weeks=7)
        place = "1" if book_of(living).all(TrialWritten) else "4"
        assert living.post(f"/trial/ways/{place}")["Location"] == "/questions"
        time.goes_on(minutes=2)
        asked_again(living)
        assert living.post("/trial/again", TRY)["Location"] == "/trial"
    assert [kept.record.step.what for kept in book_of(living).all(TrialStep)] == ["go-on"]


def test_nothing_is_at_an_address_that_nobody_has(living: Client) -> None:
    for path in ("/trial/nobody", "/trial/ways/5", "/trial/ways/0"):
        assert living.get(path).status_code == 404


def test_friends_may_hold_a_trial_too(browser: Client, time: Time) -> None:
    answer_all(browser, LIVING)
    begun(browser, time)
    assert "Your trial" in seen(browser.get("/trial"))


def check_ins_harder(browser: Client, time: Time) -> None:
    """Check in on three days, with more longing and more contact in each."""
    book = book_of(browser)
    for times in (1, 2, 3):
        found = CheckIn(on=(time.now - timedelta(days=9 - times)).date(), longing=times, contact=times)
        book.add(CheckedIn(name=f"{times:012x}", check_in=found))


def test_while_a_rule_says_to_stop_nothing_is_planned_or_raised_and_each_page_says_why(
    browser: Client, time: Time
) -> None:
    answer_all(browser, LIVING)
    assert "what to raise next" in seen(browser.get("/terms"))
    assert browser.get("/contact/new/3").status_code == 200
    check_ins_harder(browser, time)
    home, contact, terms = (seen(browser.get(path)) for path in ("/", "/contact", "/terms"))
    assert "Stop for now" in home
    assert "Plan a call" not in home
    for page in (contact, terms, seen(browser.get("/plan"))):
        assert "It gets harder for you" in page
    assert "Plan something" not in contact
    assert "what to raise next" not in terms
    assert browser.get("/contact/new/3")["Location"] == "/contact"


def test_a_rule_that_says_to_stop_speaks_in_the_place_of_a_plan_that_would_go_on(browser: Client, time: Time) -> None:
    answer_all(browser, LIVING | {"terms": ["one-thing"]})
    assert "Live it" in seen(browser.get("/plan"))
    assert "Ask for a coffee, as friends" in seen(browser.get("/write"))
    check_ins_harder(browser, time)
    for path in ("/", "/plan"):
        said = seen(browser.get(path))
        assert "Take a step back for a while." in said
        assert "Live it" not in said
    plan = seen(browser.get("/plan"))
    assert "Be in touch less" in plan
    assert "be good company" not in plan
    assert "this waits. inviting them · bringing up a topic · planning a text, a call or a meeting" in plan
    assert "Two calmer check-ins in a row end this rule." in plan
    assert "Ask for a coffee, as friends" not in seen(browser.get("/write"))
    assert "Steady enough" in seen(browser.get("/answers"))
    for number in (4, 5):
        found = CheckIn(on=(time.now - timedelta(days=9 - number)).date(), longing=1, contact=1)
        book_of(browser).add(CheckedIn(name=f"{number:012x}", check_in=found))
    assert "Live it" in seen(browser.get("/plan"))


def test_the_card_of_the_plan_shows_no_step_while_a_rule_says_to_stop(living: Client, time: Time) -> None:
    step = living.get("/").content.decode().partition("where things stand")[2].partition("</section>")[0]
    assert step.count("<p>") == 1
    check_ins_harder(living, time)
    step = living.get("/").content.decode().partition("where things stand")[2].partition("</section>")[0]
    assert step.count("<p>") == 0


@pytest.mark.parametrize("asked", ["no-more-than-once", "no-contact"])
def test_while_they_have_said_no_again_only_letting_go_is_left(living: Client, time: Time, asked: str) -> None:
    address = begun(living, time)
    time.goes_on(weeks=6)
    if asked == "no-contact":
        answer(living, "distance", asked)
    else:
        answer(living, "what-they-said", asked)
    page = living.get(address).content.decode()
    assert re.findall(r'href="/trial/ways/(\d)"', page) == ["3"]
    sent = living.post("/trial/ways/2", {"seen": "1.0"}, follow=True)
    assert sent.status_code == 200
    assert "Yes, friends for itself" not in seen(sent)
    assert not book_of(living).all(TrialStep)
    assert "To get back together" in seen(living.get("/answers"))
    assert do(living, "", "/trial/ways/3").redirect_chain[-1][0] == "/plan"
