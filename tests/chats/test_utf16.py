"""Files that were saved anew in UTF-16 are read as those in UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms import chats
from goodterms.chats import BadExport, Source
from tests.chats.soundness import file, imported

SAMPLES = Path(__file__).parents[1] / "samples"


def samples() -> list[Path]:
    """List the first file of each kind of each format that is read by itself."""
    wanted = {".csv", ".json", ".jsonl", ".txt", ".md", ".xml"}
    found: dict[str, Path] = {}
    for path in sorted(SAMPLES.rglob("*")):
        sort = f"{path.relative_to(SAMPLES).parts[0]}{path.suffix}"
        if path.suffix in wanted and sort not in found and _is_read(path):
            found[sort] = path
    return list(found.values())


def _is_read(path: Path) -> bool:
    try:
        path.read_text("utf-8")
        return chats.read(Source(path.name, path.read_bytes()), tz="UTC").messages.height > 0
    except (BadExport, UnicodeDecodeError):
        return False


@pytest.mark.parametrize("path", samples(), ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_read(path: Path, mark: str) -> None:
    text = path.read_bytes().decode("utf-8-sig").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    anew = file(("\ufeff" + text).encode(mark), path.name)
    found, expected = imported(anew), imported(file(path.read_bytes(), path.name))
    assert found.messages.equals(expected.messages)
    assert len(found.skipped) == len(expected.skipped)
    assert chats.read(chats.unpack(anew), tz="Europe/Berlin").messages.equals(expected.messages)


def test_what_breaks_off_in_utf_16_gets_a_sentence() -> None:
    text = (SAMPLES / "viber" / "Emma.csv").read_text("utf-8-sig")
    with pytest.raises(BadExport, match="is not readable text; export it again, or save it as UTF-8"):
        imported(file(("\ufeff" + text).encode("utf-16-le")[:-1], "Emma.csv"))
