"""Check-ins: leaving out, changing, forgetting, how it went, what two hard ones propose, and help that is near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from goodterms.progress import FOUR, ITEMS, CheckIn
from goodterms.web.records import CheckedIn
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen
from tests.web.keeping import keep, visit_of
from tests.web.time_of_pages import Time

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

LIVING = {k: v for k, v in (SAFE | ON_THE_WAY).items() if k not in ("feelings-told", "what-they-said")}
LIVING |= {"goal": ["friendship"], "terms": ["one-thing"]}
FINE = {"acceptance": "3", "longing": "1", "sleep": "3", "own-life": "3"}
LOW = {"acceptance": "0", "longing": "4", "sleep": "1"}
ASKS = "Shall your plan count with it that this is a hard time?"
ASKS_BACK = "Shall your plan count with it that the days are steady enough again?"
HOSTILE = "</textarea><script>x</script> „schwer“ \u202eabc {{ 1 }} שינה"


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def living(browser: Client, time: Time) -> Client:
    """Give the browser of somebody who lives the friendship."""
    answer_all(browser, LIVING)
    time.goes_on(days=1)
    return browser


def check_in(browser: Client, **sent: str) -> Page:
    """Fill in the form of today as it stands, send it, and give the page after it."""
    found = re.findall(r'name="seen" value="([^"]*)"', browser.get("/check-in").content.decode())
    return browser.post("/check-in", {"seen": found[0], **sent}, follow=True)


def kept(browser: Client) -> list[CheckIn]:
    return [each.record.check_in for each in visit_of(browser).book().all(CheckedIn)]


def check_in_weekly(browser: Client, time: Time, *all_sent: dict[str, str]) -> Page:
    for sent in all_sent:
        time.goes_on(weeks=1)
        page = check_in(browser, **sent)
    return page


def decide(browser: Client, about: str, do: str) -> Page:
    return browser.post("/check-in/decide", {"about": about, "do": do}, follow=True)


def headline(browser: Client) -> str:
    found: list[str] = re.findall(r"<h1>(.*?)</h1>", browser.get("/plan").content.decode())
    return found[0]


@pytest.mark.parametrize("path", ["/check-in", "/check-in/all"])
def test_safety_is_asked_before(browser: Client, path: str) -> None:
    assert browser.get(path)["Location"] == "/questions"


def test_everything_that_is_answered_is_kept_and_shown(living: Client, time: Time) -> None:
    often = dict(zip(FOUR, "0110", strict=True))
    page = check_in(living, **FINE, **often, contact="3", was="mixed", words="A walk helped.")
    assert page.redirect_chain[-1][0] == "/check-in/all"
    assert kept(living) == [
        CheckIn(
            on=time.now.date(),
            acceptance=3,
            longing=1,
            sleep=3,
            own_life=3,
            four=(0, 1, 1, 0),
            contact=3,
            contact_was="mixed",
            words="A walk helped.",
        )
    ]
    assert "A walk helped." in seen(page)
    (one,) = re.findall(r'href="(/check-in/[0-9a-f]{12})"', page.content.decode())
    alone = seen(living.get(one))
    for said in ("Several days", "A little", "Mixed", "Times in touch 3", "A walk helped."):
        assert said in alone


@pytest.mark.parametrize("alone", [*FINE, *FOUR, "contact", "was", "words"])
def test_every_answer_may_be_left_out(living: Client, alone: str) -> None:
    check_in(living, **{alone: {"was": "hard", "words": "so"}.get(alone, "1")})
    (made,) = kept(living)
    given = {name: made.value(name) for name in (*ITEMS, *FOUR, "contact")}
    assert [name for name, value in given.items() if value is not None] == [alone] * (alone in given)
    assert (made.contact_was, made.words) == ("hard" if alone == "was" else None, "so" if alone == "words" else "")


def test_saying_nothing_keeps_nothing_and_is_not_remarked_on(living: Client) -> None:
    page = check_in(living, words="  \r\n ")
    assert page.redirect_chain[-1][0] == "/"
    assert b'role="status"' not in page.content
    assert kept(living) == []


def test_the_four_questions_come_every_other_week(living: Client, time: Time) -> None:
    asked = 'name="nervous"'
    assert asked in living.get("/check-in").content.decode()
    check_in(living, **FINE, nervous="0")
    assert asked in living.get("/check-in").content.decode()
    time.goes_on(weeks=1)
    assert asked not in living.get("/check-in").content.decode()
    check_in(living, **FINE, nervous="3")
    assert kept(living)[-1].four is None
    time.goes_on(weeks=1)
    assert asked in living.get("/check-in").content.decode()


def test_both_kinds_of_questions_say_what_they_are(living: Client) -> None:
    page = seen(living.get("/check-in"))
    assert "our own questions, not a test" in page
    assert "PHQ-4: Kroenke et al. 2009" in page
    assert "suicid" not in page.lower()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"longing": "5"}, "Choose one of the answers, or skip it."),
        ({"sleep": "x"}, "Choose one of the answers, or skip it."),
        ({"nervous": "4"}, "Choose one of the answers, or skip it."),
        ({"was": "fine"}, "Choose one of the answers, or skip it."),
        ({"contact": "-1"}, "Write a whole number from 0 to 1000, or leave it empty."),
        ({"contact": "1001"}, "Write a whole number from 0 to 1000, or leave it empty."),
        ({"contact": "٣"}, "Write a whole number from 0 to 1000, or leave it empty."),
        ({"contact": "often"}, "Write a whole number from 0 to 1000, or leave it empty."),
        ({"words": "x" * 2001}, "That is longer than 2,000 characters; leave something out."),
    ],
)
def test_a_form_that_cannot_be_taken_comes_back_as_it_was(living: Client, sent: dict[str, str], said: str) -> None:
    page = check_in(living, **{"own-life": "4", "words": "mine alone", **sent})
    errors = page.content.decode().partition('role="alert"')[2].partition("</div>")[0]
    assert errors.count("<li>") == 1
    assert said in seen(page)
    assert re.search(r'name="own-life" value="4"[^>]* checked', page.content.decode())
    assert kept(living) == []


def test_it_can_be_changed_on_the_same_day_and_not_later(living: Client, time: Time) -> None:
    check_in(living, **FINE, words="first")
    form = living.get("/check-in").content.decode()
    assert re.search(r'name="longing" value="1"[^>]* checked', form)
    assert "first" in form
    check_in(living, longing="", sleep="0", words="second")
    (made,) = kept(living)
    assert (made.longing, made.sleep, made.words) == (None, 0, "second")
    (one,) = re.findall(r'href="(/check-in/[0-9a-f]{12})"', living.get("/check-in/all").content.decode())
    assert "Change it" in seen(living.get(one))
    time.goes_on(days=1)
    assert "Change it" not in seen(living.get(one))
    assert "second" not in living.get("/check-in").content.decode()
    check_in(living, sleep="4")
    assert [each.sleep for each in kept(living)] == [0, 4]


def test_leaving_out_all_of_today_keeps_nothing_of_it(living: Client) -> None:
    check_in(living, **FINE)
    assert "Nothing is kept of today." in seen(check_in(living, longing="", sleep=""))
    assert kept(living) == []


def test_pressing_twice_is_once_and_another_window_is_not_written_over(living: Client) -> None:
    for _ in range(2):
        page = living.post("/check-in", {"seen": "", **FINE}, follow=True)
        assert page.redirect_chain[-1][0] == "/check-in/all"
    page = living.post("/check-in", {"seen": "", **LOW}, follow=True)
    assert "changed in another window" in seen(page)
    assert re.search(r'name="longing" value="4"[^>]* checked', page.content.decode())
    assert [each.longing for each in kept(living)] == [1]


def test_a_change_that_is_sent_after_midnight_leaves_the_day_before_as_it_was(living: Client, time: Time) -> None:
    check_in(living, **FINE)
    stamp = re.findall(r'name="seen" value="([^"]*)"', living.get("/check-in").content.decode())[0]
    time.goes_on(days=1)
    page = living.post("/check-in", {"seen": stamp, **LOW}, follow=True)
    assert "That day is over" in seen(page)
    check_in(living, **LOW)
    assert [each.longing for each in kept(living)] == [1, 4]


def test_one_is_forgotten_for_good(living: Client) -> None:
    check_in(living, words="forget me")
    (one,) = re.findall(r'href="(/check-in/[0-9a-f]{12})"', living.get("/check-in/all").content.decode())
    assert "cannot be undone" in seen(living.get(one))
    assert "Forgotten." in seen(living.post(f"{one}/forget", follow=True))
    assert kept(living) == []
    assert living.get(one).status_code == 404
    assert living.post(f"{one}/forget").status_code == 404


def test_hostile_words_are_shown_as_they_are_and_do_nothing(living: Client) -> None:
    check_in(living, words=HOSTILE)
    assert kept(living)[0].words == HOSTILE
    (one,) = re.findall(r'href="(/check-in/[0-9a-f]{12})"', living.get("/check-in/all").content.decode())
    for path in ("/check-in", "/check-in/all", one):
        assert "<script>x" not in living.get(path).content.decode()
    assert HOSTILE in seen(living.get(one))


def test_too_little_says_so_with_its_count_and_enough_says_a_direction(living: Client, time: Time) -> None:
    falling = [{"longing": str(4 - min(n // 2, 4)), "sleep": "2", "contact": str(n)} for n in range(9)]
    page = check_in_weekly(living, time, *falling[:4])
    assert "Too little to say yet: 4 answers, and it takes 6 days’ worth." in seen(page)
    page = check_in_weekly(living, time, *falling[4:])
    assert "Over 9 answers, longing went down." in seen(page)
    assert "No direction in 9 answers." in seen(page)
    assert "Letting it be" not in seen(page)
    assert page.content.decode().count("<svg") == 2
    assert "In touch: 0 times at the least, 8 times at the most" in page.content.decode()
    assert len(re.findall(r'<tr><th scope="row">', page.content.decode())) == 18


def test_no_score_and_no_band_is_shown(living: Client) -> None:
    page = seen(check_in(living, **dict(zip(FOUR, "3333", strict=True))))
    assert not re.search(r"\b12\b|score|severe|moderate|mild|anxiety|depression\b", page)


@pytest.mark.parametrize("four", ["3300", "0030", "2112"])
def test_high_answers_lead_quietly_to_help(living: Client, four: str) -> None:
    page = check_in(living, **{name: value for name, value in zip(FOUR, four, strict=True) if value != "0"})
    assert "See whom you can call" in seen(page)
    assert "you do not have to get through them alone" in seen(page)
    assert seen(page).index("See whom you can call") < seen(page).index("These days sound hard")


def test_other_answers_do_not(living: Client) -> None:
    assert "See whom you can call" not in seen(check_in(living, **LOW, **dict(zip(FOUR, "1111", strict=True))))


def test_two_low_ones_propose_a_hard_time_and_yes_moves_the_plan(living: Client, time: Time) -> None:
    assert "Live it" in headline(living)
    assert ASKS not in seen(check_in_weekly(living, time, LOW))
    assert ASKS in seen(check_in_weekly(living, time, LOW))
    page = decide(living, "struggling", "yes")
    assert page.redirect_chain[-1][0] == "/plan"
    assert "Your plan counts with it from now on." in seen(page)
    assert "Live it" not in headline(living)
    assert "I am struggling" in seen(living.get("/answers"))
    assert ASKS not in seen(living.get("/check-in/all"))


def test_no_is_kept_until_a_later_one_is_low_too(living: Client, time: Time) -> None:
    check_in_weekly(living, time, LOW, LOW)
    assert ASKS not in seen(decide(living, "struggling", "no"))
    check_in(living, **LOW, words="changed on the same day")
    assert ASKS not in seen(living.get("/check-in/all"))
    assert "Live it" in headline(living)
    assert ASKS not in seen(check_in_weekly(living, time, FINE))
    assert ASKS not in seen(check_in_weekly(living, time, LOW))
    assert ASKS in seen(check_in_weekly(living, time, LOW))


@pytest.mark.parametrize(("do", "leads", "lives"), [("yes", "/plan", False), ("no", "/", True)])
def test_the_first_page_asks_about_a_hard_time_once_and_the_plan_follows(
    living: Client, time: Time, do: str, leads: str, lives: bool
) -> None:
    check_in_weekly(living, time, LOW)
    assert ASKS not in seen(living.get("/"))
    check_in_weekly(living, time, LOW)
    page = living.get("/")
    assert ASKS in seen(page)
    assert seen(page).index("today") < seen(page).index(ASKS)
    sent = dict(re.findall(r'name="(about|here)" value="([^"]*)"', page.content.decode()))
    answered = living.post("/check-in/decide", {**sent, "do": do}, follow=True)
    assert answered.redirect_chain[-1][0] == leads
    assert ("Live it" in headline(living)) is lives
    assert ASKS not in seen(living.get("/"))
    assert ASKS not in seen(living.get("/check-in/all"))


def test_that_a_hard_time_may_be_over_is_not_asked_on_the_first_page(living: Client, time: Time) -> None:
    answer(living, "coping", "struggling")
    check_in_weekly(living, time, FINE, FINE)
    assert ASKS_BACK in seen(living.get("/check-in/all"))
    assert ASKS_BACK not in seen(living.get("/"))


def test_two_lighter_ones_ask_once_the_other_way_round(living: Client, time: Time) -> None:
    answer(living, "coping", "struggling")
    assert ASKS_BACK not in seen(check_in_weekly(living, time, FINE))
    assert ASKS_BACK in seen(check_in_weekly(living, time, FINE))
    assert ASKS_BACK not in seen(decide(living, "steady", "no"))
    assert ASKS_BACK not in seen(check_in_weekly(living, time, FINE, FINE))
    assert ASKS_BACK not in seen(check_in_weekly(living, time, LOW, FINE))
    assert ASKS_BACK in seen(check_in_weekly(living, time, FINE))
    decide(living, "steady", "yes")
    assert "Live it" in headline(living)
    assert ASKS not in seen(living.get("/check-in/all"))


def test_what_is_not_proposed_cannot_be_decided(living: Client, time: Time) -> None:
    check_in_weekly(living, time, FINE, FINE)
    for about in ("struggling", "steady", "", "x"):
        decide(living, about, "yes")
    assert "Live it" in headline(living)


def test_only_words_or_contact_say_nothing_of_lighter_days(living: Client, time: Time) -> None:
    answer(living, "coping", "struggling")
    assert ASKS_BACK not in seen(check_in_weekly(living, time, {"words": "so"}, {"contact": "2"}))


@pytest.mark.parametrize(
    "closed",
    [{"distance": ["no-contact"]}, {"harm": ["afraid"]}, {"court-order": ["i-must"]}],
    ids=["no contact", "fear", "order"],
)
def test_it_works_where_reaching_out_is_closed(browser: Client, time: Time, closed: dict[str, list[str]]) -> None:
    answer_all(browser, SAFE | closed)
    page = check_in_weekly(browser, time, LOW, LOW)
    assert len(kept(browser)) == 2
    assert ASKS not in seen(page)
    assert "Two minutes for yourself" not in seen(browser.get("/"))
    assert "Your check-ins" in seen(browser.get("/"))


def test_it_steps_back_where_nothing_but_help_matters(living: Client) -> None:
    check_in(living, words="kept before")
    answer(living, "thoughts", "yes")
    for path in ("/check-in", "/check-in/all"):
        page = seen(living.get(path))
        assert "This can wait" in page
        assert "kept before" not in page
    living.post("/check-in", {"seen": "", **FINE})
    assert len(kept(living)) == 1
    assert "check-in" not in living.get("/").content.decode()


def test_the_first_page_offers_it_only_when_it_is_due(living: Client, time: Time) -> None:
    offered = "Two minutes for how you are"
    assert offered in seen(living.get("/"))
    check_in(living, **FINE)
    assert offered not in seen(living.get("/"))
    time.goes_on(days=6)
    assert offered not in seen(living.get("/"))
    time.goes_on(days=40)
    page = seen(living.get("/"))
    assert offered in page
    assert not re.search(r"missed|overdue|streak|in a row|days ago|late", page)


def test_it_stays_when_everything_is_kept(living: Client) -> None:
    check_in(living, **FINE, words="stays")
    keep(living)
    assert "stays" in seen(living.get("/check-in/all"))
