"""Who may see which page: one mark on every view, and nothing at all for a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

from goodterms.web import access, urls
from goodterms.web.access import anyone, opened, visitor
from goodterms.web.database import CannotStore
from goodterms.web.models import Sealed
from goodterms.web.pages import home as home_page
from goodterms.web.pages import settings as settings_page
from goodterms.web.store import Changed
from goodterms.web.visits import Locked
from tests.web.asking import SAFE, answer_all
from tests.web.conftest import PASSPHRASE
from tests.web.keeping import after, keep, leads, lock, seen, visit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.test import Client

    from goodterms.web.access import Asked

MARKS = {"anyone", "visitor", "opened"}
FOR_ANYONE = {"start", "leave", "away"}
WHILE_LOCKED = {
    "home",
    "here",
    "lock",
    "help",
    "offline",
    "worker",
    "unlock",
    "unlock-code",
    "start-over",
    "deleted",
    "look",
    "how",
    "how-one",
    "messages-share",  # it says why nothing was taken: tests/web/test_shared_page.py
}


def patterns() -> list[URLPattern]:
    found = get_resolver(urls.__name__).url_patterns
    return [pattern for pattern in found if isinstance(pattern, URLPattern)]


def address(pattern: URLPattern) -> str:
    """Write an address of a page, with something in the place of what varies."""
    route = str(pattern.pattern)
    for kind, example in {"<int:": "1", "<str:": "x", "<slug:": "x"}.items():
        while kind in route:
            before, _, rest = route.partition(kind)
            route = before + example + rest.partition(">")[2]
    assert "<" not in route
    return f"/{route}"


def test_every_address_is_looked_at() -> None:
    assert len(patterns()) == len(urls.urlpatterns) > 0


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_every_page_says_who_may_see_it(pattern: URLPattern) -> None:
    mark = getattr(pattern.callback, "access", None)
    assert mark in MARKS
    assert (mark == "anyone") == (pattern.name in FOR_ANYONE)


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_a_stranger_finds_the_same_nothing_at_every_address(stranger: Client, pattern: URLPattern) -> None:
    if pattern.name in {"leave", "away"}:
        return
    nothing = stranger.get("/nowhere")
    for answer in (
        stranger.get(address(pattern)),
        stranger.post(address(pattern)),
        stranger.put(address(pattern)),
        stranger.delete(address(pattern)),
    ):
        assert (answer.status_code, answer.content) == (404, nothing.content)
        assert dict(answer.headers) == dict(nothing.headers)
    assert stranger.cookies == {}


def test_a_stranger_finds_nothing_where_only_changes_are_taken(stranger: Client) -> None:
    assert stranger.get("/leave").content == stranger.get("/nowhere").content


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_while_it_is_locked_only_help_and_the_way_in_are_there(browser: Client, pattern: URLPattern) -> None:
    if pattern.name in FOR_ANYONE | WHILE_LOCKED:
        return
    keep(browser)
    lock(browser)
    for answer in (browser.get(address(pattern)), browser.post(address(pattern))):
        assert (answer.status_code, leads(answer)) == (302, "/unlock")


def test_an_unknown_id_is_a_stranger(browser: Client) -> None:
    (name,) = browser.cookies
    browser.cookies[name] = "a" * 43
    assert browser.get("/").status_code == 404


def test_addresses_are_plain_words_and_small_numbers() -> None:
    for pattern in patterns():
        parts = str(pattern.pattern).split("/")
        assert all(
            part.replace("-", "").isalpha() or part.startswith(("<int:", "<str:ticket", "<slug:")) or not part
            for part in parts
        ), parts


def test_a_mark_hides_nothing_of_a_view() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        """Say so."""
        return HttpResponse(request.path)

    for mark in (anyone, visitor, opened):
        assert mark(view).__doc__ == "Say so."


# What a page could not foresee is said in a sentence.


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, browser: Client) -> Callable[[BaseException], None]:
    """Let the settings fail, whatever is asked of them."""

    def fail_with(problem: BaseException) -> None:
        def fails(*_: object, **__: object) -> None:
            raise problem

        monkeypatch.setattr(settings_page, "listed_countries", fails)
        monkeypatch.setattr(settings_page, "country_code", fails)
        browser.get("/")

    return fail_with


def test_a_page_that_cannot_be_read_says_why(browser: Client, failing: Callable[[BaseException], None]) -> None:
    failing(CannotStore("The disk is full."))
    page = browser.get("/settings")
    assert page.status_code == 409
    assert "This cannot be opened The disk is full." in seen(page)
    assert "delete what is kept" not in seen(page)


def test_what_is_damaged_can_still_be_deleted_so_that_a_copy_can_come_back(browser: Client) -> None:
    answer_all(browser, SAFE)
    keep(browser)
    Sealed.objects.update(body=b"spilled coffee")
    page = browser.get("/plan")
    assert page.status_code == 409
    assert "If you have none, leave it as it is" in seen(page)
    assert b'href="/settings/delete"' in page.content
    assert browser.get("/settings/delete").status_code == 200
    answer = browser.post("/settings/delete", {"passphrase": PASSPHRASE})
    assert "It is gone" in after(browser, answer)
    assert browser.get("/import").status_code == 200


def test_a_change_that_cannot_be_made_goes_back_to_its_page_with_the_reason(
    browser: Client, failing: Callable[[BaseException], None]
) -> None:
    failing(Changed())
    answer = browser.post("/settings", {"idle": "5"}, HTTP_REFERER="http://127.0.0.1:80/help?country=DE")
    assert leads(answer) == "/help"
    assert "changed in another window" in after(browser, answer)


@pytest.mark.parametrize("referer", ["", "http://evil.example/x", "http://127.0.0.1:81/help", "//evil.example"])
def test_from_nowhere_it_goes_home(browser: Client, failing: Callable[[BaseException], None], referer: str) -> None:
    failing(Changed())
    assert leads(browser.post("/settings", {"idle": "5"}, HTTP_REFERER=referer)) == "/"


def test_a_page_of_ours_never_sends_anyone_elsewhere(browser: Client, failing: Callable[[BaseException], None]) -> None:
    failing(Changed())
    answer = browser.post("/settings", {"idle": "5"}, HTTP_REFERER="http://127.0.0.1:80//evil.example/")
    assert leads(answer) == "/evil.example/"


def test_what_was_locked_meanwhile_leads_to_the_way_in(
    browser: Client, failing: Callable[[BaseException], None]
) -> None:
    keep(browser)
    failing(Locked())
    assert leads(browser.get("/settings")) == "/unlock"
    assert leads(browser.post("/settings", {"idle": "5"})) == "/unlock"


def test_a_part_of_a_page_that_was_locked_meanwhile_leads_the_whole_page_to_the_way_in(
    browser: Client, failing: Callable[[BaseException], None]
) -> None:
    keep(browser)
    failing(Locked())
    assert browser.get("/settings", HTTP_HX_REQUEST="true").headers["HX-Redirect"] == "/unlock"
    lock(browser)
    for path in ("/messages/work", "/reading", "/settings"):
        answer = browser.get(path, HTTP_HX_REQUEST="true")
        assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/unlock")


def test_a_mistake_of_ours_is_no_sentence(browser: Client, failing: Callable[[BaseException], None]) -> None:
    failing(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        browser.get("/settings")


def test_the_marks_stand_in_one_file() -> None:
    assert {mark.__module__ for mark in (anyone, visitor, opened)} == {access.__name__}
    assert home_page.home.access == "visitor"


def test_what_was_noted_while_another_window_locked_is_not_shown_on_the_locked_page(browser: Client) -> None:
    keep(browser)

    def lock_meanwhile(request: Asked) -> HttpResponse:
        request.visit.forget()
        request.visit.notes.append("You said that they asked for no contact.")
        return HttpResponse()

    asked = RequestFactory().get("/")
    asked.visit = visit_of(browser)  # type: ignore[attr-defined]
    opened(lock_meanwhile)(asked)
    assert visit_of(browser).state == "locked"
    assert "no contact" not in seen(browser.get("/unlock"))
