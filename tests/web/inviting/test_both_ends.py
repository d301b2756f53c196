"""An invitation from both ends: made, opened, answered, changed, declined, left, taken back, erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

from goodterms.companion.invitation import AFTER_A_NO, ASKS_FOR
from goodterms.guests.models import Guest as GuestRow
from goodterms.web import keyring, terms
from goodterms.web.invitations import history
from goodterms.web.records import AskedThem, Invited, Said
from tests.web.asking import answer, seen
from tests.web.conftest import PASSPHRASE
from tests.web.inviting.people import GUESTS, WORDS
from tests.web.keeping import after, lock, unlock
from tests.web.test_terms_pages import become, tell

if TYPE_CHECKING:
    from tests.web.inviting.people import Guest, Owner
    from tests.web.time_of_pages import Time

NIGHTS = "No messages between ten at night and eight in the morning."
THREE = "At most three messages a day from each."
WEEK = "At most ten messages a week from each."


def holding(owner: Owner, time: Time) -> set[tuple[str, str]]:
    return {(term.text, term.state) for term in terms.agreement(owner.book).holding(time.now.date())}


def happened(owner: Owner) -> list[str]:
    return [each.what for each in history(owner.book)]


def test_who_asks_never_learns_more_than_what_was_sent(owner: Owner, guest: Guest, time: Time) -> None:
    link = owner.invites()
    waiting = owner.sees()
    assert "It lies with them" in waiting
    guest.opens(link).answers(1, NIGHTS)
    time.goes_on(days=1)
    assert owner.sees() == waiting
    guest.answers(2, do="not-now").sends()
    assert "They answered" in owner.sees("/terms")
    page = owner.sees()
    assert NIGHTS in page
    assert "Not now." in page
    assert (NIGHTS, "said-by-them") in holding(owner, time)
    assert happened(owner) == ["made", "answered"]


def test_the_link_is_shown_until_it_was_copied_and_kept_nowhere(owner: Owner) -> None:
    owner.sends("look")
    owner.sends("make")
    assert "Your link is ready" in owner.sees()
    assert f"{GUESTS}/open/" in owner.browser.get("/terms/invite").content.decode()
    owner.browser.post("/terms/invite", {"do": "copied"})
    assert "/open/" not in owner.browser.get("/terms/invite").content.decode()


def test_words_are_looked_at_before_a_link_is_made(owner: Owner) -> None:
    owner.sends("make")
    assert "Look at what was found in your words first" in owner.sees()
    assert GuestRow.objects.count() == 0
    begging = "Please, I beg you, answer me, you owe me that much after everything I did for you."
    owner.sends("look", words=begging)
    assert "you owe me" in owner.sees()
    owner.sends("make", words=WORDS)
    assert GuestRow.objects.count() == 0


def test_a_threat_is_never_sent(owner: Owner) -> None:
    threat = "If you do not answer I will hurt you."
    owner.sends("look", words=threat)
    owner.sends("make", words=threat)
    page = owner.sees()
    assert "cannot be sent from here" in page
    assert "Make the link" not in page
    assert GuestRow.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"called": " "}, "Write how they call you"),
        ({"called": "x" * 61}, "Write how they call you"),
        ({"words": " "}, "Write a few words of your own."),
        ({"words": "x" * 1001}, "longer than 1,000 characters"),
        ({"topics": ["nothing"]}, "Choose at least one topic."),
    ],
)
def test_what_is_missing_is_said(owner: Owner, changed: dict[str, str], said: str) -> None:
    owner.sends("make", **changed)
    assert said in owner.sees()
    assert GuestRow.objects.count() == 0


def test_their_limits_and_mine_stand_beside_each_other_and_the_stricter_holds(
    owner: Owner, guest: Guest, time: Time
) -> None:
    tell(
        owner.browser,
        time,
        text="Two a day is enough.",
        stands="i-said",
        kind="texts-a-day",
        **{"most-texts-a-day": "2"},
    )
    guest.opens(owner.invites())
    assert "The limits of Kim Two a day is enough." in guest.sees("/topics/1")
    guest.answers(1, THREE)
    assert "the stricter one holds: 2 messages a day" in guest.sees("/look")
    guest.sends()
    owner.sees("/terms")
    held = terms.agreement(owner.book).held(time.now.date())
    assert [each.limit.most for each in held if each.limit.kind == "texts-a-day"] == [2]  # type: ignore[union-attr]


def test_a_yes_to_my_own_limit_is_an_agreement(owner: Owner, guest: Guest, time: Time) -> None:
    tell(owner.browser, time, text="Only by daylight.", stands="open")
    guest.opens(owner.invites()).answers(1, "Only by daylight.").sends()
    owner.sees("/terms")
    assert holding(owner, time) == {("Only by daylight.", "agreed")}


def test_an_answer_is_changed_and_taken_back_and_what_came_of_it_follows(
    owner: Owner, guest: Guest, time: Time
) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS, THREE, words="And call before you come.").answers(
        2, do="skip"
    ).sends()
    owner.sees("/terms")
    assert holding(owner, time) == {(NIGHTS, "said-by-them"), (THREE, "said-by-them")}
    assert [kept.record.text for kept in owner.book.all(Said)] == ["And call before you come."]
    guest.answers(1, WEEK)
    owner.sees("/terms")
    assert (WEEK, "said-by-them") not in holding(owner, time)  # not sent yet
    guest.sends()
    owner.sees("/terms")
    assert holding(owner, time) == {(WEEK, "said-by-them")}
    assert owner.book.count(Said) == 0
    guest.post("/take-back", {"topic": "contact"})
    assert "They changed what they answered" in seen(owner.browser.get("/terms/invite", follow=True))
    assert holding(owner, time) == set()
    assert terms.agreement(owner.book).steps[-1].by == "them"
    assert happened(owner) == ["made", "answered"]


def test_all_of_it_can_be_taken_back(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).answers(2, words="Walks are good").sends()
    owner.sees("/terms")
    guest.post("/take-back")
    assert "They took back what they had answered" in owner.sees()
    assert holding(owner, time) == set()
    assert owner.book.count(Said) == 0


def test_what_was_taken_back_before_it_was_read_is_never_read(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).sends()
    guest.post("/take-back")
    page = owner.sees()
    assert "They answered your invitation, and took it back." in page
    assert NIGHTS not in page
    assert holding(owner, time) == set()


def test_what_was_erased_before_it_was_read_looks_like_no_answer(owner: Owner, guest: Guest, time: Time) -> None:
    link = owner.invites()
    before = owner.sees()
    guest.opens(link).answers(1, NIGHTS).sends()
    guest.post("/erase")
    assert owner.sees() == before
    assert holding(owner, time) == set()


def test_they_read_what_is_kept_to(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).sends()
    owner.sees("/terms")
    assert f"What Kim keeps to {NIGHTS}" in guest.sees()
    assert "no longer" not in guest.sees()
    (term,) = terms.agreement(owner.book).holding(time.now.date())
    become(owner.browser, f"/terms/{term.id}", {"do": "end", "who": "me", "day": time.today})
    assert "no longer" in guest.sees()


def test_words_that_may_ask_for_no_contact_close_everything(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites()).answers(1, words="Please stop contacting me. I do not want to hear from you.").sends()
    page = owner.sees("/terms")
    assert "may ask for no contact at all" in page
    owner.sees()
    assert owner.book.all(Invited)[0].record.withdrawn is not None


@pytest.mark.parametrize(
    ("how", "what", "said"),
    [
        ("told", "declined", "Until"),
        ("for-good", "not-again", "They asked not to be asked again. That is final"),
    ],
)
def test_a_no_is_told_and_kept(owner: Owner, guest: Guest, time: Time, how: str, what: str, said: str) -> None:
    guest.opens(owner.invites())
    guest.post("/decline", {"how": how})
    assert "You said no" in guest.sees()
    assert "They declined" in owner.sees("/terms/invite") or said in owner.sees("/terms/invite")
    assert happened(owner) == ["made", what]
    assert said in owner.sees()
    time.goes_on(days=AFTER_A_NO.days)
    assert (said in owner.sees()) == (how == "for-good")
    assert guest.post("/look", {})["Location"] == "/"
    assert guest.get("/topics/1")["Location"] == "/"


def test_a_no_that_is_not_told_looks_like_no_answer(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites())
    before = owner.sees()
    guest.post("/decline", {"how": "quietly"})
    assert "told nothing" in guest.sees()
    assert owner.sees() == before
    assert happened(owner) == ["made"]
    time.goes_on(days=ASKS_FOR.days + 1)
    assert "no answer came" in owner.sees()
    assert happened(owner) == ["made", "unanswered"]


def test_who_said_no_quietly_can_still_answer(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites())
    guest.post("/decline", {"how": "quietly"})
    guest.answers(1, NIGHTS).sends()
    owner.sees()
    assert (NIGHTS, "said-by-them") in holding(owner, time)


def test_asking_ends_after_three_weeks_and_nothing_is_left_of_it(owner: Owner, guest: Guest, time: Time) -> None:
    link = owner.invites()
    guest.opens(link).answers(1, NIGHTS)
    time.goes_on(days=ASKS_FOR.days)
    assert "Go on answering" in guest.sees()
    time.goes_on(days=1)
    assert guest.get("/").status_code == 404
    assert guest.post(link).status_code == 404
    owner.sees()
    assert GuestRow.objects.count() == 0
    assert happened(owner) == ["made", "unanswered"]


def test_what_was_answered_keeps_opening_after_that(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).sends()
    time.goes_on(days=400)
    assert NIGHTS in guest.sees()
    guest.answers(1, WEEK).sends()
    owner.sees()
    assert holding(owner, time) == {(WEEK, "said-by-them")}


def test_after_silence_there_is_one_more_and_then_never_again(owner: Owner, time: Time) -> None:
    for number in (1, 2):
        assert ("the last one" in owner.sees()) == (number == 2)
        owner.invites()
        time.goes_on(days=ASKS_FOR.days + 31)
        owner.sees()
    assert "That was the last one" in owner.sees()
    owner.sends("make")
    assert GuestRow.objects.count() == 0


def test_one_that_is_taken_back_counts_as_one_without_an_answer(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    owner.browser.post("/terms/invite/withdraw")
    assert guest.post(link).status_code == 404
    assert happened(owner) == ["made", "unanswered"]
    assert GuestRow.objects.count() == 0


def test_one_at_a_time(owner: Owner) -> None:
    owner.invites()
    owner.sends("look")
    owner.sends("make")
    assert GuestRow.objects.count() == 1
    assert owner.book.count(Invited) == 1


def test_taken_back_after_an_answer_it_stays_theirs_to_take_back(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).sends()
    owner.browser.post("/terms/invite/withdraw")
    assert "was taken back on" in guest.sees()
    assert guest.get("/topics/1")["Location"] == "/"
    assert (NIGHTS, "said-by-them") in holding(owner, time)
    guest.post("/take-back")
    owner.sees("/terms")
    assert holding(owner, time) == set()


def test_where_the_plan_closes_it_an_open_one_is_taken_back_at_once(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    answer(owner.browser, "distance", "no-contact")
    assert GuestRow.objects.count() == 0
    assert guest.post(link).status_code == 404
    assert "taken back, because your plan" in owner.sees("/plan")
    assert "closed for now" in owner.sees()


def test_what_changed_while_it_was_locked_is_followed_when_it_opens(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites())
    lock(owner.browser)
    guest.answers(1, NIGHTS).sends()
    assert "They answered your invitation" in str(owner.browser.get(unlock(owner.browser)["Location"]).content)
    assert (NIGHTS, "said-by-them") in holding(owner, time)


def test_who_hopes_for_more_says_so_first(owner: Owner) -> None:
    answer(owner.browser, "goal", "back-together")
    assert "Say that first, in your own words" in owner.sees()


def test_erasing_leaves_a_mark_and_ends_what_came_of_it(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).sends()
    back = guest.link_back
    owner.sees()
    assert guest.post("/erase")["Location"] == "/done"
    (row,) = GuestRow.objects.values()
    assert {name for name, value in row.items() if value is not None} == {"invitation", "stamp", "ended"}
    assert row["ended"]
    assert guest.post(back).status_code == 404
    assert guest.get("/").status_code == 404
    assert "They took back everything" in after(owner.browser, owner.browser.post("/terms/invite", {"do": "copied"}))
    assert holding(owner, time) == set()
    assert GuestRow.objects.count() == 0


@pytest.mark.parametrize(("how", "what"), [("told", "declined"), ("for-good", "not-again")])
def test_a_no_outlasts_erasing_everything(owner: Owner, guest: Guest, how: str, what: str) -> None:
    guest.opens(owner.invites())
    guest.post("/decline", {"how": how})
    guest.post("/erase")
    left = GuestRow.objects.get()
    assert (left.ended, left.lookup, left.own, left.to_guest, left.wrap) == (True, None, None, None, None)
    owner.sees("/terms/invite")
    assert happened(owner) == ["made", what]
    assert GuestRow.objects.count() == 0


def test_erased_before_it_was_answered_it_looks_like_no_answer(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites())
    before = owner.sees()
    guest.post("/erase")
    assert owner.sees() == before
    time.goes_on(days=ASKS_FOR.days + 1)
    assert "no answer came" in owner.sees()
    assert GuestRow.objects.count() == 0


@pytest.mark.parametrize("how", ["told", "for-good"])
def test_removing_everything_about_them_leaves_their_no(owner: Owner, guest: Guest, how: str) -> None:
    guest.opens(owner.invites())
    guest.post("/decline", {"how": how})
    owner.sees()
    kept = [each.record for each in owner.book.all(AskedThem)]
    assert "whether they declined" in owner.sees("/steps/remove")
    owner.browser.post("/steps/remove")
    assert owner.book.count(Invited) == 0
    assert [each.record for each in owner.book.all(AskedThem)] == kept
    assert "closed for now" in owner.sees()


def test_removing_everything_about_them_takes_back_what_is_open(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    owner.browser.post("/steps/remove")
    assert GuestRow.objects.count() == 0
    assert guest.post(link).status_code == 404
    assert happened(owner) == ["made", "unanswered"]


def test_deleting_everything_takes_back_what_is_open(
    owner: Owner, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = owner.invites()
    monkeypatch.setattr(keyring, "delete", lambda _: "")  # or the whole database would be gone, as on one computer
    owner.browser.post("/settings/delete", {"passphrase": PASSPHRASE})
    assert GuestRow.objects.count() == 0
    assert guest.post(link).status_code == 404


def test_on_one_computer_it_says_what_it_would_take(owner: Owner) -> None:
    with override_settings(GUESTS_ADDRESS=""):
        assert "It needs a server that both of you can reach." in owner.sees()
        owner.sends("make")
    assert GuestRow.objects.count() == 0


def test_what_they_answered_is_put_away_with_what_they_said(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites()).answers(1, NIGHTS).sends()
    owner.browser.post("/steps/away")
    assert NIGHTS not in owner.sees()
