"""Letting it go: every step alone, in every plan, and nobody is held back."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms import words
from goodterms.content.friend_words import friend_words
from goodterms.progress import Trial
from goodterms.web import clock
from goodterms.web.records import ContactNoted, Draft, Preferences, Said, TermTold, TrialWritten
from goodterms.web.terms import agreement
from goodterms.web.today import known_of
from goodterms.web.told import standing_of, whereabouts
from goodterms.words import Context
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen
from tests.web.examples import A_TERM, WHEN, records
from tests.web.importing import chat, put
from tests.web.keeping import after, keep, leads, lock, unlock, visit_of
from tests.web.test_terms_pages import LIVING, PLACE, become, tell, time

if TYPE_CHECKING:
    from django.test import Client

    from goodterms.companion.today import Known
    from tests.web.time_of_pages import Time

__all__ = ["time"]
CLOSED: dict[str, dict[str, list[str]]] = {
    "no contact": {"distance": ["no-contact"]},
    "an order": {"court-order": ["i-must"]},
    "fear": {"harm": ["afraid"]},
    "two noes": {"what-they-said": ["no-more-than-once"]},
    "waiting": {"feelings-told": ["yes"], "what-they-said": ["nothing-yet"]},
}
STEPS = ("A kind message", "A letter that is not sent", "Their words and the numbers, put away")
HELD_BACK = re.compile(
    r"\bsure\b|\bsorry\b|\breally\b|\bcancel\b|think again|miss(ed)? you|stay with us", re.IGNORECASE
)


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who lives the friendship."""
    del time
    answer_all(browser, LIVING)
    return browser


def write_down(browser: Client, text: str = "Not after nine please.") -> str:
    return leads(browser.post("/terms/said", {"text": text, "day": "2026-03-01", "known": "written"}))


def begin_trial(browser: Client, time: Time) -> None:
    today = time.now.date()
    visit_of(browser).book().add(
        TrialWritten(trial=Trial(id="3a4b5c6d7e8f", at=time.now, begins=today, review=today + timedelta(weeks=7)))
    )


@pytest.mark.parametrize("told", CLOSED.values(), ids=list(CLOSED))
def test_every_step_is_there_in_closed_plans_too(browser: Client, told: dict[str, list[str]]) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | told)
    said = seen(browser.get("/steps"))
    assert all(step in said for step in STEPS)
    assert not HELD_BACK.search(said)
    for page in ("/", "/plan", "/terms"):
        assert b'href="/steps"' in browser.get(page).content, page


def test_it_asks_no_questions_first(browser: Client) -> None:
    said = seen(browser.get("/steps"))
    assert "A few questions about safety come before any message." in said
    assert STEPS[2] in said


def test_where_nothing_matters_but_help_help_comes_first_and_nothing_leads_away_from_it(browser: Client) -> None:
    answer(browser, "thoughts", "yes")
    page = browser.get("/steps")
    said = seen(page)
    assert said.startswith("First, someone to talk to Help: whom to call")
    assert said.index("Help: whom to call") < said.index(STEPS[2])
    assert b"/write" not in page.content.partition(b"<main")[2]
    assert "Letting this go" not in said
    for other in ("/", "/plan", "/terms"):
        assert b"/steps" not in browser.get(other).content


def test_where_there_is_fear_help_stands_before_the_steps(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | CLOSED["fear"])
    said = seen(browser.get("/steps"))
    assert said.index("your safety comes before every step") < said.index("A kind message")


def test_a_kind_message_is_offered_where_the_plan_leaves_it_open(browser: Client) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | CLOSED["two noes"])
    page = browser.get("/steps")
    assert "A last kind word on it" in seen(page)
    way = re.search(rb'href="(/write/ways/\d+)"', page.content)
    assert way
    assert browser.get(way[1].decode()).status_code == 200


@pytest.mark.parametrize("told", ["no contact", "an order", "fear", "waiting"])
def test_where_writing_is_closed_it_says_why_and_offers_no_message(browser: Client, told: str) -> None:
    answer_all(browser, SAFE | ON_THE_WAY | CLOSED[told])
    page = browser.get("/steps").content.decode()
    assert "/write/ways/" not in page
    message = page.partition("A kind message")[2].partition("</section>")[0]
    assert len(re.sub(r"<[^>]*>", "", message).strip()) > 20


@pytest.mark.parametrize(("shared", "shown"), [(["friends"], True), ([], False), (None, True), (["work"], False)])
def test_friends_are_spoken_of_where_some_are_shared_or_nobody_knows(
    browser: Client, shared: list[str] | None, shown: bool
) -> None:
    told = {key: chosen for key, chosen in (SAFE | ON_THE_WAY).items() if key != "shared"}
    answer_all(browser, told | ({} if shared is None else {"shared": shared}))
    assert ("What to tell common friends" in seen(browser.get("/steps"))) == shown


def test_what_is_told_to_friends_would_pass_the_review_of_a_message() -> None:
    found = [(each.id, f.id, f.quote) for each in friend_words() for f in words.review(each.says, Context()).findings]
    assert [each for each in found if each[1] not in {"owns-a-part", "leaves-them-free", "answers-them", "asks"}] == []
    assert len(friend_words()) >= 5


def test_all_terms_end_at_once_dated_and_by_whom(living: Client, time: Time) -> None:
    first = tell(living, time)
    second = tell(living, time, topic="space", text="One evening a week for ourselves.", kind="")
    thought = tell(living, time, topic="social-media", text="No likes.", kind="", stands="open")
    told = visit_of(living).book().count(TermTold)
    page = living.get("/steps/terms")
    assert "No messages after ten." in seen(page)
    assert "No likes." not in seen(page)
    time.goes_on(days=3)
    day = time.now.date()
    sent = {"who": "them", "day": day.isoformat(), "seen": "2"}
    answered = living.post("/steps/terms", sent)
    assert leads(answered) == "/steps"
    assert "2 terms are ended from" in after(living, answered)
    for address in (first, second):
        assert "They ended it on" in seen(living.get(address))
    assert "ended it" not in seen(living.get(thought)).partition("How it stood before")[0]
    kept = [each.record.term for each in visit_of(living).book().all(TermTold)]
    assert len(kept) == told + 2  # nothing was written over
    assert {(term.state, term.by, term.on) for term in kept[-2:]} == {("ended", "them", day)}
    assert "All terms, ended at once" not in seen(living.get("/steps"))
    assert leads(living.get("/steps/terms")) == "/steps"


def test_terms_that_came_meanwhile_do_not_end_unseen(living: Client, time: Time) -> None:
    tell(living, time)
    tell(living, time, topic="space", text="One evening a week for ourselves.", kind="")
    answered = living.post("/steps/terms", {"who": "me", "day": time.today, "seen": "1"})
    assert "changed in another window" in after(living, answered)
    assert "All terms, ended at once" in seen(living.get("/steps"))


def test_a_day_to_come_is_not_taken(living: Client, time: Time) -> None:
    tell(living, time)
    answered = living.post("/steps/terms", {"who": "them", "day": "2031-01-01", "seen": "1"})
    page = living.get(leads(answered))
    assert 'aria-invalid="true"' in page.content.decode()
    assert re.search(r'value="them" checked', page.content.decode())


def test_paused_and_proposed_ones_end_too(living: Client, time: Time) -> None:
    first = tell(living, time)
    become(living, first, {"do": "pause", "who": "me", "day": time.today})
    assert "One term of yours holds, rests or waits" in seen(living.get("/steps"))
    living.post("/steps/terms", {"who": "me", "day": time.today, "seen": "1"})
    assert "You ended it on" in seen(living.get(first))


def asks(browser: Client, path: str) -> bool:
    return "You put this away" in seen(browser.get(path))


def test_what_was_put_away_is_asked_for_before_it_is_shown(living: Client) -> None:
    put(living, chat(40))
    said = write_down(living)
    draft = leads(living.post("/write/own", {"text": "Good idea.", "theirs": "Shall we?", "purpose": "everyday"}))
    pages = ("/reading", "/messages", said, draft)
    assert not any(asks(living, page) for page in pages)
    assert "Put away." in after(living, living.post("/steps/away", {"do": "put-away"}))
    assert all(asks(living, page) for page in pages)
    assert "Not after nine" not in seen(living.get("/terms"))
    assert "messages" not in seen(living.get("/messages/forget")).partition("Remove these messages?")[2][:20]
    assert "“Not after nine" not in seen(living.get("/terms/topics/1"))
    answered = living.post("/steps/show", {"to": said})
    assert leads(answered) == said
    assert "Not after nine" in seen(living.get(said))
    assert not any(asks(living, page) for page in pages)
    living.post("/steps/away", {"do": "put-away"})
    assert all(asks(living, page) for page in pages)
    living.post("/steps/away", {"do": "take-out"})
    assert not any(asks(living, page) for page in pages)


def test_pages_with_something_of_theirs_ask_too(living: Client, time: Time) -> None:
    told = {"for-them": "ZZTHEIRS"}
    change = leads(living.post("/changes/new", {"change": "I listen.", "begun": time.today, **told}))
    plain = leads(living.post("/changes/new", {"change": "I call less.", "begun": time.today}))
    book = visit_of(living).book()
    book.add(TermTold(at=WHEN, term=A_TERM))
    contact = next(each for each in records() if isinstance(each, ContactNoted))
    book.add(contact)
    term, met = f"/terms/{A_TERM.id}", f"/contact/{contact.name}"
    pages = (change, f"{change}/change", term, met, f"{met}/after")
    assert not any(asks(living, page) for page in pages)
    living.post("/steps/away", {"do": "put-away"})
    assert [page for page in pages if not asks(living, page)] == []
    assert not asks(living, plain)
    assert "stay as they are" in seen(living.get("/steps"))
    for page in pages:
        assert leads(living.post("/steps/show", {"to": page})) == page
    assert "ZZTHEIRS" in seen(living.get(change))


def test_the_first_page_says_nothing_of_what_was_put_away(living: Client) -> None:
    now = clock.now()
    said = Said(name="1a2b3c4d5e6f", at=now, on=now.date(), known="said", text="Not after nine", open=("contact",))
    visit_of(living).book().add(said)
    assert known(living).limit_heard
    living.post("/steps/away", {"do": "put-away"})
    assert not known(living).limit_heard


def test_where_terms_come_from_says_nothing_of_them_while_that_is_put_away(living: Client, time: Time) -> None:
    theirs = tell(living, time, stands="they-wrote")
    ended = tell(living, time, topic="space", text="One evening a week for ourselves.", kind="")
    become(living, ended, {"do": "end", "who": "them", "day": time.today})
    pages = ("/terms", f"/terms/topics/{PLACE['contact']}", theirs, "/terms/print", ended)
    assert all("They wrote it on" in seen(living.get(page)) for page in pages[:-1])
    living.post("/steps/away", {"do": "put-away"})
    for page in pages:
        assert not re.search(r"they (wrote|said|ended) it on", seen(living.get(page)), re.IGNORECASE), page
    assert "No messages after ten. Noted on" in seen(living.get("/terms"))
    living.post("/steps/show", {"to": "/terms"})
    assert "They wrote it on" in seen(living.get(theirs))


def known(browser: Client) -> Known:
    book, at = visit_of(browser).book(), clock.now()
    where = whereabouts(book, at)
    return known_of(book, agreement(book), standing_of(book, where), where.flow.situation, at)


def test_what_is_sent_to_a_page_is_taken_all_the_same(living: Client) -> None:
    put(living, chat(5))
    living.post("/steps/away", {"do": "put-away"})
    assert leads(living.post("/messages/forget")) == "/messages"


def test_it_stays_put_away_over_a_lock_and_is_asked_for_again(living: Client) -> None:
    put(living, chat(40))
    keep(living)
    living.post("/steps/away", {"do": "put-away"})
    living.post("/steps/show", {"to": "/reading"})
    lock(living)
    unlock(living)
    assert asks(living, "/reading")


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/lock", "/nowhere", "/settings/delete", ""])
def test_showing_leads_only_to_pages_that_asked(living: Client, to: str) -> None:
    assert leads(living.post("/steps/show", {"to": to})) == "/steps"


def test_saving_the_settings_takes_nothing_out(living: Client) -> None:
    living.post("/steps/away", {"do": "put-away"})
    living.post("/settings", {"idle": "5"})
    set_ = visit_of(living).book().record(Preferences)
    assert set_ is not None
    assert set_.put_away


def test_removing_offers_a_copy_first_and_warns_of_a_readable_one(living: Client) -> None:
    write_down(living)
    said = seen(living.get("/steps/remove"))
    assert "Nothing is kept, so a copy can only be a readable one. It holds their words for anyone" in said
    keep(living)
    page = living.get("/steps/remove")
    assert "A sealed copy opens with your passphrase of today" in seen(page)
    assert b'href="/settings/copies"' in page.content
    assert not HELD_BACK.search(seen(page))
    assert page.content.decode().count('class="btn danger"') == 1


def test_with_nothing_about_them_there_is_nothing_to_remove(browser: Client) -> None:
    answer_all(browser, SAFE)
    assert "Everything about them, removed" not in seen(browser.get("/steps"))
    assert leads(browser.get("/steps/remove")) == "/steps"


def test_the_page_afterwards_is_only_there_afterwards(living: Client) -> None:
    write_down(living)
    assert leads(living.get("/steps/done")) == "/steps"
    living.post("/steps/remove")
    assert "It is gone" in seen(living.get("/steps/done"))
    assert visit_of(living).book().count(Draft) == 0


def test_what_is_coming_up_stands_on_the_first_page_and_in_a_calendar(living: Client, time: Time) -> None:
    assert "Coming up" not in seen(living.get("/"))
    assert "Days for a calendar" not in seen(living.get("/settings"))
    address = tell(living, time)
    page = living.get("/")
    assert "Coming up Something agreed, to look at again" in seen(page)
    assert f'href="{address}"' in page.content.decode()
    sent = living.post("/settings/days")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="dates.ics"'
    written = sent.content.decode()
    assert (written.count("BEGIN:VEVENT"), written.count("VALARM")) == (1, 0)
    assert not re.search(r"ten|alex|term|good", written, re.IGNORECASE)
    assert re.search(r"UID:[0-9a-f]{32}\r\n", written)
    assert living.post("/settings/days").content != sent.content  # nothing ties two files to one another
    day = re.search(r"DTSTART;VALUE=DATE:(\d{8})", written)
    assert day
    assert date.fromisoformat(day[1]) > time.now.date()


@pytest.mark.parametrize("told", ["no contact", "an order", "fear"])
def test_where_raising_it_is_closed_nothing_is_coming_up(living: Client, time: Time, told: str) -> None:
    tell(living, time)
    begin_trial(living, time)
    assert living.post("/settings/days").content.count(b"BEGIN:VEVENT") == 2
    answer_all(living, CLOSED[told])
    assert "Coming up" not in seen(living.get("/"))
    assert b"BEGIN:VEVENT" not in living.post("/settings/days").content


def test_while_they_may_have_asked_for_no_contact_nothing_is_coming_up(living: Client, time: Time) -> None:
    begin_trial(living, time)
    assert "Look at your trial" in seen(living.get("/"))
    write_down(living, "Please don't contact me again.")
    assert "Say what they meant." in seen(living.get("/"))
    assert "Coming up" not in seen(living.get("/"))
    assert b"BEGIN:VEVENT" not in living.post("/settings/days").content


def test_before_safety_was_asked_there_are_no_days(browser: Client) -> None:
    assert b"BEGIN:VEVENT" not in browser.post("/settings/days").content
