"""What people give by mistake, or on purpose: one sentence each, and nothing left behind."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport
from goodterms.chats.source import Source
from goodterms.messages import check

CHAT = "13/01/2024, 09:00 - Ann: hi\n14/01/2024, 09:00 - Bob: hello\n"


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return held.getvalue()


def locked() -> bytes:
    data = bytearray(zipped({"_chat.txt": CHAT.encode()}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(signature) + offset, 1)
    return bytes(data)


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("chat.txt", b"", "is empty"),
    "only blank lines": ("chat.txt", b"\xef\xbb\xbf\r\n \n", "is empty"),
    "another text": ("notes.txt", b"milk\nbread\n", "is not an export"),
    "a picture": ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "is not an export"),
    "a picture called .txt": ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9, "is not"),
    "HTML": ("messages.html", b"<!DOCTYPE html><html><body>hi</body></html>", "is not an export"),
    "other JSON": ("data.json", b'{"hello": [1, 2]}', "."),
    "broken text": ("chat.txt", CHAT.encode() + b"15/01/2024, 09:00 - Ann: \xff\xfe\xfa\n", "line 3"),
    "an endless line": ("chat.txt", CHAT.encode() + b"x" * 3_000_000, "line 3"),
    "a truncated zip": ("chat.zip", zipped({"_chat.txt": os.urandom(4000)})[:-300], "damaged or incomplete"),
    "a zip with a broken middle": (
        "chat.zip",
        zipped({"_chat.txt": CHAT.encode() * 50}).replace(b"Ann: hi", b"Ann: ho", 3),
        "damaged or incomplete",
    ),
    "a zip bomb": (
        "chat.zip",
        zipped({"_chat.txt": bytes(64 * 1024**2)}, compression=zipfile.ZIP_DEFLATED),
        "would unpack to 64 MB",
    ),
    "a path out of the zip": ("chat.zip", zipped({"../../etc/chat.txt": CHAT.encode()}), "outside its folder"),
    "an absolute path": ("chat.zip", zipped({"/etc/chat.txt": CHAT.encode()}), "outside its folder"),
    "a path of Windows": ("chat.zip", zipped({"..\\chat.txt": CHAT.encode()}), "outside its folder"),
    "a drive": ("chat.zip", zipped({"C:\\chat.txt": CHAT.encode()}), "outside its folder"),
    "a locked zip": ("chat.zip", locked(), "locked with a password"),
    "a zip in a zip in a zip": (
        "chat.zip",
        zipped({"inner.zip": zipped({"more.zip": zipped({"_chat.txt": CHAT.encode()})})}),
        "within an archive within an archive; give it by itself",
    ),
    "another archive in a zip": (
        "chat.zip",
        zipped({"chat.rar": b"Rar!"}),
        "“chat.zip/chat.rar” is an archive that is not",
    ),
    "a zip of pictures": ("chat.zip", zipped({"a.jpg": b"\xff\xd8"}), "holds no chat text"),
    "an empty zip": ("chat.zip", zipped({}), "holds no chat text"),
    "a zip of other texts": ("chat.zip", zipped({"notes.txt": b"milk\n"}), "is not an export"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_in_one_sentence_that_names_it(tmp_path: Path, case: str) -> None:
    name, data, words = BAD[case]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadExport) as refused:
        chats.read(path, tz="UTC")
    sentence = str(refused.value)
    assert words in sentence
    assert name.split(".")[0] in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_missing_file_and_a_folder_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadExport, match=r"There is no file “gone\.txt”"):
        chats.read(tmp_path / "gone.txt")
    with pytest.raises(BadExport, match="is a folder"):
        chats.read(tmp_path)
    with pytest.raises(BadExport, match="No file was given"):
        chats.read([])
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadExport, match="not an ordinary file"):
        chats.read(tmp_path / "pipe")


def test_a_hostile_name_stays_on_one_line_of_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a\n\x1b[31m\u202etxt.chat"
    path.write_bytes(b"milk")
    with pytest.raises(BadExport) as refused:
        chats.read(path)
    assert str(refused.value).isprintable()


def test_a_name_with_a_nul_is_no_file() -> None:
    with pytest.raises(BadExport, match="could not be opened"):
        chats.read("a\x00b.txt")


def test_an_unknown_zone_order_or_chat_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    for zone in ("Mars/Base", "", "../../etc/passwd", "Europe/Berlin\n"):
        with pytest.raises(BadExport, match="There is no time zone"):
            chats.read(path, tz=zone)
    with pytest.raises(BadExport, match="no order of day"):
        chats.read(path, date_order="ydm")
    with pytest.raises(BadExport, match="There is no chat “Carol”"):
        chats.read(path, chat="Carol")


def test_one_bad_file_among_good_ones_stops_the_import(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(CHAT)
    (tmp_path / "bad.txt").write_text("milk")
    with pytest.raises(BadExport, match=r"bad\.txt"):
        chats.read([tmp_path / "good.txt", tmp_path / "bad.txt"])


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(zipped({"_chat.txt": CHAT.encode() * 99}, compression=zipfile.ZIP_DEFLATED))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    with pytest.raises(BadExport):
        chats.read(Source("chat.zip", bytes(data)), tz="UTC")


SHAPES: list[Callable[[bytes], bytes]] = [
    lambda data: data,
    lambda data: CHAT.encode() + data,
    lambda data: data + CHAT.encode(),
    lambda data: CHAT.encode().replace(b"hello", data),
    lambda data: zipped({"_chat.txt": CHAT.encode()})[: len(data)],
    lambda data: zipped({"_chat.txt": data}),
    lambda data: b'{"messages": ' + data,
]


def outcome(path: Path) -> str:
    try:
        check(chats.read(path, tz="Europe/Berlin").messages)
    except BadExport as refused:
        return str(refused)
    return ""


@given(st.binary(max_size=300), st.sampled_from(SHAPES))
def test_any_bytes_give_a_sound_table_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, shape: Callable[[bytes], bytes]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(shape(data))
    assert outcome(path).isprintable()


LINES = st.one_of(
    st.text(max_size=30),
    st.builds(
        "{:02}/{:02}/{}, {:02}:{:02}{}- {}{}{}".format,
        st.integers(0, 40),
        st.integers(0, 14),
        st.sampled_from([24, 2024, 99, 0]),
        st.integers(0, 26),
        st.integers(0, 70),
        st.sampled_from([" ", " PM ", " p. m. ", ""]),
        st.sampled_from(["Ann", "Bob", "Dr: Ann", "\u202a+44\u202c", "", ":"]),
        st.sampled_from([": ", ":", "", " created group "]),
        st.sampled_from(
            ["hi", "", "\u200e<attached: a.jpg>", "<Media omitted>", "POLL:", "x.vcf (file attached)", "\r"]
        ),
    ),
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_give_a_sound_table_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], end: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines.txt"
    path.write_bytes(end.join(written).encode("utf-8", "surrogatepass"))
    assert outcome(path).isprintable()
