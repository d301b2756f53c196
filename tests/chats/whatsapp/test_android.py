"""What phones with Android write below or around a file or a place."""

from pathlib import Path

import pytest

from tests.chats.whatsapp.written import kinds, read_text, texts

PLACE = "location: https://maps.google.com/?q=51.51193,-0.1344906"


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("plan.pdf (file attached)\nplan", "media", None),
        ("plan.pdf (file attached)\nplan.pdf", "media", None),
        ("plan.pdf (file attached)\nthe plan", "media", "the plan"),
        ("AUD-20190101-WA0000. (file attached)", "voice", None),
        (f"31 Brewer Street\n31 Brewer Street, London\n{PLACE}", "location", None),
        (f"Helsinki\nHelsinki\n{PLACE}", "location", None),
        (f"we meet\nat the bar\n{PLACE}", "text", f"we meet\nat the bar\n{PLACE}"),
        (f"we meet at\n{PLACE}", "text", f"we meet at\n{PLACE}"),
        ("null", "text", "null"),
    ],
)
def test_what_the_app_adds_is_told_from_words(tmp_path: Path, body: str, kind: str, text: str | None) -> None:
    imported = read_text(tmp_path, f"31/12/2024, 22:05 - Ann: hi\n31/12/2024, 22:06 - Ann: {body}\n")
    assert (kinds(imported)[1], texts(imported)[1]) == (kind, text)
