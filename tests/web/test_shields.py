"""What every answer carries, and who may ask at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from goodterms.served.headers import HEADERS
from goodterms.web import visits
from goodterms.web.pages import settings as settings_page
from tests.web.conftest import ADDRESS
from tests.web.keeping import keep, seen, visit_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

CHANGE = {"idle": "5"}
CSS = "/static/goodterms/look.css"


def broken_page(monkeypatch: pytest.MonkeyPatch, browser: Client) -> Page:
    def breaks() -> None:
        raise ZeroDivisionError("something personal")

    monkeypatch.setattr(settings_page, "listed_countries", breaks)
    browser.raise_request_exception = False
    return browser.get("/settings")


def check_headers(page: Page) -> None:
    for name, value in HEADERS.items():
        assert page.headers[name] == value, name
    assert page.headers["Cache-Control"] == "no-store"
    assert "Cookie" in page.headers["Vary"]


@pytest.mark.parametrize("address", ["/", "/help", "/settings", "/bread", "/nowhere", "/plan", "/lock"])
def test_every_page_carries_every_header_errors_included(browser: Client, stranger: Client, address: str) -> None:
    check_headers(browser.get(address))
    stranger.cookies.clear()
    check_headers(stranger.get(address))


def test_what_breaks_carries_them_too_and_shows_nothing_of_it(
    browser: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = broken_page(monkeypatch, browser)
    assert page.status_code == 500
    check_headers(page)
    assert b"personal" not in page.content
    assert b"Something broke on our side" in page.content
    said = capsys.readouterr()
    assert "personal" not in said.out + said.err


def test_what_breaks_says_that_what_is_kept_is_there_only_where_something_is(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = seen(broken_page(monkeypatch, browser))
    assert "What you kept" not in held
    assert "Nothing that you entered is written into any report." in held
    keep(browser)
    assert "What you kept is still there. You can go on." in seen(broken_page(monkeypatch, browser))


def test_a_refused_form_carries_them_too(browser: Client) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST=ADDRESS, HTTP_ORIGIN=f"http://{ADDRESS}")
    strict.cookies = browser.cookies
    page = strict.post("/settings", CHANGE)
    assert page.status_code == 403
    check_headers(page)
    assert b"too old to send" in page.content


def test_the_policy_lets_nothing_in_from_outside() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_what_is_the_same_for_everyone_may_be_kept_by_the_browser(browser: Client) -> None:
    page = browser.get(CSS)
    page.close()
    assert page.status_code == 200
    assert "no-store" not in page.headers["Cache-Control"]
    for name, value in HEADERS.items():
        assert page.headers[name] == value


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:81", "127.0.0.1:80.evil.example", "LOCALHOST:80"],
)
def test_under_another_name_there_is_nothing(browser: Client, host: str) -> None:
    for address in ("/", "/settings", CSS):
        page = browser.get(address, HTTP_HOST=host)
        assert (page.status_code, b"There is nothing here" in page.content) == (404, True)
        check_headers(page)


def test_under_its_two_names_it_is_there(browser: Client) -> None:
    assert browser.get("/help", HTTP_HOST="localhost:80").status_code == 200
    assert browser.get("/help", HTTP_HOST="127.0.0.1:80").status_code == 200


@pytest.mark.parametrize(
    "shown",
    [
        {"HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_ORIGIN": "https://127.0.0.1:80"},
        {"HTTP_ORIGIN": "http://127.0.0.1:81"},
        {"HTTP_ORIGIN": "http://localhost:80"},
        {"HTTP_ORIGIN": "http://127.0.0.1"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": ""},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
    ],
)
def test_a_change_from_another_page_is_refused(browser: Client, shown: dict[str, str]) -> None:
    keep(browser)
    for address in ("/settings", "/lock", "/leave", "/here", "/settings/copies/readable"):
        page = browser.post(address, CHANGE, **shown)  # type: ignore[arg-type]
        assert (page.status_code, b"There is nothing here" in page.content) == (404, True)
    assert visit_of(browser).state == "open"
    assert visit_of(browser).idle_minutes == visits.IDLE_MINUTES


def test_a_change_that_says_nothing_of_where_it_comes_from_is_refused(browser: Client) -> None:
    silent = Client(HTTP_HOST=ADDRESS)
    silent.cookies = browser.cookies
    assert silent.post("/settings", CHANGE).status_code == 404
    assert silent.post("/settings", CHANGE, HTTP_SEC_FETCH_SITE="same-origin").status_code == 302


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_may_lead_here_but_not_look_for_our_files(browser: Client, site: str) -> None:
    found = {"HTTP_SEC_FETCH_SITE": site}
    for mode in ("no-cors", "cors", "websocket", "same-origin"):
        for address in ("/help", CSS):
            assert browser.get(address, HTTP_SEC_FETCH_MODE=mode, **found).status_code == 404  # type: ignore[arg-type]
    assert browser.get("/help", HTTP_SEC_FETCH_MODE="navigate", **found).status_code == 200  # type: ignore[arg-type]


def test_another_page_may_not_show_us_in_a_frame_of_its_own(browser: Client) -> None:
    led = {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_SEC_FETCH_MODE": "navigate"}
    assert browser.get("/", **led, HTTP_SEC_FETCH_DEST="document").status_code == 200  # type: ignore[arg-type]
    assert browser.get("/", **led, HTTP_SEC_FETCH_DEST="iframe").status_code == 404  # type: ignore[arg-type]


def test_cookies_are_ours_alone_and_go_with_the_browser(browser: Client) -> None:
    browser.get("/settings")
    port = settings.VISIT_COOKIE_NAME.rpartition("-")[2]
    assert set(browser.cookies) == {f"notes-{port}", f"notes-form-{port}"}
    for cookie in browser.cookies.values():
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
        assert (cookie["max-age"], cookie["expires"], cookie["domain"]) == ("", "", "")


def test_locking_and_leaving_clear_what_the_browser_holds(browser: Client) -> None:
    for address in ("/lock", "/leave"):
        assert browser.post(address).headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_reload_of_what_only_takes_changes_is_a_page(browser: Client) -> None:
    page = browser.get("/lock")
    assert (page.status_code, b"There is no such page" in page.content) == (404, True)
