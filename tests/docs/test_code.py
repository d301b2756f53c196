"""The Python that the documents show runs as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms.messages import KINDS, NULLABLE, SCHEMA, SCHEMA_VERSION

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
CHAT = "".join(
    f"{day:02}/03/2026, {hour:02}:{minute:02} - {name}: {'did you sleep?' if minute else 'yes, and you'}\n"
    for day in range(1, 31)
    for hour, minute, name in ((9, 0, "Sam"), (9, 5, "Alex"), (20, 0, "Alex"), (20, 30, "Sam"))
)
TERMS = """{"terms": [{"id": "late", "topic": "contact", "text": "Nothing after eight.", "known": "written",
"state": "said-by-them", "on": "2026-03-02", "limit":
{"kind": "quiet-hours", "hours": [{"from": "20:00", "to": "08:00"}]}}]}"""


def code_of(page: str) -> str:
    return "\n".join(re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL))


def run(page: str, **given: Any) -> dict[str, Any]:
    names: dict[str, Any] = dict(given)
    exec(compile(code_of(page), page, "exec"), names)  # noqa: S102 (our own documents)
    return names


def test_the_library_works_as_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("WhatsApp Chat with Alex.txt").write_text(CHAT)
    shutil.make_archive("WhatsApp Chat with Alex", "zip", tmp_path, "WhatsApp Chat with Alex.txt")
    Path("terms.json").write_text(TERMS)
    assert run("README.md")["pair"].messages["who"].to_list()[:2] == ["me", "them"]


def test_a_reading_is_made_shown_drawn_and_compared_as_its_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("WhatsApp Chat with Alex.txt").write_text(CHAT)
    made = run("docs/reading.md")
    assert made["table"].height == sum(len(measure.estimates) for measure in made["found"].measures)
    assert made["shown"].first
    assert all(picture.startswith("<svg") for picture in made["pictures"])
    assert b'"measures"' in made["written"]
    assert made["both"].events[0].id == "stretch"


def test_thousands_of_conversations_are_measured_as_the_recipe_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("exports").mkdir()
    for name in ("Kim", "Max", "Zoe"):
        Path("exports", f"{name}.txt").write_text(CHAT.replace("Alex", name))
    Path("exports", "of three.txt").write_text(CHAT + "30/03/2026, 21:00 - Eve: and me?\n")
    table = run("docs/messages.md", SCHEDULER="threads")["table"]
    assert set(table["file"]) == {"Kim.txt", "Max.txt", "Zoe.txt"}
    assert table.filter(pl.col("file") == "Kim.txt").height * 3 == table.height
    assert pl.read_parquet("measures.parquet").equals(table)


def test_the_page_of_the_table_says_what_its_schema_says() -> None:
    page = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| (yes|no) \|", page, re.MULTILINE)
    assert [name for name, _, _ in rows] == list(SCHEMA)
    assert {name for name, _, empty in rows if empty == "yes"} == NULLABLE
    told = {name: sort.strip() for name, sort, _ in rows}
    for name, sort in SCHEMA.items():
        assert told[name].split("(")[0].split(" ")[0] == sort.base_type().__name__
    assert told["kind"] == f"Enum {', '.join(KINDS)}"
    assert f"This is version {SCHEMA_VERSION} " in page
