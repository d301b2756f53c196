"""Writing: what may be written, laying it out, its review, putting it away, and noting that it was sent."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodterms.web import clock as clocks
from tests.web.asking import ON_THE_WAY, SAFE, answer, answer_all, seen

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

OFFERED = SAFE | ON_THE_WAY | {"my-answer": ["nothing-yet"], "terms": ["no"]}

HURRIES = "I need an answer by tonight. Answer me now."
HARM = "I swear I will kill you both."
KIND = "Thanks for writing. Let me know about the keys when it suits you."


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let it be noon, so that nothing is said because it is night."""
    now = clocks.now().replace(hour=12, minute=0)
    monkeypatch.setattr(clocks, "now", lambda: now)
    return now


def bring(browser: Client, text: str, **more: str) -> str:
    """Bring a message of one's own, and give the address of its draft."""
    answered = browser.post("/write/own", {"text": text, **more})
    assert answered.status_code == 302
    return answered["Location"]


def version_of(page: Page) -> str:
    found: list[str] = re.findall(r'id="seen" value="(\d+)"', page.content.decode())
    return found[0]


def change(browser: Client, address: str, **sent: str) -> Page:
    fresh = {"seen": version_of(browser.get(address)), **sent}
    return browser.post(address, fresh, follow=True)


def in_field(page: Page) -> str:
    found = re.findall(r'<textarea id="text"[^>]*>(.*?)</textarea>', page.content.decode(), re.DOTALL)
    return html.unescape(found[0])


@pytest.mark.parametrize("path", ["/write", "/write/own", "/write/letter", "/write/ways/1"])
def test_nothing_is_written_before_safety_was_asked(browser: Client, path: str) -> None:
    assert browser.get(path)["Location"] == "/questions"


def test_what_the_plan_is_about_comes_first(browser: Client) -> None:
    answer_all(browser, OFFERED)
    page = browser.get("/write")
    said = seen(page)
    assert said.index("Say yes to being friends") < said.index("Check a message")
    assert b'href="/write/ways/1"' in page.content
    assert b'href="/write/ways/1"' in browser.get("/plan").content


def test_a_message_is_laid_out_with_own_words_and_comes_out_ready(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, OFFERED)
    own = "I'd miss our walks by the canal"
    chosen = {"register": "warm", "length": "text", "part-acceptance": "calm", "own-worth": own}
    page = browser.post("/write/ways/1", chosen, follow=True)
    text = in_field(page)
    assert f"{own}." in text
    assert "\n" not in text
    assert "It says:" in seen(page)
    assert "you accept" in seen(page)


def test_what_may_not_be_left_out_is_asked_for_and_nothing_is_lost(browser: Client) -> None:
    answer_all(browser, OFFERED)
    page = browser.post("/write/ways/1", {"own-worth": "Our walks", "register": "formal"}, follow=True)
    assert "Choose one, or write it in your own words." in seen(page)
    assert "Our walks" in page.content.decode()
    assert re.search(r'value="formal"[^>]*checked', page.content.decode())


def test_a_mail_has_a_greeting_a_close_and_a_subject(browser: Client) -> None:
    answer_all(browser, OFFERED)
    page = browser.post("/write/ways/1", {"length": "mail", "part-acceptance": "calm", "me": "Kim"}, follow=True)
    assert in_field(page).startswith("Hello,\n\n")
    assert in_field(page).endswith("\nKim")
    assert b'name="subject" value="About' in page.content or b'name="subject"' in page.content
    assert b"mailto:?subject=" in page.content


def test_what_may_land_badly_is_underlined_with_why_and_what_to_try(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, OFFERED)
    page = browser.get(bring(browser, HURRIES))
    assert re.search(r'<a class="found problem" href="#found-1">[^<]+</a>', page.content.decode())
    assert "to look at again before you decide" in seen(page)
    assert "Try:" in seen(page)
    assert "sms:?" in page.content.decode()


def test_a_finding_is_left_once_and_comes_back_with_other_words(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, OFFERED)
    address = bring(browser, "You always do this. See you on Monday.")
    text = "You always do this. See you on Monday."
    leave = re.findall(r'name="leave" value="([^"]+)"', browser.get(address).content.decode())[0]
    page = change(browser, address, text=text, leave=html.unescape(leave))
    assert "Left as it is." in seen(page)
    assert b'class="found' not in page.content
    assert b'class="found' in change(browser, address, text=text, do="notice").content
    change(browser, address, text=text, leave=html.unescape(leave))
    page = change(browser, address, text="You always do that. See you on Monday.", do="save")
    assert b'class="found' in page.content


def test_harm_turns_the_page_to_help_and_offers_nothing_to_send(browser: Client) -> None:
    answer_all(browser, OFFERED)
    browser.post("/help", {"country": "IE"})
    page = browser.get(bring(browser, HARM))
    body = page.content.decode()
    assert "talk to somebody first" in seen(page)
    assert 'href="tel:' in body
    for offer in ("sms:?", "mailto:?", "data-copy", "data-share", 'value="sent"', 'name="leave"'):
        assert offer not in body


def test_where_writing_is_closed_it_says_why_and_nothing_can_be_sent(browser: Client) -> None:
    answer_all(browser, SAFE)
    answer(browser, "distance", "no-contact")
    page = browser.get("/write")
    assert "What to do instead" in seen(page)
    assert b"/write/ways/" not in page.content
    assert browser.get("/write/ways/10")["Location"] == "/write"
    assert browser.post("/write/ways/10", {"part-said": "kind"})["Location"] == "/write"
    page = browser.get(bring(browser, KIND))
    assert "Writing to them is closed" in seen(page)
    for offer in ("sms:?", "mailto:?", "data-copy", "data-share"):
        assert offer not in page.content.decode()


def test_a_letter_is_kept_and_never_offered_for_sending(browser: Client) -> None:
    answer_all(browser, SAFE)
    address = browser.post("/write/letter", {"text": "I miss the kitchen at night."})["Location"]
    page = browser.get(address)
    assert in_field(page) == "I miss the kitchen at night."
    for offer in ("sms:?", "mailto:?", "data-copy", "data-share", 'value="sent"'):
        assert offer not in page.content.decode()
    assert browser.get(f"{address}/sent").status_code == 404


def test_a_draft_is_put_away_until_the_morning_and_taken_out_again(
    browser: Client, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    monkeypatch.setattr(clocks, "now", lambda: noon.replace(hour=23))
    assert "Keep it until tomorrow" in seen(browser.get(address))
    page = change(browser, address, text=KIND, do="rest")
    assert "Put away until tomorrow, 9 in the morning." in seen(page)
    assert "sms:?" not in page.content.decode()
    assert "put away" in seen(browser.get("/write"))
    page = change(browser, address, text=KIND, do="wake")
    assert "sms:?" in page.content.decode()
    change(browser, address, text=KIND, do="rest")
    monkeypatch.setattr(clocks, "now", lambda: (noon + timedelta(days=1)).replace(hour=9, minute=1))
    assert "sms:?" in browser.get(address).content.decode()


def test_the_review_follows_what_is_typed_and_keeps_it(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    seen_version = version_of(browser.get(address))
    part = browser.post(
        f"{address}/look", {"text": HURRIES, "seen": seen_version}, HTTP_HX_REQUEST="true"
    ).content.decode()
    assert 'class="found problem"' in part
    assert "<main" not in part
    assert in_field(browser.get(address)) == HURRIES


def test_an_older_window_never_overwrites_a_newer_one(browser: Client) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    old = version_of(browser.get(address))
    change(browser, address, text="The newer words.", do="save")
    part = browser.post(f"{address}/look", {"text": "The older words.", "seen": old}, HTTP_HX_REQUEST="true")
    assert "changed in another window" in html.unescape(part.content.decode())
    page = browser.post(address, {"text": "The older words.", "seen": old, "do": "save"}, follow=True)
    assert in_field(page) == "The older words."
    assert "not kept yet" in seen(page)
    assert in_field(browser.get(address)) == "The newer words."
    page = browser.post(address, {"text": "The older words.", "seen": version_of(page), "do": "save"}, follow=True)
    assert in_field(page) == "The older words."
    assert "The newer words." in seen(browser.get(f"{address}/versions"))


def moments(page: Page) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'name="again" value="([^"]+)"', page.content.decode())]


def test_how_it_read_before_is_kept_and_can_be_taken_again(browser: Client) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, "First words.")
    browser.post(f"{address}/look", {"text": "Second words.", "seen": "1"}, HTTP_HX_REQUEST="true")
    assert "How it read before" in seen(browser.get(address))
    page = browser.get(f"{address}/versions")
    assert "First words." in seen(page)
    page = browser.post(f"{address}/versions", {"again": moments(page)[-1]}, follow=True)
    assert in_field(page) == "First words."
    assert "Second words." in seen(browser.get(f"{address}/versions"))


def test_what_was_sent_becomes_a_date_and_the_plan_moves_on_to_waiting(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED)
    laid = browser.post("/write/ways/1", {"part-acceptance": "calm", "part-feelings": "feelings-and-hope"}, follow=True)
    address = laid.redirect_chain[-1][0]
    page = browser.get(f"{address}/sent")
    assert re.search(r'name="tells"[^>]*checked', page.content.decode())
    page = browser.post(
        f"{address}/sent", {"day": noon.date().isoformat(), "text": in_field(laid), "tells": "1"}, follow=True
    )
    assert "Noted as sent." in seen(page)
    assert "They know. Now wait" in seen(page)
    assert "The answer" in seen(browser.get("/reading/dates"))
    assert "writing is closed" in seen(browser.get("/write"))
    again = browser.get(bring(browser, "I still have feelings for you and I had to say it again."))
    assert "sms:?" not in again.content.decode()


def test_that_they_wrote_back_is_noted_and_what_they_said_is_asked(browser: Client, noon: datetime) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    address = bring(browser, "I still have feelings for you. You need not answer.")
    day = noon.date().isoformat()
    browser.post(f"{address}/sent", {"day": day, "text": "I still have feelings for you.", "tells": "1"})
    assert "They know. Now wait" in seen(browser.get("/plan"))
    page = browser.post(f"{address}/answered", follow=True)
    assert "What have they said about getting back together?" in seen(page)


def test_an_everyday_message_changes_nothing_of_the_plan(browser: Client, noon: datetime) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    browser.get("/plan")
    before = seen(browser.get("/plan"))
    address = bring(browser, KIND)
    page = browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": KIND, "what": "other"}, follow=True)
    assert page.redirect_chain[-1][0] == "/write"
    assert seen(browser.get("/plan")) == before


@pytest.mark.parametrize(
    ("day", "said"),
    [("", "Choose the day"), ("2999-01-01", "has not come yet"), ("0026-01-01", "too long ago"), ("x", "Choose")],
)
def test_a_day_that_cannot_be_is_shown_again(browser: Client, day: str, said: str) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    page = browser.post(f"{address}/sent", {"day": day, "text": "Other words."}, follow=True)
    assert said in seen(page)
    assert "Other words." in page.content.decode()


def test_a_slip_is_taken_back_with_all_that_followed(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED)
    browser.get("/plan")
    before, dates = seen(browser.get("/plan")), seen(browser.get("/reading/dates"))
    address = bring(browser, KIND, purpose="acceptance")
    browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": KIND, "what": "yes"})
    assert seen(browser.get("/plan")) != before
    assert "sent on" in seen(browser.get(address))
    page = browser.post(f"{address}/mistake", follow=True)
    assert "sms:?" in page.content.decode()
    assert seen(browser.get("/plan")) == before
    assert seen(browser.get("/reading/dates")) == dates


def test_what_was_answered_since_is_not_put_back(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND, purpose="acceptance")
    browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": KIND, "what": "yes"})
    answer(browser, "my-answer", "no")
    browser.post(f"{address}/mistake")
    assert "Say yes to being friends" not in seen(browser.get("/write"))


def test_a_told_no_outlives_an_old_draft_that_tells(browser: Client, noon: datetime) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    chosen = {"part-tell": "feelings-and-hope", "part-free": "no-answer"}
    laid = browser.post("/write/ways/6", chosen, follow=True)
    address = laid.redirect_chain[-1][0]
    answer(browser, "what-they-said", "no-more-than-once")
    page = browser.get(address)
    assert "Your plan has changed since you began this." in seen(page)
    assert "sms:?" not in page.content.decode()
    browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": "I hope for more.", "tells": "1"})
    assert "They know. Now wait" not in seen(browser.get("/plan"))


@pytest.mark.parametrize("said", ["no-once", "no-more-than-once", "left-open"])
def test_after_a_no_no_way_offers_to_tell_or_to_hope_again(browser: Client, said: str) -> None:
    answer_all(browser, OFFERED | {"what-they-said": [said]})
    for place in range(1, 14):
        page = browser.get(f"/write/ways/{place}")
        if page.status_code == 200:
            assert "feelings" not in seen(page), place
            assert said == "left-open" or "comfortable with" not in seen(page), place


def test_what_was_sent_while_writing_was_closed_is_noted_as_it_is(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, "I still have feelings for you, and yes to being friends.", purpose="acceptance")
    answer(browser, "distance", "no-contact")
    assert "I sent it all the same" in seen(browser.get(address))
    sent = {"day": noon.date().isoformat(), "text": "I still have feelings.", "what": "yes", "tells": "1"}
    page = browser.post(f"{address}/sent", sent, follow=True)
    assert page.redirect_chain[-1][0].startswith("/questions/")
    assert "Nothing yet" in seen(browser.get("/answers"))


def test_what_it_was_is_only_what_it_can_have_been(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED | {"my-answer": ["no"]})
    browser.get("/answers")
    before = seen(browser.get("/answers"))
    address = bring(browser, KIND)
    browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": KIND, "what": "yes"}, follow=True)
    assert seen(browser.get("/answers")) == before


def test_one_answer_of_theirs_answers_all_that_was_sent(browser: Client, noon: datetime) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    for text in ("How was the exam?", "Did you get home all right?", "Hello?"):
        address = bring(browser, text)
        browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": text, "what": "other"})
    browser.post(f"{address}/answered")
    assert "They wrote back" not in seen(browser.get("/write")).replace("They wrote back: what do I say?", "")
    page = browser.post(f"{address}/unanswered", follow=True)
    assert "It counts as not answered." in seen(page)


def test_a_practical_message_while_waiting_is_not_called_bad(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, SAFE | ON_THE_WAY | {"feelings-told": ["yes"], "shared": ["children"]})
    page = browser.get(bring(browser, "Can you pick Tom up at four on Friday?"))
    assert "Nothing in it stands out. Writing to them is closed all the same." in seen(page)
    assert "Please do not send this." not in seen(page)


def test_help_stands_on_the_pages_where_something_is_pasted_in_fear(browser: Client) -> None:
    browser.post("/help", {"country": "IE"})
    answer_all(browser, SAFE | {"harm": ["afraid"]})
    assert b'href="tel:' in browser.get("/write/own").content
    assert b'href="tel:' in browser.get(bring(browser, KIND)).content


def test_a_short_message_in_another_script_can_be_handed_over(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, SAFE | ON_THE_WAY)
    page = browser.get(bring(browser, "שלום, תודה שכתבת, נדבר מחר על המפתחות. " * 20)).content.decode()
    assert "sms:?" in page
    assert "data-share" in page
    assert "mailto:?" not in page


def test_a_draft_is_forgotten_whole_after_asking(browser: Client) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    assert "This cannot be undone." in seen(browser.get(f"{address}/forget"))
    page = browser.post(f"{address}/forget", follow=True)
    assert "The draft is gone." in seen(page)
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("path", ["", "/look", "/versions", "/sent", "/answered", "/unanswered", "/mistake", "/forget"])
def test_a_draft_that_is_not_there_is_no_page(browser: Client, path: str) -> None:
    answer_all(browser, OFFERED)
    assert browser.post(f"/write/drafts/nowhere{path}").status_code == 404


def test_an_empty_and_an_endless_message_are_refused_in_one_sentence(browser: Client) -> None:
    answer_all(browser, OFFERED)
    assert "nothing in it yet" in seen(browser.post("/write/own", {"text": " \n"}, follow=True))
    assert "longer than a message can be" in seen(browser.post("/write/own", {"text": "a" * 40_001}, follow=True))


def test_what_is_typed_is_shown_as_typed(browser: Client) -> None:
    answer_all(browser, OFFERED)
    script = '<script>alert(1)</script> & "quotes" \u202bשלום\u202c'
    page = browser.get(bring(browser, script))
    assert "<script>alert" not in page.content.decode()
    assert in_field(page) == script


def test_lines_end_as_they_were_typed(browser: Client) -> None:
    answer_all(browser, OFFERED)
    assert in_field(browser.get(bring(browser, "One.\r\n\r\nTwo."))) == "One.\n\nTwo."


def test_a_message_in_another_language_is_said_not_to_be_read(browser: Client, noon: datetime) -> None:
    del noon
    answer_all(browser, OFFERED)
    page = browser.get(bring(browser, "Ich möchte gerne wissen, ob wir uns am Samstag sehen können."))
    assert "in a language that is not read here" in seen(page)


def test_what_lies_unanswered_counts_in_the_next_review(browser: Client, noon: datetime) -> None:
    answer_all(browser, SAFE | ON_THE_WAY)
    day = noon.date().isoformat()
    for text in ("How was the exam?", "Did you get home all right?", "Hello?"):
        address = bring(browser, text)
        browser.post(f"{address}/sent", {"day": day, "text": text, "what": "other"})
    page = browser.get(bring(browser, "Just checking that you saw my messages."))
    assert b'class="found problem"' in page.content
