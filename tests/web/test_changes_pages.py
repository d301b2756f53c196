"""Changes: writing one down, the moments where it showed, letting it go, and where contact is closed."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.progress import occasions
from goodterms.web import changes
from goodterms.web.readable import BadCopy, read_readable, readable_copy
from goodterms.web.records import KeptChange, KeptMoment
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen
from tests.web.keeping import visit_of
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

LIVING = {k: v for k, v in (SAFE | ON_THE_WAY).items() if k not in ("feelings-told", "what-they-said")}
LIVING |= {"goal": ["friendship"], "terms": ["one-thing"]}
LISTEN = "I listen to the end."
HOSTILE = "</textarea><script>x()</script> \u202eعكس\u202c & “{{ page }}” {% url 'home' %}"
CLOSED = "Contact is closed in your plan, so nothing here"


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who lives the friendship."""
    del time
    answer_all(browser, LIVING)
    return browser


def write_down(browser: Client, time: Time, **sent: str) -> str:
    """Write a change down, and give the address of its page."""
    made = browser.post("/changes/new", {"change": LISTEN, "begun": time.today, **sent})
    assert made.status_code == 302
    assert made["Location"] != "/changes/new", seen(browser.get(made["Location"]))
    return made["Location"]


def show(browser: Client, address: str, time: Time, **sent: str) -> Page:
    """Note a moment."""
    return browser.post(f"{address}/moment", {"words": "I waited.", "day": time.today, **sent}, follow=True)


def kept(browser: Client) -> list[KeptChange]:
    return [each.record for each in visit_of(browser).book().all(KeptChange)]


def noted(browser: Client) -> list[KeptMoment]:
    return [each.record for each in visit_of(browser).book().all(KeptMoment)]


@pytest.mark.parametrize("path", ["/changes", "/changes/new"])
def test_safety_is_asked_before(browser: Client, path: str) -> None:
    assert browser.get(path)["Location"] == "/questions"


def test_a_change_is_kept_with_all_that_was_told(living: Client, time: Time) -> None:
    told = {
        "went_wrong": "I cut in.",
        "my-part": "I did not ask.",
        "in-me": "A hurry.",
        "for-them": "Alone, they said.",
    }
    address = write_down(living, time, practise="With my sister.", **told)
    page = seen(living.get(address))
    for words in (LISTEN, "With my sister.", "Nothing is noted yet.", *told.values()):
        assert words in page
    assert re.fullmatch(r"/changes/[0-9a-f]{12}", address)
    assert LISTEN in seen(living.get("/changes"))


def test_only_what_is_done_otherwise_is_needed(living: Client, time: Time) -> None:
    address = write_down(living, time)
    assert "What went wrong" not in seen(living.get(address))
    assert kept(living)[0].told == {}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"change": " \r\n"}, "Write what you do otherwise, in a sentence."),
        ({"change": "x" * 1001}, "This is longer than 1,000 characters"),
        ({"my-part": "x" * 1001}, "This is longer than 1,000 characters"),
        ({"begun": "2999-01-01"}, "Choose the day. It cannot be one to come."),
        ({"begun": "soon"}, "Choose the day. It cannot be one to come."),
    ],
)
def test_a_change_that_cannot_be_taken_comes_back_as_it_was(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    form = {"change": LISTEN, "begun": time.today, "practise": "mine alone", **sent}
    page = living.post("/changes/new", form, follow=True)
    assert said in seen(page)
    assert page.content.count(b"<li>") == 1
    assert "mine alone" in page.content.decode()
    assert kept(living) == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": " "}, "Write what you did, in a sentence."),
        ({"theirs": "x" * 1001}, "This is longer than 1,000 characters"),
        ({"day": "2999-01-01"}, "Choose the day. It cannot be one to come."),
        ({"day": ""}, "Choose the day. It cannot be one to come."),
    ],
)
def test_a_moment_that_cannot_be_taken_comes_back_as_it_was(
    living: Client, time: Time, sent: dict[str, str], said: str
) -> None:
    address = write_down(living, time)
    page = show(living, address, time, **{"words": "mine alone", "theirs": "mine alone", **sent})
    assert said in seen(page)
    assert "mine alone" in page.content.decode()
    assert noted(living) == []


def test_a_way_that_is_none_is_left_out(living: Client, time: Time) -> None:
    show(living, write_down(living, time), time, by="pigeon")
    assert noted(living)[0].moment.by is None


def test_weeks_are_counted_and_a_gap_costs_no_more_than_its_weeks(living: Client, time: Time) -> None:
    address = write_down(living, time)
    assert "It showed this week." in seen(show(living, address, time, by="call"))
    time.goes_on(weeks=5)
    assert "It showed in 1 of the last 6 weeks." in seen(living.get(address))
    assert "It showed in 2 of the last 6 weeks." in seen(show(living, address, time))
    time.goes_on(weeks=20)
    assert "Nothing is noted in the last 12 weeks. It can show again any day." in seen(living.get(address))
    assert "It showed in 1 of the last 12 weeks." in seen(show(living, address, time))
    assert "It showed in 1 of the last 12 weeks." in seen(living.get("/changes"))


def test_a_moment_from_before_it_was_written_down_counts(living: Client, time: Time) -> None:
    address = write_down(living, time)
    earlier = (time.now - timedelta(weeks=3)).date().isoformat()
    assert "It showed in 1 of the last 4 weeks." in seen(show(living, address, time, day=earlier))


def test_no_count_praises_or_speaks_of_a_row(living: Client, time: Time) -> None:
    address = write_down(living, time)
    for _ in range(4):
        show(living, address, time)
        time.goes_on(weeks=1)
    assert not re.search(r"streak|in a row|well done|great|proud|!", seen(living.get(address)), re.IGNORECASE)


def test_what_they_said_of_it_themselves_is_counted_and_silence_tells_nothing(living: Client, time: Time) -> None:
    address = write_down(living, time)
    page = seen(show(living, address, time))
    assert "Nothing is noted here of them speaking of it. What they do not say tells nothing" in page
    time.goes_on(days=1)
    page = seen(show(living, address, time, theirs="You let me finish."))
    assert "They spoke of it themselves in 1 of 2 moments. What they do not say tells nothing" in page
    assert "“You let me finish.”" in page


def test_the_same_sent_twice_is_kept_once(living: Client, time: Time) -> None:
    first = write_down(living, time)
    assert write_down(living, time) == first
    show(living, first, time)
    show(living, first, time)
    assert (len(kept(living)), len(noted(living))) == (1, 1)


def test_it_is_let_go_with_its_day_and_taken_up_again(living: Client, time: Time) -> None:
    address = write_down(living, time)
    show(living, address, time)
    time.goes_on(weeks=6)
    page = seen(living.post(address, {"do": "lay-down"}, follow=True))
    assert "You let it go on" in page
    assert "I waited." in page
    assert "Where it can show" not in page
    living.post(address, {"do": "lay-down"})
    assert "What you work on" not in seen(living.get("/changes"))
    time.goes_on(weeks=8)
    page = seen(living.post(address, {"do": "take-up"}, follow=True))
    assert "taken up again on" in page
    assert "Nothing is noted this week." in page
    time.goes_on(weeks=1)
    assert "It showed in 1 of the last 2 weeks." in seen(show(living, address, time))


def test_letting_it_go_by_mistake_costs_nothing(living: Client, time: Time) -> None:
    address = write_down(living, time)
    show(living, address, time)
    time.goes_on(weeks=3)
    living.post(address, {"do": "lay-down"})
    page = seen(living.post(address, {"do": "take-up"}, follow=True))
    assert "It showed in 1 of the last 4 weeks." in page
    assert "taken up again on" not in page
    living.post(address, {"do": "something"})
    assert kept(living)[0].change.over is None


def test_it_is_said_otherwise_and_its_moments_stay(living: Client, time: Time) -> None:
    address = write_down(living, time, **{"my-part": "I cut in."})
    show(living, address, time)
    version = re.findall(r'name="seen" value="(\d+)"', living.get(f"{address}/change").content.decode())[0]
    sent = {"change": "I ask first.", "begun": time.today, "seen": version}
    page = seen(living.post(f"{address}/change", sent, follow=True))
    assert "I ask first." in page
    assert "I cut in." in page
    assert "I waited." in page
    again = living.post(f"{address}/change", {**sent, "change": "Of another window."}, follow=True)
    assert "changed in another window" in seen(again)
    assert "Of another window." in again.content.decode()
    assert kept(living)[0].change.change == "I ask first."


def test_it_is_deleted_with_its_moments_once_that_is_confirmed(living: Client, time: Time) -> None:
    address, other = write_down(living, time), write_down(living, time, change="I am on time.")
    show(living, address, time)
    show(living, other, time, words="There at eight.")
    assert "with its 1 moment." in seen(living.get(f"{address}/forget"))
    assert len(kept(living)) == 2
    assert "are gone" in seen(living.post(f"{address}/forget", follow=True))
    assert living.get(address).status_code == 404
    assert [each.moment.words for each in noted(living)] == ["There at eight."]


def test_a_moment_is_deleted_alone(living: Client, time: Time) -> None:
    address = write_down(living, time)
    show(living, address, time)
    where = f"/changes/moments/{noted(living)[0].name}/forget"
    assert "I waited." in seen(living.get(where))
    assert "Nothing is noted yet." in seen(living.post(where, follow=True))
    assert living.get(where).status_code == 404


@pytest.mark.parametrize("rest", ["", "/change", "/moment", "/forget"])
def test_what_is_not_there_is_not_found(living: Client, rest: str) -> None:
    assert living.get(f"/changes/0a1b2c3d4e5f{rest}").status_code == 404
    assert living.post(f"/changes/0a1b2c3d4e5f{rest}").status_code == 404


def test_hostile_words_stay_words(living: Client, time: Time) -> None:
    address = write_down(living, time, change=HOSTILE, practise=HOSTILE, went_wrong=HOSTILE)
    show(living, address, time, words=HOSTILE, theirs=HOSTILE)
    moment = f"/changes/moments/{noted(living)[0].name}/forget"
    for path in ("/changes", address, f"{address}/change", f"{address}/moment", f"{address}/forget", moment):
        page = living.get(path).content.decode()
        assert "<script>x()" not in page, path
        assert "&lt;script&gt;" in page, path
    assert kept(living)[0].change.change == HOSTILE


def test_occasions_are_those_that_may_come_up(living: Client, time: Time) -> None:
    page = seen(living.get(write_down(living, time)))
    assert "Be there on time." in page
    assert "Handing the children over" not in page
    answer(living, "shared", "children")
    assert "Handing the children over" in seen(living.get(write_down(living, time)))


def test_nothing_is_offered_that_a_term_rules_out(living: Client, time: Time) -> None:
    address = write_down(living, time)
    term = {
        "stands": "they-said",
        "on": time.today,
        "binds": "both",
        "text": "No calls.",
        "kind": "calls",
        "calls": "no",
    }
    assert living.post("/terms/topics/1/new", term).status_code == 302
    page = seen(living.get(address))
    assert "A call" not in page
    assert "A coffee or a walk together" in page
    days = {"kind": "no-contact", "first": time.today, "last": time.today, "text": "A day of quiet."}
    assert living.post("/terms/topics/2/new", {**term, **days}).status_code == 302
    page = seen(living.get(address))
    assert "These are days of no contact" in page
    assert "A coffee or a walk together" not in page


def test_the_page_warns_against_telling_and_leads_to_the_review(living: Client, time: Time) -> None:
    for path in ("/changes", write_down(living, time)):
        page = living.get(path)
        assert "Better lived than told" in seen(page)
        assert b'href="/write/own"' in page.content


def test_the_evidence_says_how_sure_it_is_with_its_source(living: Client) -> None:
    page = seen(living.get("/changes"))
    assert "(Kansky & Allen 2018, n 160) checked" in page
    assert "(Hira & Overall 2011, Journal of Social and Personal Relationships, n 160) checked" in page


@pytest.mark.parametrize(
    ("question", "choice", "why"),
    [
        ("distance", "no-contact", CLOSED),
        ("distance", "afraid-of-me", CLOSED),
        ("court-order", "i-must", CLOSED),
        ("harm", "afraid", CLOSED),
        ("harm", "humiliated", "Your safety comes first"),
        ("own-conduct", "turned-up", CLOSED),
        ("coping", "struggling", CLOSED),
    ],
)
def test_where_contact_is_closed_it_works_and_offers_none(
    living: Client, time: Time, question: str, choice: str, why: str
) -> None:
    answer(living, question, choice)
    address = write_down(living, time)
    show(living, address, time)
    for path in ("/changes", address):
        page = living.get(path)
        assert seen(page).count(why) == 1
        assert "Where it can show" not in seen(page)
        assert b"/write/own" not in page.content
        assert "spoke of it" not in seen(page)
    assert "Did they speak of it" not in seen(living.get(f"{address}/moment"))
    assert "I waited." in seen(living.get(address))


@pytest.mark.parametrize("answers", [["no-once"], ["no-more-than-once"], ["nothing-yet"]])
def test_after_a_no_and_while_waiting_no_occasions_stand_there(browser: Client, time: Time, answers: list[str]) -> None:
    answer_all(browser, {**SAFE, **ON_THE_WAY, "feelings-told": ["yes"], "what-they-said": answers})
    assert CLOSED in seen(browser.get(write_down(browser, time)))


@pytest.mark.parametrize("harm", ["afraid", "hurt", "forced", "humiliated"])
def test_somebody_who_was_harmed_is_not_asked_for_their_part(living: Client, time: Time, harm: str) -> None:
    address = write_down(living, time, **{"my-part": "I cut in."})
    answer(living, "harm", harm)
    for path in ("/changes/new", f"{address}/change"):
        page = seen(living.get(path))
        assert "What somebody did to you is not yours to change." in page
        assert "What went wrong" not in page
    sent = {"change": "I ask first.", "begun": time.today, "seen": "1"}
    living.post(f"{address}/change", sent)
    assert kept(living)[0].told == {"my-part": "I cut in."}
    assert kept(living)[0].change.change == "I ask first."


def test_where_only_help_matters_it_steps_back_and_loses_nothing(living: Client, time: Time) -> None:
    address = write_down(living, time)
    answer(living, "thoughts", "yes")
    page = living.get("/changes")
    assert b'href="/help"' in page.content.partition(b"<main")[2]
    assert LISTEN not in seen(page)
    assert "Write it down" not in seen(page)
    for path in ("/changes/new", address, f"{address}/change", f"{address}/moment"):
        assert living.get(path)["Location"] == "/changes"
    show(living, address, time)
    assert len(noted(living)) == 1


def test_their_words_that_may_set_a_limit_are_kept_as_what_they_said(living: Client, time: Time) -> None:
    page = show(living, write_down(living, time), time, by="text", theirs="Nice. But please don't contact me again.")
    assert page.request["PATH_INFO"].startswith("/terms/said/")
    assert "This may ask for no contact at all" in seen(page)
    assert "Something they said may ask for no contact at all" in seen(living.get("/changes"))


def test_home_leads_there_quietly_but_not_where_help_comes_first(living: Client) -> None:
    assert b'href="/changes"' in living.get("/").content
    answer(living, "harm", "humiliated")
    assert b'href="/changes"' not in living.get("/").content
    answer(living, "thoughts", "yes")
    assert b'href="/changes"' not in living.get("/").content


def test_what_is_too_much_is_said_in_a_sentence(living: Client, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 1)
    monkeypatch.setattr(changes, "MOST_MOMENTS", 1)
    address = write_down(living, time)
    show(living, address, time)
    page = living.post("/changes/new", {"change": "Another.", "begun": time.today}, follow=True)
    assert "There are 1 changes here" in seen(page)
    assert "Another." in page.content.decode()
    assert "There are 1 moments here" in seen(show(living, address, time, words="Again."))
    assert (len(kept(living)), len(noted(living))) == (1, 1)


def test_no_field_is_remembered_and_no_title_tells(living: Client, time: Time) -> None:
    address = write_down(living, time)
    for path in ("/changes/new", f"{address}/change", f"{address}/moment"):
        page = living.get(path).content.decode()
        fields = re.findall(r"<(?:textarea|input type=\"date\")[^>]*>", page)
        assert fields
        assert all('autocomplete="off"' in field for field in fields)
        assert "<title>Changes – Good Terms</title>" in page


def test_every_occasion_is_plain_and_announces_nothing() -> None:
    for each in occasions():
        assert 3 <= len(each.deeds) <= 4
        for deed in each.deeds:
            assert len(deed.text) <= 120
            assert not re.search(r"\b(changed|tell them|show them|prove|notice)\b", deed.text, re.IGNORECASE), deed.text


def test_a_readable_copy_that_names_two_changes_alike_is_refused(living: Client, time: Time) -> None:
    show(living, write_down(living, time), time)
    records = [*kept(living), *noted(living)]
    assert read_readable(readable_copy(records, time.now)) == tuple(records)
    for twice in records:
        with pytest.raises(BadCopy, match="more than once"):
            read_readable(readable_copy([*records, twice], time.now))
