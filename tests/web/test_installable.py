"""What a browser needs to install the pages, and what it may keep of them: two fixed files, and nothing else."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.web.shields import HEADERS, WORKER
from tests.web.asking import SAFE, answer_all

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

STATIC = Path(__file__).parents[2] / "src" / "goodterms" / "web" / "static" / "goodterms"
MANIFEST = json.loads((STATIC / "notes.webmanifest").read_text("utf-8"))
WRITTEN = (STATIC / "worker.js").read_text("utf-8")
CODE = re.sub(r"^\s*//.*$", "", WRITTEN, flags=re.MULTILINE)
FIXED = ("/static/goodterms/offline.html", "/static/goodterms/offline.css")


def fetched(browser: Client, path: str) -> Page:
    page = browser.get(path)
    page.close()
    return page


def test_on_a_home_screen_it_is_notes_and_says_nothing_of_us() -> None:
    assert (MANIFEST["name"], MANIFEST["short_name"]) == ("Notes", "Notes")
    told = json.dumps(MANIFEST).lower()
    assert not re.search(r"good.?terms|friend|ex\b|love|partner", told)
    assert set(MANIFEST) == {
        "id", "name", "short_name", "start_url", "scope", "display", "background_color", "theme_color", "icons"
    }  # fmt: skip
    assert (MANIFEST["start_url"], MANIFEST["scope"], MANIFEST["id"]) == ("/", "/", "/")


def test_the_icons_are_there_in_the_sizes_that_are_named() -> None:
    for icon in MANIFEST["icons"]:
        data = (STATIC / icon["src"]).read_bytes()
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


def test_only_the_worker_may_look_after_all_addresses(browser: Client) -> None:
    worker = fetched(browser, WORKER)
    assert worker.headers["Service-Worker-Allowed"] == "/"
    assert "javascript" in worker.headers["Content-Type"]
    for name, value in HEADERS.items():
        assert worker.headers[name] == value
    for other in ("/static/goodterms/forms.js", "/", FIXED[0]):
        assert "Service-Worker-Allowed" not in fetched(browser, other).headers


def test_the_policy_names_workers_and_manifest_as_ours_alone() -> None:
    policy = HEADERS["Content-Security-Policy"].split("; ")
    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy


def test_the_worker_keeps_two_fixed_files_and_writes_nothing_else() -> None:
    assert tuple(re.findall(r'"(/[^"]+)"', CODE)) == FIXED
    assert CODE.count("addAll") == 1
    assert not re.search(r"\.put\(|\.add\(|indexedDB|\.clone\(|\.text\(|\.json\(|postMessage", CODE)
    assert re.findall(r'addEventListener\("(\w+)"', CODE) == ["install", "activate", "fetch"]


def test_nothing_asks_to_notify_or_to_wake() -> None:
    written = "".join(path.read_text("utf-8") for path in STATIC.glob("*.js"))
    assert not re.search(r"Notification|PushManager|pushManager|\.sync\b|periodicSync|setAppBadge|\bpush\"", written)


def test_the_page_for_when_it_does_not_run_is_the_same_for_everybody(browser: Client) -> None:
    answer_all(browser, SAFE)
    page = browser.get(FIXED[0])
    written = b"".join(page.streaming_content).decode()  # type: ignore[attr-defined]
    page.close()
    assert written == (STATIC / "offline.html").read_text("utf-8")
    assert "no-store" not in page.headers["Cache-Control"]
    assert not re.search(r"good.?terms(?!/offline)|<script|<img|friend", written, re.IGNORECASE)
    assert re.findall(r'(?:href|src)="([^"]+)"', written) == [FIXED[1]]
    assert "url(" not in (STATIC / "offline.css").read_text("utf-8")
