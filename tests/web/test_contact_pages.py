"""Being in touch: planning it, what it goes against, moving and laying it down, noting how it was; and closed plans."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from goodterms.progress import WHATS
from goodterms.terms.topics import topics
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen
from tests.web.importing import chat, put
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

LIVING = {k: v for k, v in (SAFE | ON_THE_WAY).items() if k not in ("feelings-told", "what-they-said")}
LIVING |= {"goal": ["friendship"], "terms": ["no"]}
PLACE: dict[str, int] = {what: place for place, what in enumerate(WHATS, start=1)}
CLOSED = "Planning to be in touch is closed for now."
LATE = {"text": "Not after nine.", "binds": "both", "kind": "quiet-hours", "from": "21:00", "to": "08:00"}


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Give noon in the middle of a month, so that days before and after are in it too."""
    return Time(monkeypatch, day=15)


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who lives the friendship, in which everything may be planned."""
    del time
    answer_all(browser, LIVING)
    return browser


def plan(browser: Client, time: Time, what: str = "coffee", days: int = 1, at: str = "17:00", **sent: str) -> str:
    """Plan something, and give the address of its page."""
    form = {"on": time.day(days), "at": at, "company": "in-company", "minutes": "60", "ends": "I go at six.", **sent}
    made = browser.post(f"/contact/new/{PLACE[what]}", form)
    assert made.status_code == 302
    assert "/new/" not in made["Location"], seen(browser.get(made["Location"]))
    return made["Location"]


def note(browser: Client, time: Time, what: str = "coffee", days: int = 0, **sent: str) -> Page:
    """Note something that was not planned."""
    return browser.post(f"/contact/past/{PLACE[what]}", {"on": time.day(days), **sent}, follow=True)


def tell(browser: Client, time: Time, **sent: str) -> None:
    """Tell a term that holds from today on."""
    form = {"stands": "they-said", "on": time.day(), **LATE, **sent}
    assert browser.post("/terms/topics/1/new", form).status_code == 302


def noted(browser: Client) -> list[dict[str, object]]:
    """Give what is kept, as a readable copy holds it."""
    copy = json.loads(browser.post("/settings/copies/readable").content)
    return [each["holds"]["contact"] for each in copy["records"] if each["kind"] == "contact"]


@pytest.mark.parametrize("path", ["/contact", "/contact/past/2", "/contact/aside"])
def test_safety_is_asked_before(browser: Client, path: str) -> None:
    assert browser.get(path)["Location"] == "/questions"


def test_something_is_planned_and_shown_as_it_was_planned(living: Client, time: Time) -> None:
    chosen = living.post("/contact", {"what": "coffee"})
    assert chosen["Location"] == f"/contact/new/{PLACE['coffee']}"
    address = plan(living, time, where="the bakery by the park")
    page = seen(living.get(address))
    for said in ("A coffee, on", "at 17:00", "one hour", "I go at six.", "In company", "the bakery by the park"):
        assert said in page
    assert "Nothing was settled yet" in page
    assert re.fullmatch(r"/contact/[0-9a-f]{12}", address)
    assert "at 17:00" in seen(living.get("/contact"))


def test_what_it_goes_against_is_named_with_the_term_where_it_comes_from_and_a_suggestion(
    living: Client, time: Time
) -> None:
    tell(living, time)
    page = seen(living.get(plan(living, time, "call", at="21:30")))
    assert "This goes against what was said" in page
    assert "“Not after nine” (they said it on" in page
    assert "Here it would be 21:30." in page
    assert "Choose a time outside these hours" in page
    assert "It goes against nothing that was settled" in seen(living.get(plan(living, time, "call", at="19:00")))


def test_meetings_a_month_are_counted_from_what_was_noted_and_planned(living: Client, time: Time) -> None:
    tell(living, time, text="Two meetings.", kind="meetings-a-month", **{"most-meetings-a-month": "2"})
    note(living, time, "meeting")
    assert "goes against what" not in seen(living.get(plan(living, time)))
    assert "this would be number 3 of that month" in seen(living.get(plan(living, time, days=2)))


def test_texts_a_day_are_counted_as_far_as_they_are_known(living: Client, time: Time) -> None:
    tell(living, time, text="One text a day.", kind="texts-a-day", **{"most-texts-a-day": "1"})
    assert "goes against what" not in seen(living.get(plan(living, time, "text", at="17:00")))
    assert "number 2 of that day" in seen(living.get(plan(living, time, "text", at="18:00")))


def test_a_call_that_was_asked_for_keeps_to_asking_first(living: Client, time: Time) -> None:
    tell(living, time, text="Ask before you call.", kind="calls", calls="ask-first")
    assert "Ask in writing first" in seen(living.get(plan(living, time, "call")))
    assert "goes against what" not in seen(living.get(plan(living, time, "call", asked="yes")))


def test_what_is_planned_can_be_moved_and_laid_down_without_a_word(living: Client, time: Time) -> None:
    address = plan(living, time)
    assert "I go at six." in living.get(f"{address}/move").content.decode()
    moved = {"on": time.day(3), "at": "10:30", "company": "alone"}
    assert "Moved." in seen(living.post(f"{address}/move", moved, follow=True))
    assert "at 10:30" in seen(living.get(address))
    assert "Laid down." in seen(living.post(address, {"do": "lay-down"}, follow=True))
    assert "at 10:30" not in seen(living.get("/contact")).partition("Laid down")[0]
    living.post(f"{address}/move", moved)
    assert "state" not in noted(living)[0], "planned is what it is unless it is said otherwise"


def test_how_it_was_is_noted_with_what_was_seen_and_guessed_kept_apart(living: Client, time: Time) -> None:
    address = plan(living, time)
    time.goes_on(days=1, hours=7)
    assert "How was it?" in seen(living.get("/contact"))
    form = {
        "on": time.day(),
        "at": "17:00",
        "was": "mixed",
        "words": "A bit\nlong.",
        "saw": "They looked at the clock.",
    }
    page = living.post(f"{address}/after", {**form, "guess": "They were bored?"}, follow=True)
    said = seen(page)
    assert "Mixed" in said
    assert said.index("They looked at the clock.") < said.index("What you guess") < said.index("They were bored?")
    assert "because nobody said it" in said
    assert "How was it?" not in seen(living.get("/contact"))
    assert "They looked at the clock." in living.get(f"{address}/after").content.decode()
    (kept,) = noted(living)
    assert (kept["state"], kept["planned"], kept["words"]) == ("happened", True, "A bit\nlong.")


def test_what_they_said_about_limits_goes_to_what_they_said(living: Client, time: Time) -> None:
    page = note(living, time, "call", was="good", said="Not after nine please, I get up early.")
    assert "This may be a limit" in seen(page)
    assert "· said" in seen(page)
    (kept,) = noted(living)
    assert page.request["PATH_INFO"] == f"/terms/said/{kept['said']}"
    one = f"/contact/{kept['name']}"
    assert "What they said about limits" in seen(living.get(one))
    assert "get up early" not in seen(living.get(one))
    living.post(f"{page.request['PATH_INFO']}/forget")
    assert "What they said about limits" not in seen(living.get(one))


def test_no_contact_at_all_closes_planning_until_it_is_said_what_was_meant(living: Client, time: Time) -> None:
    note(living, time, said="Please don't contact me again.")
    assert "may ask for no contact at all" in seen(living.get("/contact"))
    assert living.get("/contact/new/3")["Location"] == "/contact"


def test_two_hard_ones_running_say_that_less_may_be_easier(living: Client, time: Time) -> None:
    note(living, time, days=-2, was="hard")
    assert "Less contact" not in seen(living.get("/contact"))
    page = note(living, time, days=-1, was="hard")
    assert "Less contact for a while may be easier" in seen(page)
    assert 'href="/plan"' in page.content.decode().partition("<main")[2]
    note(living, time, was="good")
    assert "Less contact" not in seen(living.get("/contact"))


@pytest.mark.parametrize("answers", [{"coping": ["struggling"]}, {"distance": ["no-contact"]}, {"harm": ["afraid"]}])
def test_where_the_plan_closes_it_nothing_is_planned_and_what_happened_can_be_noted(
    living: Client, time: Time, answers: dict[str, list[str]]
) -> None:
    address = plan(living, time)
    answer_all(living, answers)
    page = seen(living.get("/contact"))
    assert CLOSED in page
    assert "Plan it" not in page
    for path in ("/contact/new/2", f"{address}/move"):
        assert living.get(path)["Location"] in ("/contact", address)
        living.post(path, {"on": time.day(2), "at": "09:00", "company": "alone"})
    assert [each["on"] for each in noted(living)] == [time.day(1)]
    assert CLOSED in seen(living.get(address))
    assert "Noted" in seen(note(living, time, was="hard"))
    assert "Laid down." in seen(living.post(address, {"do": "lay-down"}, follow=True))
    assert "Plan a call" not in seen(living.get("/"))
    assert "Note how a call or a meeting was." in seen(living.get("/terms"))


def test_where_writing_is_closed_no_text_is_planned(living: Client, time: Time) -> None:
    address = plan(living, time, "text")
    answer(living, "goal", "back-together")
    answer(living, "feelings-told", "yes")
    answer(living, "what-they-said", "nothing-yet")
    assert living.get("/contact/new/1")["Location"] == "/contact"
    assert living.get("/contact/new/2").status_code == 200
    assert "Writing to them is closed" in seen(living.get(address))


def test_where_only_help_matters_it_steps_back(living: Client, time: Time) -> None:
    address = plan(living, time)
    answer(living, "thoughts", "yes")
    living.get("/contact")
    page = seen(living.get("/contact"))
    assert "Help" in page
    assert "Plan" not in page
    for path in (address, f"{address}/after", "/contact/past/2", "/contact/aside"):
        assert living.get(path)["Location"] == "/contact"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"on": "soon"}, "They have to lie ahead"),
        ({"on": "2001-01-01"}, "They have to lie ahead"),
        ({"on": "2999-01-01"}, "They have to lie ahead"),
        ({"at": "late"}, "They have to lie ahead"),
        ({"at": "24:00"}, "They have to lie ahead"),
        ({"company": ""}, "Choose whether you meet"),
        ({"minutes": "-5"}, "Choose how long"),
        ({"minutes": "9" * 400}, "Choose how long"),
        ({"ends": "x" * 201}, "longer than 200 characters"),
    ],
)
def test_a_plan_that_cannot_be_taken_comes_back_as_it_was(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    form = {"on": time.day(1), "at": "17:00", "company": "alone", "where": "by the canal", **sent}
    page = living.post("/contact/new/3", form, follow=True)
    assert said in seen(page)
    assert "by the canal" in page.content.decode()
    assert noted(living) == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"on": ""}, "It cannot be one to come."),
        ({"on": "2999-01-01"}, "It cannot be one to come."),
        ({"at": "12:01"}, "It cannot be one to come."),
        ({"at": "noon"}, "Write the time such as 17:30"),
        ({"guess": "x" * 2001}, "longer than 2,000 characters"),
        ({"said": "x" * 40_001}, "longer than a message can be"),
    ],
)
def test_a_note_that_cannot_be_taken_comes_back_as_it_was(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    form = {"on": time.day(), "saw": "by the canal", "was": "good", **sent}
    page = living.post("/contact/past/3", form, follow=True)
    assert said in seen(page)
    assert "by the canal" in page.content.decode()
    assert noted(living) == []


def test_nothing_chosen_is_asked_again_and_what_is_not_there_is_not_found(living: Client) -> None:
    assert "Choose what you want to plan." in seen(living.post("/contact", {"what": "flight"}, follow=True))
    for path in ("/contact/new/0", "/contact/new/5", "/contact/past/1", "/contact/past/9", "/contact/0123456789ab"):
        assert living.get(path).status_code == 404


def test_hostile_words_stay_words(living: Client, time: Time) -> None:
    hostile = "</p><script>alert(1)</script>{{ page }} \u202e{% now %}"
    address = plan(living, time, where=hostile, ends=hostile)
    form = {"on": time.day(), "words": hostile, "saw": hostile, "guess": hostile, "said": hostile}
    living.post(f"{address}/after", form)
    for path in (address, f"{address}/after", "/contact", "/reading"):
        page = living.get(path).content.decode()
        assert "<script>alert" not in page
        assert "alert(1)" not in page.partition("<main")[0]
    assert "&lt;script&gt;alert(1)" in living.get(address).content.decode()


def test_it_can_be_forgotten(living: Client, time: Time) -> None:
    address = plan(living, time)
    assert "Forgotten." in seen(living.post(f"{address}/forget", follow=True))
    assert living.get(address).status_code == 404
    assert noted(living) == []


def test_meetings_and_calls_are_counted_on_the_page_of_the_reading(living: Client, time: Time) -> None:
    assert "Meetings and calls" not in seen(living.get("/reading"))
    for days in (-1, -2, -3):
        note(living, time, "call", days=days)
    note(living, time, "meeting")
    plan(living, time)
    page = seen(living.get("/reading"))
    assert "In the last three months you noted one meeting and 3 calls." in page
    assert "as far as you noted them" in page
    assert "stand in your messages" not in page
    put(living, chat(40))
    page = seen(living.get("/reading"))
    assert "one meeting and 3 calls" in page
    assert "Calls that stand in your messages are told apart" in page


def test_a_limit_of_meetings_is_held_against_what_was_noted(living: Client, time: Time) -> None:
    start = time.day(-10)
    tell(living, time, text="One a month.", kind="meetings-a-month", on=start, **{"most-meetings-a-month": "1"})
    assert "Kept or not" not in seen(living.get("/terms"))
    note(living, time, days=-3)
    note(living, time, days=-1)
    assert "Of the 2 meetings that you noted, one was more than that in its month." in seen(living.get("/terms"))
    put(living, chat(40))
    assert "Of the 2 meetings that you noted, one was more than that in its month." in seen(living.get("/reading"))


@pytest.mark.parametrize(("someone", "there"), [("yes", True), ("unknown", True), ("no", False)])
def test_the_page_for_when_they_see_someone_is_reached_where_that_may_be_so(
    living: Client, someone: str, *, there: bool
) -> None:
    answer(living, "someone-new", someone)
    assert ('href="/contact/aside"' in living.get("/contact").content.decode()) is there


def test_the_page_for_when_they_see_someone_says_what_to_ask_and_never_that_it_fails(living: Client) -> None:
    place = list(topics()).index("seeing-others") + 1
    assert 'href="/contact/aside"' in living.get(f"/terms/topics/{place}").content.decode()
    assert 'href="/contact/aside"' not in living.get("/terms/topics/1").content.decode()
    page = seen(living.get("/contact/aside"))
    for said in ("What you may ask, once", "better not asked", "easier to bear", "Brumbaugh", "Marshall", "n 464"):
        assert said in page
    assert not re.search(r"will (end|fail|not last)|won't last|come back to you", page)


def test_nothing_is_praised_scored_or_counted_up(living: Client, time: Time) -> None:
    for days in (-1, -2, -3):
        note(living, time, days=days, was="good")
    page = seen(living.get("/contact"))
    assert not re.search(r"streak|well done|great|in a row|score|goal|congrat", page.lower())


def test_dates_that_are_far_off_do_not_break_a_page(living: Client, time: Time) -> None:
    page = note(living, time, on="0001-01-01")
    assert "Choose the day." in seen(page)


def test_agreed_days_of_no_contact_close_planning_within_them_and_noting_stays_open(living: Client, time: Time) -> None:
    days = {"first": time.day(), "last": time.day(21), "text": "Three weeks apart."}
    tell(living, time, stands="agreed", kind="no-contact", **days)
    page = seen(living.get("/contact"))
    assert "Three weeks apart" in page
    assert "That goes until" in page
    within = {"on": time.day(5), "at": "17:00", "company": "in-company"}
    sent = seen(living.post("/contact/new/3", within, follow=True))
    assert "Three weeks apart" in sent
    assert "That goes until" in sent
    assert noted(living) == []
    address = plan(living, time, days=22)
    living.post(f"{address}/move", within)
    assert [each["on"] for each in noted(living)] == [time.day(22)]
    assert "Noted" in seen(note(living, time))


def test_where_the_plan_is_to_wait_no_link_leads_to_planning_and_nothing_says_to_ask(
    living: Client, time: Time
) -> None:
    assert "Plan a call" in seen(living.get("/"))
    assert "Ask them once" in seen(living.get("/contact/new/2"))
    for question, chosen in (("goal", "back-together"), ("feelings-told", "yes"), ("what-they-said", "nothing-yet")):
        answer(living, question, chosen)
    assert "Plan a call" not in seen(living.get("/"))
    assert "Ask them once" not in seen(living.get("/contact/new/2"))
    assert "Nothing was settled" in seen(living.get(plan(living, time)))


def test_in_danger_help_stands_first_and_nothing_is_planned(living: Client, time: Time) -> None:
    answer(living, "harm", "humiliated")
    assert "Plan a call" not in seen(living.get("/"))
    page = living.get("/contact").content.decode().partition("<main")[2]
    assert "Help comes first" in page
    assert page.index('href="/help"') < page.index("Planning to be in touch is closed")
    assert "Your safety comes before" in page
    living.post("/contact/new/3", {"on": time.day(1), "at": "17:00", "company": "alone"})
    assert noted(living) == []


@pytest.mark.parametrize("said", ["", "Not after nine please, I get up early."])
def test_what_is_sent_twice_is_kept_once(living: Client, time: Time, said: str) -> None:
    for _ in range(2):
        note(living, time, was="good", said=said)
    assert len(noted(living)) == 1
    assert seen(living.get("/terms")).count("get up early") == (1 if said else 0)
    assert plan(living, time) == plan(living, time)
    assert len(noted(living)) == 2
    plan(living, time, at="18:00")
    assert len(noted(living)) == 3


def test_while_they_may_have_asked_for_no_contact_nothing_leads_to_them(living: Client, time: Time) -> None:
    answer(living, "someone-new", "unknown")
    assert living.get("/contact/aside").status_code == 200
    assert "Check a message" in seen(living.get("/"))
    note(living, time, said="Please don't contact me again.")
    home, write = living.get("/"), seen(living.get("/write"))
    assert "Check a message" not in seen(home)
    assert "Plan a call" not in seen(home)
    card = home.content.decode().partition("where things stand")[2].partition("</section>")[0]
    assert "<p>" not in card
    assert "Bring up" not in card
    assert "could be raised" not in card
    assert "They may have asked for no contact" in write
    assert "writing to them is closed" in write
    assert living.get("/write/ways/1")["Location"] == "/write"
    assert living.get("/contact/aside")["Location"] == "/contact"
    assert "seeing someone" not in seen(living.get("/contact"))
