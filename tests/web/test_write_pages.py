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
    chosen = {"register": "warm", "length": "text", "acceptance": "calm", "own-worth": own}
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
    page = browser.post("/write/ways/1", {"length": "mail", "acceptance": "calm", "me": "Kim"}, follow=True)
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
    page = change(browser, address, text="You always do this. See you on Monday.", leave="1")
    assert "Left as it is." in seen(page)
    assert b'class="found' not in page.content
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
    assert browser.post("/write/ways/10", {"said": "kind"})["Location"] == "/write"
    page = browser.get(bring(browser, KIND))
    assert "Writing to them is closed" in seen(page)
    for offer in ("sms:?", "mailto:?", "data-copy", "data-share", 'value="sent"'):
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
    assert in_field(page) == "The newer words."
    assert "changed in another window" in seen(page)


def test_how_it_read_before_is_kept_and_can_be_taken_again(browser: Client) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, "First words.")
    change(browser, address, text="Second words.", do="save")
    assert "First words." in seen(browser.get(f"{address}/versions"))
    page = browser.post(f"{address}/versions", {"again": "1"}, follow=True)
    assert in_field(page) == "First words."


def test_what_was_sent_becomes_a_date_and_the_plan_moves_on_to_waiting(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED)
    laid = browser.post("/write/ways/1", {"acceptance": "calm", "feelings": "feelings-and-hope"}, follow=True)
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
    ("day", "said"), [("", "Choose the day"), ("2999-01-01", "has not come yet"), ("x", "Choose the day")]
)
def test_a_day_that_cannot_be_is_shown_again(browser: Client, day: str, said: str) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    page = browser.post(f"{address}/sent", {"day": day, "text": "Other words."}, follow=True)
    assert said in seen(page)
    assert "Other words." in page.content.decode()


def test_a_slip_is_taken_back(browser: Client, noon: datetime) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    browser.post(f"{address}/sent", {"day": noon.date().isoformat(), "text": KIND, "what": "other"})
    assert "sent on" in seen(browser.get(address))
    page = browser.post(f"{address}/mistake", follow=True)
    assert "sms:?" in page.content.decode()


def test_a_draft_is_forgotten_whole(browser: Client) -> None:
    answer_all(browser, OFFERED)
    address = bring(browser, KIND)
    page = browser.post(address, {"do": "forget"}, follow=True)
    assert "The draft is gone." in seen(page)
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("path", ["", "/look", "/versions", "/sent", "/answered", "/mistake"])
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
