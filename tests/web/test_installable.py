"""What a browser needs to install the pages, and what it may keep: a page and its look, the same for everybody."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import translation

from goodterms.served.headers import HEADERS
from goodterms.web.pages.offline import kept_as
from tests.web.asking import ON_THE_WAY, SAFE, answer_all
from tests.web.keeping import visit_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

STATIC = Path(__file__).parents[2] / "src" / "goodterms" / "web" / "static"
NOTES = STATIC / "notes"
MANIFEST = json.loads((NOTES / "notes.webmanifest").read_text("utf-8"))
FIXED = ("/offline", "/static/notes/offline.css")
OURS = re.compile(r"good.?terms|friend|ex\b|love|partner", re.IGNORECASE)


def fetched(browser: Client, path: str) -> Page:
    page = browser.get(path)
    page.close()
    return page


def code(browser: Client) -> str:
    """Give the worker without what is remarked in it."""
    return re.sub(r"^\s*//.*$", "", browser.get("/worker").content.decode(), flags=re.MULTILINE)


def test_on_a_home_screen_it_is_notes_and_says_nothing_of_us() -> None:
    assert (MANIFEST["name"], MANIFEST["short_name"]) == ("Notes", "Notes")
    assert not OURS.search(json.dumps(MANIFEST))
    assert set(MANIFEST) == {
        "id", "name", "short_name", "start_url", "scope", "display", "background_color", "theme_color", "icons"
    }  # fmt: skip
    assert (MANIFEST["start_url"], MANIFEST["scope"], MANIFEST["id"]) == ("/", "/", "/")


def test_the_icons_are_there_in_the_sizes_that_are_named() -> None:
    for icon in MANIFEST["icons"]:
        data = (NOTES / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            wide, high = struct.unpack(">II", data[16:24])
            assert (data[:8], icon["sizes"]) == (b"\x89PNG\r\n\x1a\n", f"{wide}x{high}")
            assert len(data) < 10_000
    assert {icon["sizes"] for icon in MANIFEST["icons"]} >= {"192x192", "512x512"}
    assert "maskable" in {icon["purpose"] for icon in MANIFEST["icons"]}


def test_the_pages_name_the_manifest_and_the_browser_gets_it_as_one(browser: Client) -> None:
    answer_all(browser, SAFE)
    link = re.search(r'<link rel="manifest" href="([^"]+)">', browser.get("/").content.decode())
    assert link
    answer = fetched(browser, link[1])
    assert answer.headers["Content-Type"].startswith("application/manifest+json")


def test_whoever_did_not_come_in_and_the_page_one_leaves_to_hear_of_none_of_it(stranger: Client) -> None:
    for page in ("/", "/bread"):
        assert b"manifest" not in stranger.get(page).content
        assert b"forms.js" not in stranger.get(page).content


def test_what_a_browser_keeps_is_named_neutrally_and_by_what_is_in_it(browser: Client) -> None:
    worker = browser.get("/worker")
    assert "javascript" in worker.headers["Content-Type"]
    assert "Service-Worker-Allowed" not in worker.headers
    for name, value in HEADERS.items():
        assert worker.headers[name] == value
    (name,) = re.findall(r'const KEPT = "(notes-[0-9a-f]{16})";', code(browser))
    assert name == kept_as()
    with translation.override("ar"):
        assert kept_as() != name
    assert not OURS.search(worker.content.decode())


def test_the_policy_names_workers_and_manifest_as_ours_alone() -> None:
    policy = HEADERS["Content-Security-Policy"].split("; ")
    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy


def test_the_worker_keeps_two_fixed_things_and_writes_nothing_else(browser: Client) -> None:
    written = code(browser)
    assert tuple(re.findall(r'"(/[^"]+)"', written)) == FIXED
    assert written.count("addAll") == 1
    assert not re.search(r"\.put\(|\.add\(|indexedDB|\.clone\(|\.text\(|\.json\(|postMessage", written)
    assert re.findall(r'addEventListener\("(\w+)"', written) == ["install", "activate", "fetch"]


def test_nothing_asks_to_notify_or_to_wake(browser: Client) -> None:
    written = "".join(path.read_text("utf-8") for path in STATIC.rglob("*.js")) + code(browser)
    assert not re.search(r"Notification|PushManager|pushManager|\.sync\b|periodicSync|setAppBadge|\bpush\"", written)


def test_the_page_for_when_it_does_not_run_is_the_same_for_everybody(browser: Client) -> None:
    before = browser.get(FIXED[0]).content.decode()
    answer_all(browser, SAFE | ON_THE_WAY)
    visit_of(browser).notes.append("Said once.")
    page = browser.get(FIXED[0])
    assert page.content.decode() == before
    assert "Said once." in visit_of(browser).notes
    assert "Set-Cookie" not in page.headers
    assert "This is not running" in before
    assert not OURS.search(before)
    assert not re.search(r"<script|<img|<form", before)
    assert re.findall(r'(?:href|src)="([^"]+)"', before) == [FIXED[1]]
    assert "url(" not in (NOTES / "offline.css").read_text("utf-8")
    answer = fetched(browser, FIXED[1])
    assert "no-store" not in answer.headers["Cache-Control"]
