"""The way in by links and cookies: what opens, how often, and what was tampered with, replayed, swapped or guessed."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern, get_resolver

from goodterms.companion import boxes
from goodterms.companion.invitation import AFTER_A_NO, ASKS_FOR, Given, Invitation, Reply
from goodterms.guests import rows, urls
from goodterms.guests.models import Guest as GuestRow
from goodterms.vault import links, pair_of
from goodterms.web import urls as owners_urls
from goodterms.web.records import Invited
from tests.web.inviting.people import GUESTS

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

    from tests.web.inviting.people import Guest, Owner
    from tests.web.time_of_pages import Time

COOKIE = "answers-8818"
UNKNOWN = f"{GUESTS}/open/{links.spell(b'u' * 32)}"
BOXES = ("to_guest", "own", "wrap", "key", "lookup")


def patterns(module: str) -> list[URLPattern]:
    return [each for each in get_resolver(module).url_patterns if isinstance(each, URLPattern)]


def columns() -> dict[str, object]:
    return {**GuestRow.objects.values().get()}


def cookie(guest: Guest) -> str:
    return guest.client.cookies[COOKIE].value


def bare(page: Page) -> tuple[int, bytes, dict[str, str]]:
    return page.status_code, page.content, dict(page.headers)


# What is opened, and what is not.


def test_opening_a_link_shows_nothing_and_changes_nothing(owner: Owner, guest: Guest) -> None:
    link, before = owner.invites(), columns()
    for _ in range(3):
        page = guest.get(link)
        assert bare(page) == bare(guest.get(UNKNOWN)) == bare(guest.get(f"{GUESTS}/open/short"))
    assert b"Kim" not in page.content
    assert page.cookies == {}
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert guest.client.head(link.removeprefix(GUESTS)).cookies == {}
    assert columns() == before


def test_a_first_link_opens_once_and_the_link_back_as_often_as_wanted(
    owner: Owner, guest: Guest, another: Guest
) -> None:
    link = owner.invites()
    back = guest.opens(link).link_back
    assert back != link
    assert another.post(link).status_code == 404
    for _ in range(2):
        another.opens(back)
        assert "Kim asks" in another.sees()
    assert "Kim asks" in guest.sees()
    assert guest.get(link).content == guest.get(UNKNOWN).content


def test_what_is_stored_does_not_say_whether_it_was_opened(owner: Owner, guest: Guest) -> None:
    link, before = owner.invites(), columns()
    guest.opens(link)
    after = columns()
    assert before.keys() == after.keys()
    for name, value in before.items():
        other = after[name]
        assert type(value) is type(other), name
        if isinstance(value, bytes | str) and isinstance(other, bytes | str):
            assert len(value) == len(other), name
    assert (after["invitation"], after["ends"], after["to_owner"]) == (before["invitation"], before["ends"], None)


def test_no_address_after_the_first_has_a_secret_in_it(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    assert guest.post(link)["Location"] == "/back"
    assert guest.post(guest.link_back)["Location"] == "/"
    assert [str(each.pattern) for each in patterns(urls.__name__) if "str:" in str(each.pattern)] == [
        "open/<str:token>"
    ]


def test_the_cookie_is_kept_from_scripts_and_other_sites(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites())
    morsel = guest.client.cookies[COOKIE]
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Strict", "/")
    assert links.spell(b"") not in morsel.value


def test_a_browser_forgets_and_the_link_back_still_opens(owner: Owner, guest: Guest, another: Guest) -> None:
    back = guest.opens(owner.invites()).link_back
    another.opens(back)
    stolen = cookie(another)
    assert guest.post("/forget")["Location"] == "/done"
    assert guest.get("/").status_code == 404
    assert another.get("/").status_code == 404
    guest.opens(back)
    assert "Kim asks" in guest.sees()
    another.client.cookies[COOKIE] = stolen
    assert another.get("/").status_code == 404


# What somebody tries.


def test_a_link_that_was_not_copied_whole_is_told_apart(owner: Owner, guest: Guest) -> None:
    link = owner.invites()
    page = guest.post(link[:-1])
    assert page.status_code == 409
    assert b"The link is not whole" in page.content
    guest.opens(link)


def test_guessed_links_and_cookies_open_nothing(owner: Owner, guest: Guest) -> None:
    owner.invites()
    assert guest.post(UNKNOWN).status_code == 404
    lookup = bytes.fromhex(GuestRow.objects.get().lookup or "")
    for guess in ("", "x", "é", "A" * 64, urlsafe_b64encode(lookup + b"k" * 32).decode(), lookup.hex()):
        guest.client.cookies[COOKIE] = guess
        assert guest.get("/").status_code == 404


def test_the_lookup_id_alone_is_no_key(owner: Owner, guest: Guest) -> None:
    """Whoever reads the database has every lookup id."""
    guest.opens(owner.invites())
    row = GuestRow.objects.get()
    assert row.lookup
    for text in (row.lookup, links.spell(bytes.fromhex(row.lookup) * 2), links.spell(bytes(row.key or b""))):
        assert guest.post(f"{GUESTS}/open/{text}").status_code in {404, 409}


def test_a_cookie_of_one_invitation_does_not_open_another(owner: Owner, guest: Guest, another: Guest) -> None:
    guest.opens(owner.invites())
    first = urlsafe_b64decode(cookie(guest))
    owner.browser.post("/terms/invite/withdraw")
    another.opens(owner.invites())
    second = urlsafe_b64decode(cookie(another))
    for mixed in (first, first[:16] + second[16:], second[:16] + first[16:]):
        guest.client.cookies[COOKIE] = urlsafe_b64encode(mixed).decode()
        assert guest.get("/").status_code == 404


@pytest.mark.parametrize("box", ["to_guest", "own", "wrap"])
def test_what_was_tampered_with_is_not_shown(owner: Owner, guest: Guest, box: str) -> None:
    guest.opens(owner.invites())
    spoiled = bytearray(getattr(GuestRow.objects.get(), box))
    spoiled[-1] ^= 1
    GuestRow.objects.update(**{box: bytes(spoiled)})
    page = guest.get("/")
    assert page.status_code in {404, 409}
    assert b"Kim" not in page.content


def test_boxes_of_another_invitation_are_not_taken_for_these(
    owner: Owner, guest: Guest, another: Guest, time: Time
) -> None:
    guest.opens(owner.invites()).answers(1, words="from the first").sends()
    first = GuestRow.objects.get()
    owner.browser.post("/terms/invite/withdraw")
    time.now += AFTER_A_NO
    another.opens(owner.invites())
    second = GuestRow.objects.exclude(pk=first.pk).get()
    GuestRow.objects.filter(pk=second.pk).update(to_owner=first.to_owner)
    assert "from the first" not in owner.sees().partition("The one of")[0]
    for box in ("to_guest", "own"):
        before = getattr(second, box)
        GuestRow.objects.filter(pk=second.pk).update(**{box: getattr(first, box)})
        assert another.get("/").status_code == 409
        GuestRow.objects.filter(pk=second.pk).update(**{box: before})
    assert another.get("/").status_code == 200


def test_an_answer_of_before_is_not_taken_for_a_new_one(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites()).answers(1, words="first").sends()
    old = GuestRow.objects.get().to_owner
    owner.sees()
    guest.answers(1, words="second").sends()
    assert "second" in owner.sees()
    GuestRow.objects.update(to_owner=old)
    assert "second" in owner.sees()
    assert "first" not in owner.sees()


def test_nobody_who_only_writes_into_the_database_can_answer_for_them(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites())
    invited = owner.book.all(Invited)[0].record
    said = Invitation(
        called="", words="", topics=(), made=invited.on, ends=invited.ends, key=pair_of(invited.key).public
    )
    forged = Reply(number=9, on=invited.on, given=(Given(topic="contact", choice="said", words="forged"),))
    GuestRow.objects.update(to_owner=boxes.to_owner(said, invited.id, b"?" * 32, forged))
    assert "forged" not in owner.sees()
    assert "Something came that cannot be opened" in owner.sees()


def test_what_nobody_answered_in_time_is_swept_away(owner: Owner, guest: Guest, time: Time) -> None:
    guest.opens(owner.invites()).answers(1, do="skip").sends()
    owner.browser.post("/terms/invite/withdraw")
    time.now += AFTER_A_NO
    owner.invites()
    assert rows.sweep(time.now.date() + ASKS_FOR) == 0
    assert rows.sweep(time.now.date() + ASKS_FOR + timedelta(days=1)) == 1
    assert [row.to_owner is None for row in GuestRow.objects.all()] == [False]


def test_who_was_faster_is_not_written_over(owner: Owner, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    guest.opens(owner.invites())
    monkeypatch.setattr(rows, "_changed", lambda *_, **__: False)
    page = guest.post("/topics/1", {"words": "x", "do": "said"})
    assert page.status_code == 409
    assert b"Something changed in the meantime" in page.content


def test_two_who_open_a_first_link_at_once_do_not_both_come_in(
    owner: Owner, guest: Guest, another: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, exchange = owner.invites(), rows.exchange

    def after_another(*given: object) -> bool:
        monkeypatch.setattr(rows, "exchange", exchange)
        another.opens(link)
        return exchange(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "exchange", after_another)
    assert guest.post(link).status_code == 404
    assert "Kim asks" in another.sees()


# Whose pages these are.


def test_none_of_the_pages_of_who_asks_is_here_and_the_other_way_round() -> None:
    here, there = patterns(urls.__name__), patterns(owners_urls.__name__)
    assert not {each.callback for each in here} & {each.callback for each in there}
    assert {each.callback.__module__.split(".")[1] for each in here} == {"guests"}
    assert {each.callback.__module__.split(".")[1] for each in there} == {"web"}


def test_every_page_says_who_may_see_it() -> None:
    marks = {str(each.name): getattr(each.callback, "access", None) for each in patterns(urls.__name__)}
    assert {name for name, mark in marks.items() if mark == "anyone"} == {"open", "done", "help"}
    assert set(marks.values()) == {"anyone", "guest"}


def test_an_address_of_who_asks_leads_nowhere(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites())
    nothing = guest.get("/nowhere")
    ours = {f"/{each.pattern}" for each in patterns(urls.__name__)}
    theirs = [f"/{each.pattern}" for each in patterns(owners_urls.__name__) if "<" not in str(each.pattern)]
    for path in theirs:
        if path not in ours:
            assert bare(guest.get(path)) == bare(nothing), path


@pytest.mark.parametrize("path", ["/", "/topics/1", "/look", "/decline", "/back", "/erase", "/forget", "/take-back"])
def test_a_stranger_finds_the_same_nothing(guest: Guest, owner: Owner, path: str) -> None:
    del owner
    for page in (guest.get(path), guest.post(path)):
        assert bare(page) == bare(guest.get("/nowhere"))


@pytest.mark.parametrize(
    "more",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Host": "evil.example"},
    ],
)
def test_other_sites_open_nothing(owner: Owner, guest: Guest, more: dict[str, str]) -> None:
    link = owner.invites()
    assert guest.post(link, more=more).status_code == 404
    guest.opens(link)


def test_a_page_that_hides_its_address_opens_by_its_own_button(owner: Owner, guest: Guest) -> None:
    assert guest.post(owner.invites(), more={"Origin": "null", "Sec-Fetch-Site": "same-origin"}).status_code == 302


def test_other_forms_need_their_token(owner: Owner, guest: Guest) -> None:
    guest.opens(owner.invites())
    with guest.there() as client:
        client.handler.enforce_csrf_checks = True
        for path in ("/topics/1", "/look", "/decline", "/erase", "/forget", "/take-back"):
            assert client.post(path, {"do": "skip", "how": "told"}).status_code == 403
    assert "Kim asks" in guest.sees()


def test_help_is_there_for_everybody(guest: Guest, owner: Owner) -> None:
    del owner
    assert "Samaritans" in str(guest.post("/help", {"country": "GB"}).content)
    assert guest.get("/help").status_code == 200
