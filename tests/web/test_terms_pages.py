"""Terms: writing down what they said, one topic at a time, what holds, proposing, and what becomes of it."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms import terms
from goodterms.terms.topics import topics
from goodterms.web.records import SafetyAsked
from tests.browser.addresses import ADDRESSES
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen
from tests.web.keeping import visit_of
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

LIVING = {k: v for k, v in (SAFE | ON_THE_WAY).items() if k not in ("feelings-told", "what-they-said")}
LIVING |= {"goal": ["friendship"], "terms": ["no"]}
PLACE = {id_: place for place, id_ in enumerate(topics(), start=1)}
LATE = {"text": "No messages after ten.", "binds": "both", "kind": "quiet-hours", "from": "22:00", "to": "08:00"}


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who lives the friendship, in which everything may be raised."""
    del time
    answer_all(browser, LIVING)
    return browser


def tell(browser: Client, time: Time, topic: str = "contact", **sent: str) -> str:
    """Write a term down, and give the address of its page."""
    made = browser.post(f"/terms/topics/{PLACE[topic]}/new", {"stands": "agreed", "on": time.today, **LATE, **sent})
    assert made.status_code == 302, made
    assert "/topics/" not in made["Location"], seen(browser.get(made["Location"]))
    return made["Location"]


def become(browser: Client, address: str, sent: dict[str, str]) -> Page:
    """Say what has become of a term, by its own page."""
    found = re.findall(r'name="seen" value="(\d+)"', browser.get(address).content.decode())
    return browser.post(address, {"seen": found[0], **sent}, follow=True)


def take_up(browser: Client, address: str, do: str) -> None:
    """Decide on the first limit that is pointed out in what they said."""
    found = re.findall(r'name="which" value="([^"]+)"', browser.get(address).content.decode())
    assert browser.post(address, {"which": found[0], "do": do}).status_code == 302


def read_file(browser: Client) -> tuple[terms.Term, ...]:
    return terms.read(browser.post("/terms/file").content)


def headline(browser: Client) -> str:
    found: list[str] = re.findall(r"<h1>(.*?)</h1>", browser.get("/plan").content.decode())
    return found[0]


def draft_text(page: Page) -> str:
    found: list[str] = re.findall(r'<textarea id="text"[^>]*>(.*?)</textarea>', page.content.decode(), re.DOTALL)
    return found[0]


@pytest.mark.parametrize("path", ["/terms", "/terms/said", "/terms/topics/1", "/terms/topics/1/new"])
def test_safety_is_asked_before(browser: Client, path: str) -> None:
    assert browser.get(path)["Location"] == "/questions"


def test_while_safety_is_asked_again_every_page_leads_to_the_questions(living: Client, time: Time) -> None:
    address = tell(living, time)
    told = {"text": "not after nine", "day": time.today, "known": "said"}
    said = living.post("/terms/said", told)["Location"]
    time.goes_on(minutes=1)
    visit_of(living).book().add(SafetyAsked(at=time.now))
    pages = [each.path for each in ADDRESSES.values() if each.page and each.path.startswith("/terms")]
    assert {"/terms", "/terms/day", "/terms/print"} <= set(pages)
    for path in (*pages, address, f"{address}/change", said):
        assert living.get(path)["Location"] == "/questions", path
    for path in ("/terms/text", "/terms/dates", "/terms/file", "/terms/message"):
        assert living.post(path)["Location"] == "/terms", path


def test_a_term_is_kept_and_shown_with_where_it_comes_from(living: Client, time: Time) -> None:
    address = tell(living, time, stands="they-wrote", my_reason="I wait for it", note="said in passing")
    page = seen(living.get(address))
    for said in (
        "No messages after ten.",
        "They wrote it on",
        "between 22:00 and 08:00",
        "I wait for it",
        "in passing",
    ):
        assert said in page
    assert "No messages after ten." in seen(living.get("/terms"))
    (term,) = read_file(living)
    assert (term.state, term.known, term.topic, term.limit.kind if term.limit else "") == (
        "said-by-them", "written", "contact", "quiet-hours",
    )  # fmt: skip


def test_what_was_understood_is_never_called_agreed(living: Client, time: Time) -> None:
    tell(living, time, stands="understood")
    page = seen(living.get("/terms"))
    assert "As you understood it" in page
    assert "agreed to it" not in page
    assert read_file(living)[0].state == "understood"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": " "}, "Write it as one thing that can be seen"),
        ({"text": "x" * 501}, "longer than 500 characters"),
        ({"stands": ""}, "Choose how it stands."),
        ({"on": "2999-01-01"}, "Choose the day."),
        ({"from": "late"}, "Write both times"),
        ({"kind": "texts-a-day", "most-texts-a-day": "many"}, "whole number from 0 to 1000"),
        ({"kind": "texts-a-day", "most-texts-a-day": "-1"}, "whole number from 0 to 1000"),
        ({"kind": "channels"}, "Choose at least one."),
        ({"until": "2000-01-01"}, "Its last day cannot be before"),
        ({"review": "2000-01-01"}, "It has to lie ahead."),
    ],
)
def test_a_form_that_cannot_be_taken_comes_back_as_it_was(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    form = {"stands": "agreed", "on": time.today, **LATE, "note": "mine alone", **sent}
    page = living.post("/terms/topics/1/new", form, follow=True)
    assert said in seen(page)
    assert "mine alone" in page.content.decode()
    assert read_file(living) == ()


@pytest.mark.parametrize(
    "text",
    ["You answer within an hour.", "No dating other people.", "We share our location.", "I may look at your phone."],
)
def test_control_is_refused_with_a_reason(living: Client, time: Time, text: str) -> None:
    page = living.post("/terms/topics/1/new", {"stands": "agreed", "on": time.today, **LATE, "text": text}, follow=True)
    assert "This is not taken as a term." in seen(page)
    assert text in page.content.decode()
    assert read_file(living) == ()


def test_a_first_agreement_moves_the_plan_and_its_end_moves_it_back(living: Client, time: Time) -> None:
    assert "Now find out together" in headline(living)
    address = tell(living, time)
    assert "Live it" in headline(living)
    assert "agreement" in living.get("/reading/dates").content.decode()
    time.goes_on(days=3)
    become(living, address, {"do": "end", "who": "them", "day": time.today})
    assert "They ended it on" in seen(living.get(address))
    assert "Now find out together" in headline(living)


def test_every_agreement_gets_a_day_to_look_at_it_again(living: Client, time: Time) -> None:
    address = tell(living, time)
    assert read_file(living)[-1].review == (time.now + timedelta(weeks=6)).date()
    assert "Time to look at it again" not in seen(living.get(address))
    time.goes_on(weeks=6)
    assert "was the day to look at it again" in seen(living.get("/terms"))
    assert "Time to look at it again" in seen(living.get(address))
    become(living, address, {"do": "stays"})
    assert "Time to look at it again" not in seen(living.get(address))
    assert len(read_file(living)) == 2


def test_what_held_on_a_day_can_be_shown_after_it_changed(living: Client, time: Time) -> None:
    first = time.today
    address = tell(living, time)
    time.goes_on(days=10)
    living.post(f"{address}/change", {"stands": "agreed", "on": time.today, **LATE, "text": "Not after nine."})
    time.goes_on(days=10)
    become(living, address, {"do": "pause", "who": "me", "day": time.today})
    for day, said in ((first, "No messages after ten."), ((time.now - timedelta(days=5)).date().isoformat(), "nine")):
        assert said in seen(living.post("/terms/day", {"day": day}, follow=True))
    assert "Nothing was settled on that day." in seen(living.post("/terms/day", {"day": time.today}, follow=True))
    assert "Choose the day." in seen(living.post("/terms/day", {"day": "soon"}, follow=True))
    history = seen(living.get(address))
    assert "No messages after ten." in history
    assert "You paused it on" in history


def test_a_talk_about_a_slip_is_noted_and_changes_nothing_else(living: Client, time: Time) -> None:
    address = tell(living, time, stands="they-said")
    become(living, address, {"do": "talked"})
    before, after = read_file(living)
    assert (before.talked, after.talked, after.state, after.limit) == (False, True, before.state, before.limit)
    become(living, address, {"do": "pause", "who": "them"})
    become(living, address, {"do": "talked"})
    assert read_file(living)[-1].state == "paused"


def test_either_side_ends_it_alone_and_at_once(living: Client, time: Time) -> None:
    address = tell(living, time, stands="they-said")
    become(living, address, {"do": "end", "who": "me", "day": time.today})
    assert "You ended it on" in seen(living.get(address))
    assert "No messages after ten." in seen(living.get("/terms"))
    assert "What you two have" not in seen(living.get("/terms"))


def test_what_was_told_by_mistake_counts_as_never_told(living: Client, time: Time) -> None:
    address = tell(living, time)
    become(living, address, {"do": "mistake"})
    assert living.get(address).status_code == 404
    assert read_file(living) == ()
    assert "Now find out together" in headline(living)


def test_of_two_limits_the_narrower_is_kept_and_said_why(living: Client, time: Time) -> None:
    tell(living, time)
    tell(living, time, stands="they-said", text="Not after nine, please.", **{"from": "21:00"})
    page = seen(living.get("/terms"))
    assert "between 21:00 and 08:00: the stricter of 2, from “Not after nine, please.” (they said it on" in page


def test_a_limit_in_their_words_is_pointed_out_and_taken_up_by_hand(living: Client, time: Time) -> None:
    words = "It was nice to see you. But not after nine, please."
    page = living.post("/terms/said", {"text": words, "day": time.today, "known": "written"}, follow=True)
    assert "This may be a limit" in seen(page)
    assert read_file(living) == ()
    take_up(living, page.request["PATH_INFO"], "take")
    (term,) = read_file(living)
    assert (term.state, term.known, term.limit.kind if term.limit else "") == ("said-by-them", "written", "quiet-hours")
    assert "This may be a limit" not in seen(living.get(page.request["PATH_INFO"]))
    living.post(f"{page.request['PATH_INFO']}/forget")
    assert living.get(page.request["PATH_INFO"]).status_code == 404
    assert len(read_file(living)) == 1


def test_what_was_only_understood_binds_nobody_but_me(living: Client, time: Time) -> None:
    page = living.post("/terms/said", {"text": "not after nine", "day": time.today, "known": "understood"}, follow=True)
    take_up(living, page.request["PATH_INFO"], "take")
    (term,) = read_file(living)
    assert (term.state, term.binds) == ("understood", "me")


def test_what_is_no_limit_is_put_aside(living: Client, time: Time) -> None:
    page = living.post("/terms/said", {"text": "not after nine", "day": time.today, "known": "said"}, follow=True)
    take_up(living, page.request["PATH_INFO"], "leave")
    assert "This may be a limit" not in seen(living.get(page.request["PATH_INFO"]))
    assert read_file(living) == ()


def test_no_contact_at_all_is_no_term_and_leads_to_its_question(living: Client, time: Time) -> None:
    page = living.post(
        "/terms/said", {"text": "Don't contact me again.", "day": time.today, "known": "written"}, follow=True
    )
    assert "This may ask for no contact at all" in seen(page)
    assert "/questions/" in page.content.decode()
    assert "This may be a limit" not in seen(page)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": " "}, "Write what they said"),
        ({"known": ""}, "how you know it"),
        ({"day": "2999-01-01"}, "Choose the day"),
    ],
)
def test_what_they_said_comes_back_where_something_is_missing(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    form = {"text": "not after nine", "day": time.today, "known": "said", **sent}
    assert said in seen(living.post("/terms/said", form, follow=True))


def propose(browser: Client, address: str) -> Page:
    return browser.post(f"{address}/propose", {"manner": "warm"}, follow=True)


def send_off(browser: Client, draft: str, time: Time) -> None:
    text = draft_text(browser.get(draft))
    browser.post(f"{draft}/sent", {"day": time.today, "text": text, "what": "other"})


def test_a_term_is_proposed_as_a_message_that_leaves_them_free(living: Client, time: Time) -> None:
    address = tell(living, time, stands="open")
    page = propose(living, address)
    assert "No messages after ten." in draft_text(page)
    assert "not now" in draft_text(page)
    assert "Nothing in it stands out." in seen(page)
    send_off(living, page.request["PATH_INFO"], time)
    assert read_file(living)[-1].state == "proposed"
    assert "No answer is fine." in seen(living.get("/terms"))
    assert "Now find out together" in headline(living)
    become(living, address, {"do": "yes", "day": time.today})
    assert read_file(living)[-1].state == "agreed"
    assert "Live it" in headline(living)


@pytest.mark.parametrize("answered", ["no", "not-now", "nothing"])
def test_after_any_answer_but_a_yes_it_is_not_raised_again_soon(living: Client, time: Time, answered: str) -> None:
    address = tell(living, time, stands="open")
    send_off(living, propose(living, address).request["PATH_INFO"], time)
    become(living, address, {"do": answered})
    last = read_file(living)[-1]
    assert (last.state, last.answered) == ("open", answered)
    assert "better left alone until" in seen(living.get(f"/terms/topics/{PLACE['contact']}"))
    assert {"no": "They said no to this on", "not-now": "They said not now on", "nothing": "left without an answer"}[
        answered
    ] in seen(living.get(address))
    for days in (20, 35):
        time.goes_on(days=days)
        assert f'/terms/topics/{PLACE["contact"]}"' not in next_of(living)
    time.goes_on(days=130)
    assert "better left alone" not in seen(living.get(f"/terms/topics/{PLACE['contact']}"))


def next_of(browser: Client) -> str:
    page = browser.get("/terms").content.decode()
    return page.partition("what to raise next")[2].partition("</section>")[0]


def test_a_message_that_was_not_sent_after_all_proposed_nothing(living: Client, time: Time) -> None:
    address = tell(living, time, stands="i-said")
    draft = propose(living, address).request["PATH_INFO"]
    send_off(living, draft, time)
    living.post(f"{draft}/mistake")
    assert read_file(living)[-1].state == "said-by-me"


def test_one_topic_is_raised_next_and_then_nothing_for_a_while(living: Client, time: Time) -> None:
    assert f'/terms/topics/{PLACE["contact"]}"' in next_of(living)
    draft = living.post(f"/terms/topics/{PLACE['contact']}/raise", {"manner": "plain"}, follow=True)
    assert "Nothing in it stands out." in seen(draft)
    send_off(living, draft.request["PATH_INFO"], time)
    page = seen(living.get("/terms"))
    assert "Until then nothing else is raised." in page
    assert "With them" in page


def test_a_topic_that_was_raised_in_person_gets_its_answer(living: Client) -> None:
    living.post(f"/terms/topics/{PLACE['space']}/raised")
    name = re.findall(r"/terms/raised/([0-9a-f]+)", living.get("/terms").content.decode())[0]
    assert living.post(f"/terms/raised/{name}", {"answer": "yes"})["Location"] == "/terms/said"
    living.post(f"/terms/raised/{name}", {"answer": "not-now"})
    assert "With them" not in seen(living.get("/terms"))
    assert "better left alone until" in seen(living.get(f"/terms/topics/{PLACE['space']}"))
    assert living.post("/terms/raised/000000000000", {"answer": "no"}).status_code == 404


def test_a_late_draft_is_held_against_what_holds(living: Client, time: Time) -> None:
    tell(living, time, stands="they-wrote", text="Not after ten, please.")
    time.goes_on(hours=10, minutes=14)
    draft = living.post("/write/own", {"text": "Are you still up?"}, follow=True)
    page = seen(draft)
    assert "“Not after ten, please” (they wrote it on" in page
    assert "It is 22:14 now." in page
    assert "Keep it until 08:00." in page


def test_words_are_held_against_what_is_left_out(living: Client, time: Time) -> None:
    tell(living, time, kind="calls", calls="no", text="No calls.")
    page = seen(living.post("/write/own", {"text": "Can I call you tomorrow?"}, follow=True))
    assert "“No calls” (you both agreed to it on" in page


def test_the_whole_so_far_is_a_message_that_leaves_them_free(living: Client, time: Time) -> None:
    tell(living, time)
    tell(living, time, topic="the-past", stands="they-said", text="We leave the past out.", kind="none")
    tell(living, time, topic="space", stands="understood", text="They like quiet Sundays.", kind="none")
    page = living.post("/terms/message", {"manner": "plain"}, follow=True)
    text = draft_text(page)
    assert "We agreed:\n- No messages after ten." in text
    assert "We leave the past out." in text
    assert "Sundays" not in text
    assert "no answer are all fine" in text
    assert "to look at again" not in seen(page).partition("When you want")[0] or "Nothing in it stands out." in seen(
        page
    )


def test_files_say_nothing_in_their_names_and_the_calendar_nothing_at_all(living: Client, time: Time) -> None:
    tell(living, time)
    calendar = living.post("/terms/dates")
    body = calendar.content.decode()
    assert calendar["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert "SUMMARY:Look at it again" in body
    assert "ten" not in body
    assert body.count("BEGIN:VEVENT") == 1
    uids = {re.findall(r"UID:(\w+)", living.post("/terms/dates").content.decode())[0] for _ in range(3)}
    assert len(uids) == 3
    text = living.post("/terms/text").content.decode()
    assert "No messages after ten. (you both agreed to it on" in text
    assert "Either may end any of this" in text
    assert "No messages after ten." in seen(living.get("/terms/print"))
    assert json.loads(living.post("/terms/file").content)["terms"][0]["topic"] == "contact"


CLOSED = {
    "let-go": {"goal": "back-together", "what-they-said": "no-more-than-once"},
    "no-contact": {"distance": "no-contact"},
    "afraid": {"harm": "afraid"},
}


@pytest.mark.parametrize("why", CLOSED)
def test_where_the_plan_closes_it_nothing_reaches_out_and_what_they_said_is_still_kept(
    living: Client, time: Time, why: str
) -> None:
    address = tell(living, time, stands="i-said")
    if why == "let-go":
        answer(living, "goal", "back-together")
        answer(living, "feelings-told", "yes")
        answer(living, "what-they-said", "no-more-than-once")
    else:
        ((question, choice),) = CLOSED[why].items()
        answer(living, question, choice)
    page = living.get("/terms").content.decode()
    assert "Raising something with them is closed for now." in page
    assert "what to raise next" not in page
    topic = living.get(f"/terms/topics/{PLACE['contact']}").content.decode()
    assert "/raise" not in topic
    assert "/propose" not in living.get(address).content.decode()
    for path in (f"/terms/topics/{PLACE['contact']}/raise", f"{address}/propose", "/terms/message"):
        living.post(path)
    assert "Not sent yet" not in seen(living.get("/write"))
    living.post("/terms/said", {"text": "not after nine", "day": time.today, "known": "written"})
    assert "What they said" in seen(living.get("/terms"))
    become(living, address, {"do": "end", "who": "me", "day": time.today})
    assert "You ended it on" in seen(living.get(address))


def test_a_draft_that_proposes_is_nothing_to_send_once_that_is_closed(living: Client, time: Time) -> None:
    draft = propose(living, tell(living, time, stands="open")).request["PATH_INFO"]
    answer(living, "own-conduct", "threatened")
    answer(living, "harm", "humiliated")
    assert "not something to send now" in seen(living.get(draft))


def test_nothing_that_was_told_is_lost_by_a_hostile_form(living: Client, time: Time) -> None:
    address = tell(living, time, text="<script>alert('hi')</script> \u202e reversed", note="</textarea><b>")
    page = living.get(address).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    for sent in ({"do": "?"}, {"do": "yes", "day": "no day"}, {"do": "stays", "review": "x"}, {"do": "end", "day": ""}):
        assert become(living, address, sent).status_code == 200
    assert living.post("/terms/said", {}).status_code == 302
    assert living.get("/terms/topics/99").status_code == 404
    assert living.get("/terms/topics/1/new/99").status_code == 404
    assert living.get("/terms/ffffffffffff").status_code == 404


def test_an_example_fills_the_form(living: Client) -> None:
    page = living.get("/terms/topics/1/new/1").content.decode()
    assert "No messages between ten at night and eight in the morning." in page
    assert 'value="quiet-hours" checked' in page
    for place, topic in enumerate(topics().values(), start=1):
        for number in range(1, len(topic.examples) + 1):
            assert living.get(f"/terms/topics/{place}/new/{number}").status_code == 200


def test_a_no_that_comes_after_a_yes_in_another_window_changes_nothing(living: Client, time: Time) -> None:
    address = tell(living, time, stands="open")
    send_off(living, propose(living, address).request["PATH_INFO"], time)
    seen_before = re.findall(r'name="seen" value="(\d+)"', living.get(address).content.decode())[0]
    become(living, address, {"do": "yes"})
    page = living.post(address, {"seen": seen_before, "do": "no"}, follow=True)
    assert "changed in another window" in seen(page)
    assert (read_file(living)[-1].state, read_file(living)[-1].answered) == ("agreed", "yes")


@pytest.mark.parametrize("do", ["yes", "no", "again", "stays"])
def test_what_they_ended_is_not_brought_back_by_a_button(living: Client, time: Time, do: str) -> None:
    address = tell(living, time)
    become(living, address, {"do": "end", "who": "them"})
    become(living, address, {"do": do})
    assert read_file(living)[-1].state == "ended"
    assert "/propose" not in living.get(address).content.decode()
    assert "better left alone" in seen(living.get(f"/terms/topics/{PLACE['contact']}"))


def test_an_end_with_an_earlier_day_ends_it_from_that_day_on(living: Client, time: Time) -> None:
    address = tell(living, time)
    time.goes_on(weeks=7)
    become(living, address, {"do": "stays"})
    earlier = (time.now - timedelta(days=3)).date().isoformat()
    become(living, address, {"do": "end", "who": "them", "day": earlier})
    assert "They ended it on" in seen(living.get(address))
    assert "Now find out together" in headline(living)


def test_an_answer_cannot_come_before_what_it_answers(living: Client, time: Time) -> None:
    address = tell(living, time, stands="open")
    send_off(living, propose(living, address).request["PATH_INFO"], time)
    earlier = (time.now - timedelta(days=2)).date().isoformat()
    assert "cannot have answered before" in seen(become(living, address, {"do": "yes", "day": earlier}))


def test_what_holds_goes_on_holding_while_it_is_proposed(living: Client, time: Time) -> None:
    address = tell(living, time, stands="they-said")
    send_off(living, propose(living, address).request["PATH_INFO"], time)
    page = seen(living.get("/terms"))
    assert "What you keep to" in page
    assert "No answer is fine." in page
    proposed = next(each for each in read_file(living) if each.state == "proposed")
    become(living, f"/terms/{proposed.id}", {"do": "nothing"})
    assert "They said it on" in seen(living.get(address))
    assert "What you keep to" in seen(living.get("/terms"))


def test_a_yes_takes_the_place_of_what_held_before(living: Client, time: Time) -> None:
    address = tell(living, time, stands="i-said")
    send_off(living, propose(living, address).request["PATH_INFO"], time)
    proposed = next(each for each in read_file(living) if each.state == "proposed")
    become(living, f"/terms/{proposed.id}", {"do": "yes"})
    assert "You both agreed to it" in seen(living.get(f"/terms/{proposed.id}"))
    assert "Ended on" in seen(living.get(address))


def test_their_yes_to_what_was_only_understood_makes_it_theirs_and_not_an_agreement(living: Client, time: Time) -> None:
    address = tell(living, time, stands="understood", text="You like quiet Sundays.", kind="none")
    page = propose(living, address)
    assert "ask" in draft_text(page)
    assert "Nothing in it stands out." in seen(page)
    send_off(living, page.request["PATH_INFO"], time)
    proposed = next(each for each in read_file(living) if each.state == "proposed")
    become(living, f"/terms/{proposed.id}", {"do": "yes"})
    assert {each.state for each in read_file(living)} == {"understood", "proposed", "said-by-them", "ended"}


@pytest.mark.parametrize("known", ["written", "said"])
def test_as_long_as_they_may_have_asked_for_no_contact_nothing_is_raised(
    living: Client, time: Time, known: str
) -> None:
    address = tell(living, time, stands="open")
    draft = propose(living, address).request["PATH_INFO"]
    page = living.post(
        "/terms/said", {"text": "Don't contact me again.", "day": time.today, "known": known}, follow=True
    )
    said = page.request["PATH_INFO"]
    listed = living.get("/terms").content.decode()
    assert "may ask for no contact at all" in listed
    assert "what to raise next" not in listed
    assert "/propose" not in living.get(address).content.decode()
    assert "not something to send now" in seen(living.get(draft))
    living.post(said, {"do": "not-meant"})
    assert "may ask for no contact at all" not in living.get("/terms").content.decode()


def test_where_it_is_closed_no_sentence_pushes_towards_a_talk(living: Client, time: Time) -> None:
    address = tell(living, time)
    time.goes_on(weeks=7)
    answer(living, "distance", "no-contact")
    page = seen(living.get("/terms")) + seen(living.get(address))
    for said in ("a talk", "look at it again.", "Think of how it is", "calm moment"):
        assert said not in page
    time.goes_on(hours=11)
    assert "calm moment" not in seen(living.post("/write/own", {"text": "Are you up?"}, follow=True))


def test_while_something_lies_with_them_nothing_else_is_proposed(living: Client, time: Time) -> None:
    other = tell(living, time, topic="space", stands="open", kind="none", text="Sundays are quiet.")
    living.post(f"/terms/topics/{PLACE['contact']}/raised")
    assert "/propose" not in living.get(other).content.decode()
    assert living.post(f"{other}/propose")["Location"] == other
    assert "Raise it with them" in seen(living.get(f"/terms/topics/{PLACE['the-past']}"))
    assert '/raise"' not in living.get(f"/terms/topics/{PLACE['the-past']}").content.decode()


def test_a_not_now_rests_from_the_day_of_the_answer_on(living: Client, time: Time) -> None:
    living.post(f"/terms/topics/{PLACE['contact']}/raised")
    time.goes_on(days=25)
    name = re.findall(r"/terms/raised/([0-9a-f]+)", living.get("/terms").content.decode())[0]
    living.post(f"/terms/raised/{name}", {"answer": "not-now"})
    time.goes_on(days=59)
    assert "better left alone" in seen(living.get(f"/terms/topics/{PLACE['contact']}"))
    time.goes_on(days=2)
    assert "better left alone" not in seen(living.get(f"/terms/topics/{PLACE['contact']}"))


def test_an_old_message_that_proposes_is_nothing_to_send_after_their_no(living: Client) -> None:
    draft = living.post(f"/terms/topics/{PLACE['contact']}/raise", {"manner": "plain"})["Location"]
    living.post(f"/terms/topics/{PLACE['contact']}/raised")
    name = re.findall(r"/terms/raised/([0-9a-f]+)", living.get("/terms").content.decode())[0]
    living.post(f"/terms/raised/{name}", {"answer": "no"})
    assert "not something to send now" in seen(living.get(draft))


def test_what_was_put_to_them_cannot_be_taken_back_as_if_it_had_not_been(living: Client, time: Time) -> None:
    address = tell(living, time, stands="open")
    send_off(living, propose(living, address).request["PATH_INFO"], time)
    assert "by mistake" not in seen(living.get(address))
    become(living, address, {"do": "mistake"})
    assert living.get(address).status_code == 200


def test_during_days_of_no_contact_and_in_the_week_after_they_spoke_nothing_is_raised(
    living: Client, time: Time
) -> None:
    living.post("/terms/said", {"text": "See you at the concert.", "day": time.today, "known": "said"})
    assert "Let it settle." in next_of(living)
    time.goes_on(days=8)
    assert f'/terms/topics/{PLACE["contact"]}"' in next_of(living)
    first, last = time.today, (time.now + timedelta(days=30)).date().isoformat()
    tell(living, time, topic="space", stands="they-said", kind="no-contact", first=first, last=last)
    time.goes_on(days=10)
    assert "days of no contact" in next_of(living)
    assert '/raise"' not in living.get(f"/terms/topics/{PLACE['contact']}").content.decode()


def test_a_double_click_takes_up_one_limit_and_not_the_next(living: Client, time: Time) -> None:
    words = {"text": "Not after nine, please. And no calls, please.", "day": time.today, "known": "written"}
    said = living.post("/terms/said", words, follow=True).request["PATH_INFO"]
    which = re.findall(r'name="which" value="([^"]+)"', living.get(said).content.decode())
    assert len(which) == 2
    for _ in range(2):
        living.post(said, {"which": which[0], "do": "take"})
    assert len(read_file(living)) == 1


def test_a_changed_rule_is_not_agreed_by_leaving_the_form_as_it_was(living: Client, time: Time) -> None:
    address = tell(living, time, until=(time.now + timedelta(days=90)).date().isoformat())
    form = living.get(f"{address}/change").content.decode()
    assert 'value="agreed" checked' not in form
    assert f'value="{(time.now + timedelta(days=90)).date().isoformat()}"' in form
    same = {**LATE, "stands": "as-before", "on": time.today, "note": "only this"}
    wider = living.post(f"{address}/change", {**same, "from": "23:30"}, follow=True)
    assert "What it asks has changed" in seen(wider)
    living.post(f"{address}/change", same)
    assert (read_file(living)[-1].state, read_file(living)[-1].note) == ("agreed", "only this")


def test_hours_that_a_form_cannot_show_look_as_the_first_of_them() -> None:
    from goodterms.limits import Hours, QuietHours
    from goodterms.web.term_form import values_of_limit

    two = QuietHours((Hours("22:00", "08:00"), Hours("12:00", "13:00")))
    assert values_of_limit(two) == values_of_limit(QuietHours((Hours("22:00", "08:00"),)))


def test_after_its_last_day_an_agreement_counts_no_more_for_the_plan(living: Client, time: Time) -> None:
    tell(living, time, until=(time.now + timedelta(days=5)).date().isoformat())
    assert "Live it" in headline(living)
    time.goes_on(days=6)
    assert "Now find out together" in headline(living)


def test_the_date_of_the_agreement_is_the_day_it_was_agreed_and_goes_with_it(living: Client, time: Time) -> None:
    earlier = (time.now - timedelta(days=40)).date()
    address = tell(living, time, on=earlier.isoformat())
    assert f"{earlier.day} {earlier:%B} {earlier.year}" in seen(living.get("/reading/dates"))
    become(living, address, {"do": "mistake"})
    assert "The agreement" not in seen(living.get("/reading/dates"))


def test_a_message_of_the_whole_is_nothing_to_send_once_that_is_closed(living: Client, time: Time) -> None:
    tell(living, time)
    draft = living.post("/terms/message", {"manner": "plain"})["Location"]
    answer(living, "own-conduct", "wrote-after-no")
    answer(living, "distance", "no-contact")
    page = living.get(draft)
    assert "not something to send now" in seen(page) or "Writing to them is closed" in seen(page)
    assert "sms:" not in page.content.decode()
    for path in ("/terms/text", "/terms/dates"):
        assert living.post(path)["Location"] == "/terms"


def test_a_full_book_still_takes_an_end(living: Client, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodterms.web import terms as kept

    address = tell(living, time)
    monkeypatch.setattr(kept, "MOST", 1)
    form = {"stands": "agreed", "on": time.today, **LATE}
    assert "the most that is kept" in seen(living.post("/terms/topics/1/new", form, follow=True))
    become(living, address, {"do": "end", "who": "me"})
    assert read_file(living)[-1].state == "ended"


def test_a_term_agreed_long_ago_that_ended_breaks_no_page(living: Client, time: Time) -> None:
    from tests.web.importing import put

    end = time.now - timedelta(days=1)
    lines = [
        f"{end - timedelta(days=60 - n):%d/%m/%Y}, 12:0{n % 6} - {'Kim' if n % 2 else 'Alex'}: {n}" for n in range(60)
    ]
    put(living, "\n".join(lines) + "\n")
    address = tell(living, time, on=(time.now - timedelta(days=60)).date().isoformat())
    become(living, address, {"do": "end", "who": "me", "day": (time.now - timedelta(days=40)).date().isoformat()})
    assert living.get("/terms").status_code == 200
    assert "Something went wrong" not in seen(living.get("/reading"))
