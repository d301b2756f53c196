"""Backups from other projects' tests, with the ground truth that was counted in them; not part of this project."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from goodterms.chats import BadExport
from goodterms.messages import COUNTED_KINDS, OWNER
from tests.chats.sms.backed_up import imported

FOLDER = os.environ.get("GOODTERMS_SAMPLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="GOODTERMS_SAMPLES names no folder of shared samples")
SMS = Path(FOLDER or ".") / "sms"


@pytest.mark.parametrize(
    ("name", "chats", "first", "last"),
    [
        ("backup_v10.xml", {"Contact A": 4, "Contact B": 1, "Contact C": 7}, 1512226167463, 1512238245524),
        ("two_threads.xml", {"Contact A": 4, "Contact B": 3}, 1512226167463, 1720998243000),
        ("media_mms.xml", {"Contact C": 4}, 1721161764000, 1721161767000),
        ("corrupt_attachments.xml", {"Contact D": 2}, 1721161768000, 1721161769000),
        ("minimal_mms.xml", {"Alice Smith": 1}, 1609545600000, 1609545600000),
        ("locket_three_numbers.xml", {"Josh V": 27, "Cory D": 18}, 1737970020000, 1747739400000),
        ("locket_draft.xml", {"Sarah Kovacs": 2, "+15551112222": 1}, 1736935200000, 1736938000000),
        ("same_text_twice.xml", {"Test Contact": 2}, 1336729664538, 1349550921412),
        ("same_text_other_contact.xml", {"John Doe": 1, "Jane Doe": 1}, 1331055444391, 1331055444391),
        (
            "edge_cases.xml",
            {"+15551112222": 1, "Charlie Unicode": 1, "Dana Empty": 1, "Eve NoParts": 1},
            1609459200000,
            1609470000000,
        ),
        (
            "group_mms.xml",
            {"Test Contact": 1, "Max Mustermann": 1, "Max Mustermann, Erika Musterfrau": 1},
            1336729664538,
            1412109700000,
        ),
    ],
)
def test_a_sample_reads_right(name: str, chats: dict[str, int], first: int, last: int) -> None:
    found = imported(SMS / name).messages
    assert Counter(found["chat"]) == chats
    assert found["kind"].is_in(COUNTED_KINDS).all()
    assert [found["sent_at"].dt.epoch("ms").min(), found["sent_at"].dt.epoch("ms").max()] == [first, last]


def test_a_draft_is_dropped_and_an_mms_without_an_address_is_by_who_wrote_it() -> None:
    found = imported(SMS / "locket_draft.xml")
    assert [(entry.place, entry.reason) for entry in found.skipped] == [("message 3", "a draft, never sent")]
    last = found.messages.select("sender", "text").row(-1)
    assert last == ("+15551112222", "Where is Santa Clause?")


def test_texts_survive_what_stands_around_them() -> None:
    assert imported(SMS / "edge_cases.xml").messages["text"].to_list() == [
        "Minimal fields, no optionals.",
        "Hello 🌍 — this has «special» chars & symbols < > \" '",
        "",
        None,
    ]
    assert imported(SMS / "minimal_mms.xml").messages["text"].to_list() == ["Hello from MMS!"]
    assert imported(SMS / "corrupt_attachments.xml").messages["text"].to_list() == [
        "MMS with corrupted base64 image data",
        "MMS with unsupported attachment type",
    ]
    assert imported(SMS / "backup_v10.xml").messages["text"][9] == "Body text 10\nBody text 11\nBody text 12"


def test_a_group_is_one_conversation() -> None:
    row = imported(SMS / "group_mms.xml").messages.select("sender", "text", "chat").row(2)
    assert row == (OWNER, "Where is Santa Clause?", "Max Mustermann, Erika Musterfrau")


def test_none_is_said_plainly_and_a_cut_tag_in_one_sentence() -> None:
    assert imported(SMS / "empty.xml").warnings == ("“empty.xml” holds no messages.",)
    with pytest.raises(BadExport, match=r"“malformed\.xml” breaks off or is damaged before the first record"):
        imported(SMS / "malformed.xml")
